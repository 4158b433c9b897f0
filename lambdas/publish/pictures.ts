// The pictures of an article: which of them are there, and their way to the site.
import type { Article } from "../article/article.ts";
import { picturesIn } from "../article/block.ts";
import type { PictureReference } from "../article/picture.ts";
import type { ArticleRecord, RecordedPicture } from "../catalog/article-record.ts";
import { isSameOrigin } from "../feed/rich-text.ts";
import { largestFile } from "../formats/parse-article.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { getPictureUsers, putPictureUsers } from "./catalog.ts";
import { type ArticleFile, readInboxFile } from "./inbox-file.ts";
import { inspectPicture, picturesOf } from "./inspect-picture.ts";
import type { Newsroom } from "./newsroom.ts";
import { isArticleKey, isPictureKey, isUsableKey, keyBeside, stemOf } from "./source-key.ts";

const defaultReference: PictureReference = { from: { kind: "beside" } };

/** All that an article shows: its leading picture, then those in the text. */
function referencesOf(article: Article): readonly PictureReference[] {
  return [article.picture ?? defaultReference, ...picturesIn(article.paragraphs)];
}

/**
 * Has the catalog remember, for each picture that an article names, that it does: *before* the picture is looked for, so that
 * whoever brings it later finds the article. Answers whether anything was new.
 */
export async function claimPictures(key: string, article: Article, { catalog }: Newsroom): Promise<boolean> {
  let changed = false;
  for (const { from } of referencesOf(article)) {
    const picture = from.kind === "file" ? keyBeside(key, from.name) : undefined;
    if (picture === undefined || !isPictureKey(picture) || !isUsableKey(picture)) continue;
    const users = await getPictureUsers(catalog, picture);
    if (users.value.includes(key)) continue;
    await putPictureUsers(catalog, picture, [...users.value, key], users.unchanged);
    changed = true;
  }
  return changed;
}

/** The articles that a picture belongs to: those of its own name, and those that have ever named it. */
export async function findArticlesOf(
  pictureKey: string,
  { inbox, catalog }: Newsroom,
): Promise<readonly string[]> {
  const stem = stemOf(pictureKey);
  const named = await inbox.list({ prefix: `${stem}.` });
  const beside = named.map(({ key }) => key).filter((key) => stemOf(key) === stem && isArticleKey(key));
  const users = await getPictureUsers(catalog, pictureKey);
  return [...new Set([...beside, ...users.value])].filter((key) => !isPictureKey(key));
}

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

/**
 * Makes the site have the pictures of a record, and no others of its article. Answers whether anything had to change.
 *
 * @param wanted none before the article's time, nor after it is retired
 */
export async function settlePictures(
  record: ArticleRecord,
  wanted: readonly RecordedPicture[],
  newsroom: Newsroom,
): Promise<boolean> {
  if (!record.wasPictured) return false;
  const { site } = newsroom;
  const folder = picturesOf(record.id);
  // An id may go on after a slash, with pictures of its own.
  const there = (await site.list({ prefix: folder })).filter(
    ({ key }) => !key.slice(folder.length).includes("/"),
  );
  let changed = false;
  for (const picture of wanted) {
    const { hosted } = picture;
    if (!hosted || there.some(({ key }) => key === hosted.path)) continue;
    const bytes = await loadPicture(record, picture, newsroom);
    if (!bytes) continue; // the picture has changed since, which is an event of its own
    await site.put(hosted.path, bytes, {
      contentType: hosted.type,
      cacheControl: pictureCache,
      condition: { ifNoneMatch: "*" },
    });
    newsroom.report({ kind: "written", document: hosted.path });
    changed = true;
  }
  for (const { key, etag } of there) {
    if (wanted.some(({ hosted }) => hosted?.path === key)) continue;
    await site.delete(key, { ifMatch: etag });
    newsroom.report({ kind: "erased", document: key });
    changed = true;
  }
  return changed;
}

/** A picture never changes under its path; but the CDN forgets it in a day, for one that was taken away. */
const pictureCache = "public, max-age=31536000, s-maxage=86400, immutable";

/** The bytes that a record speaks of, if they are still where they were. */
async function loadPicture(
  { id, owner }: ArticleRecord,
  { from, source, hosted }: RecordedPicture,
  newsroom: Newsroom,
): Promise<Uint8Array | undefined> {
  const bytes = source
    ? (await newsroom.inbox.get(source.key))?.body
    : await loadEmbedded(owner.key, from, newsroom);
  const found = bytes && (await inspectPicture(id, bytes));
  return found?.path === hosted?.path ? bytes : undefined;
}

async function loadEmbedded(key: string, from: PictureReference["from"], newsroom: Newsroom) {
  if (from.kind !== "embedded") return undefined;
  const file = await readInboxFile(key, newsroom);
  return file.kind === "article" ? file.embedded?.get(from.name) : undefined;
}
