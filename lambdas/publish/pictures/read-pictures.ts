// The pictures of an article, as they are in the inbox now.
import type { PictureReference } from "../../article/picture.ts";
import type { ArticleRecord, RecordedPicture } from "../../catalog/article-record.ts";
import { isSameOrigin } from "../../feed/rich-text.ts";
import { largestFile } from "../../formats/parse-article.ts";
import type { ObjectStore } from "../../store/object-store.ts";
import type { ArticleFile } from "../inbox-file.ts";
import type { Newsroom } from "../newsroom.ts";
import { isPictureKey, isUsableKey, keyBeside, stemOf } from "../source-key.ts";
import { referencesOf } from "./claim-pictures.ts";
import { inspectPicture } from "./inspect-picture.ts";

/** The pictures of an article that are there now, the leading one first. */
export async function readPictures(
  key: string,
  file: ArticleFile,
  record: ArticleRecord | undefined,
  newsroom: Newsroom,
): Promise<readonly RecordedPicture[]> {
  const pictures: RecordedPicture[] = [];
  for (const reference of referencesOf(file.article)) {
    if (pictures.some(({ from }) => isSameOrigin(from, reference.from))) continue;
    const picture = await readPicture(key, file, reference, record?.pictures ?? [], newsroom);
    if (picture) pictures.push(picture);
  }
  return pictures;
}

async function readPicture(
  key: string,
  file: ArticleFile,
  reference: PictureReference,
  before: readonly RecordedPicture[],
  { inbox }: Newsroom,
): Promise<RecordedPicture | undefined> {
  const { from } = reference;
  if (from.kind === "remote") return reference;
  if (from.kind === "embedded") {
    const bytes = file.embedded?.get(from.name);
    const hosted = bytes && (await inspectPicture(file.id, bytes));
    return hosted && { ...reference, hosted };
  }
  const at = from.kind === "file" ? keyBeside(key, from.name) : await findBeside(key, inbox);
  if (at === undefined || !isPictureKey(at) || !isUsableKey(at)) return undefined;
  const head = await inbox.head(at);
  if (!head) return undefined;
  const known = before.find(({ source }) => source?.key === at);
  if (known?.source?.etag === head.etag) return { ...known, ...reference };
  const stored = head.size > largestFile ? undefined : await inbox.get(at);
  const hosted = stored && (await inspectPicture(file.id, stored.body));
  // A picture that was replaced by something else stays, as an article does.
  if (!stored || !hosted) return known && { ...known, ...reference };
  return { ...reference, hosted, source: { key: at, etag: stored.etag } };
}

/** The picture of an article's own name. */
async function findBeside(key: string, inbox: ObjectStore): Promise<string | undefined> {
  const stem = stemOf(key);
  const named = await inbox.list({ prefix: `${stem}.` });
  return named.map((listed) => listed.key).find((other) => isPictureKey(other) && stemOf(other) === stem);
}
