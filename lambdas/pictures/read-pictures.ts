// Reads the pictures of an article that are in the inbox now.
import { isSameOrigin, type PictureReference } from "../article/picture.ts";
import type { ArticleRecord, RecordedPicture } from "../catalog/article-record.ts";
import { largestFile } from "../formats/parse-article.ts";
import { isSameName, keyBeside, kindOfKey } from "../inbox/key.ts";
import type { ArticleFile } from "../inbox/read-file.ts";
import type { CallContext } from "../protocol/context.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { referencesOf } from "./claim-pictures.ts";
import { mostCost } from "./forms/cost-of-forms.ts";
import { inspectPicture } from "./inspect-picture.ts";
import { listOfName } from "./named-files.ts";
import { readPictureWords } from "./read-words.ts";

/**
 * The greatest cost of the forms (smaller versions) of the pictures of an article, see {@link Forms.cost}. A picture that would exceed it is
 * published as it is. Otherwise the time limit of a call, a minute, could be too short.
 */
const mostOfArticle = 10_000_000_000;

/** The pictures of an article that are in the inbox now, the leading one first. */
export async function readPictures(
  file: ArticleFile,
  record: ArticleRecord | undefined,
  context: CallContext,
): Promise<readonly RecordedPicture[]> {
  const pictures: RecordedPicture[] = [];
  const article: PicturedArticle = { id: file.id, before: record?.pictures ?? [], cost: 0 };
  for (const reference of referencesOf(file.article)) {
    // A picture beside a file of several articles belongs to none of them alone.
    if (reference.from.kind === "beside" && file.isOneOfSeveral) continue;
    if (pictures.some(({ from }) => isSameOrigin(from, reference.from))) continue;
    const picture = await readPicture(file, { reference, article }, context);
    if (picture) pictures.push(picture);
  }
  return pictures;
}

async function readPicture(
  file: ArticleFile,
  wanted: WantedPicture,
  { inbox }: CallContext,
): Promise<RecordedPicture | undefined> {
  const { reference, article } = wanted;
  const { from } = reference;
  if (from.kind === "remote") return reference;
  if (from.kind === "embedded") {
    const bytes = file.embedded?.get(from.name);
    const inspected = bytes && (await inspect(article, bytes, mostCost.document - article.cost));
    return inspected && { ...reference, ...inspected };
  }
  if (from.kind === "file") {
    return readFile(await findNamed(file.key, from.name, inbox), wanted, inbox);
  }
  // The first picture that can be shown is used, so that a broken picture does not hide another.
  for (const beside of await listOfName(file.key, inbox)) {
    const picture = await readFile(await find(beside, inbox), wanted, inbox);
    if (picture) return picture;
  }
  return undefined;
}

interface PicturedArticle {
  readonly id: string;
  /** The pictures that the article had. */
  readonly before: readonly RecordedPicture[];
  /** The cost of all forms (smaller versions) of pictures that were made until now. */
  cost: number;
}

interface WantedPicture {
  readonly reference: PictureReference;
  readonly article: PicturedArticle;
}

/** A picture of the inbox, if it can be shown, or if an earlier version of it is shown already. */
async function readFile(
  found: Found | undefined,
  { reference, article }: WantedPicture,
  inbox: ObjectStore,
): Promise<RecordedPicture | undefined> {
  if (!found) return undefined;
  const { at, head } = found;
  const known = article.before.find(({ source }) => source?.key === at);
  if (known?.source?.etag === head.etag) return { ...reference, ...ofFile(known) };
  const stored = head.size > largestFile ? undefined : await inbox.get(at);
  const inspected =
    stored && (await inspect(article, stored.body, Math.min(mostCost.picture, mostOfArticle - article.cost)));
  // If a picture is replaced by a file that is not a picture, the published picture stays. The same is done with articles.
  if (!stored || !inspected) return known && { ...reference, ...ofFile(known) };
  return { ...reference, ...inspected, source: { key: at, etag: stored.etag } };
}

/** The members that depend on the picture's bytes. The other members come from the article. */
const ofFile = ({ hosted, words, source }: RecordedPicture) => ({ hosted, words, source });

type Inspected = Pick<RecordedPicture, "hosted" | "words"> & { readonly cost: number };

/** Results for the pictures inside Word documents. Each pass of a call gets the same pictures again. */
const inspectedBefore = new WeakMap<Uint8Array, Inspected>();

async function inspect(
  article: PicturedArticle,
  bytes: Uint8Array,
  room: number,
): Promise<Pick<RecordedPicture, "hosted" | "words"> | undefined> {
  const inspected = inspectedBefore.get(bytes) ?? (await inspectAnew(article.id, bytes, room));
  if (!inspected) return undefined;
  inspectedBefore.set(bytes, inspected);
  const { hosted, words, cost } = inspected;
  article.cost += cost;
  return { hosted, words };
}

async function inspectAnew(id: string, bytes: Uint8Array, room: number): Promise<Inspected | undefined> {
  const inspected = await inspectPicture(id, bytes, room);
  if (!inspected) return undefined;
  return { hosted: inspected.hosted, words: await readPictureWords(bytes), cost: inspected.cost };
}

interface Found {
  readonly at: string;
  readonly head: NonNullable<Awaited<ReturnType<ObjectStore["head"]>>>;
}

/** The picture that an article names: the file with exactly this name, else one whose name differs only in case or composition. */
async function findNamed(key: string, name: string, inbox: ObjectStore): Promise<Found | undefined> {
  const at = keyBeside(key, name);
  const exact = await find(at, inbox);
  if (exact || at === undefined || kindOfKey(at) !== "picture") return exact;
  const files = await listOfName(at, inbox);
  return find(
    files.find((other) => isSameName(other, at)),
    inbox,
  );
}

async function find(at: string | undefined, inbox: ObjectStore): Promise<Found | undefined> {
  if (at === undefined || kindOfKey(at) !== "picture") return undefined;
  const head = await inbox.head(at);
  return head && { at, head };
}
