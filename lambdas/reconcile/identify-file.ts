// The id of a file that states none. It is the file's key, unless the same bytes are or were another file: if that file is there, this one
// is its copy; if it is gone, this one is its article under another name.
import type { ArticleRecord } from "../catalog/article-record.ts";
import { getClaims, getRecord, type Read } from "../catalog/catalog.ts";
import { type ContentBinding, getBinding } from "../catalog/content-binding.ts";
import { recordKey } from "../catalog/keys.ts";
import type { Claims } from "../catalog/registers.ts";
import { originalOf } from "../inbox/copies.ts";
import { idOfKey } from "../inbox/key.ts";
import { type DatedSubmission, type InboxFile, refusedFile, type UndatedFile } from "../inbox/read-file.ts";
import type { CallContext } from "../protocol/context.ts";
import { isOlder, isOwnerless } from "./next-record.ts";

/** What the catalog has of a file. */
export interface Known {
  readonly claims: Claims;
  /** Of the ids in the claims. */
  readonly records: readonly (ArticleRecord | undefined)[];
}

export interface IdentifiedFile {
  readonly file: InboxFile;
  /** The id that the file's claims should have for its key. */
  readonly keyId: string | undefined;
  /** What the file's bytes should be bound to, with the condition that nobody else binds them meanwhile. */
  readonly binding?: { readonly etag: string } & Read<ContentBinding>;
}

/** Call it with records that were read before the file: whether another file is there decides, and it may go meanwhile. */
export async function identifyFile(
  key: string,
  file: InboxFile,
  known: Known,
  context: CallContext,
): Promise<IdentifiedFile> {
  const unnamed = unnamedIn(file);
  if (!unnamed) return { file, keyId: known.claims.keyId };
  const { etag } = unnamed;
  const bound = await getBinding(context.catalog, etag);
  const decision = await decide(key, etag, bound.value, known, context);
  if ("copyOf" in decision) {
    const { original, copyOf } = decision;
    return { file: { ...refusedFile("copy-of-file", original), copyOf }, keyId: known.claims.keyId };
  }
  const { id, isBoundElsewhere } = decision;
  const keyId = id === keyIdOf(key, known.claims) ? known.claims.keyId : id;
  const identified = { file: withId(file, id), keyId };
  const isBound = bound.value?.id === id && idOfKey(bound.value.key) === idOfKey(key);
  // Nothing was published of a file without a date, unless its article has one from before.
  if (isBound || isBoundElsewhere || (file.kind === "refused" && bound.value?.id !== id)) return identified;
  return { ...identified, binding: { etag, value: { key, id }, unchanged: bound.unchanged } };
}

type Decision =
  | { readonly id: string; readonly isBoundElsewhere?: boolean }
  /** The key of the original, and the id of its article. */
  | { readonly original: string; readonly copyOf: string };

async function decide(
  key: string,
  etag: string,
  bound: ContentBinding | undefined,
  known: Known,
  context: CallContext,
): Promise<Decision> {
  const { catalog, inbox } = context;
  const current = keyIdOf(key, known.claims);
  const own = recordOf(current, known);
  const isPublished = own !== undefined && own.owner.key === key && !isOwnerless(own);
  // Files of one name in two spellings, or with two extensions, have one id anyway: the later one is the article.
  if (bound && idOfKey(bound.key) !== idOfKey(key)) {
    if (await inbox.head(bound.key)) {
      if (isPublished) return { id: current, isBoundElsewhere: true };
      return { original: bound.key, copyOf: bound.id };
    }
    const other = recordOf(bound.id, known) ?? (await getRecord(catalog, recordKey(bound.id))).value;
    const isRenamed = isPublished ? own.owner.etag === etag && other && isOlder(other, own) : true;
    if (isRenamed && !(await isHeldByOther(other, [key, bound.key], context))) return { id: bound.id };
  } else if (!isPublished) {
    const copied = await copiedByName(key, known, context);
    if (copied) return copied;
  }
  return { id: await freeId(key, etag, known, context) };
}

/**
 * What a file with the name of a copy is, such as `خبر - نسخة.txt`, also once it was edited. Undefined if it is no copy: also if it was
 * published as an article of its own before.
 */
async function copiedByName(
  key: string,
  { claims }: Known,
  { catalog, inbox }: CallContext,
): Promise<Decision | undefined> {
  const original = originalOf(key);
  if (original === undefined || claims.ids.includes(idOfKey(key))) return undefined;
  const copyOf = keyIdOf(original, (await getClaims(catalog, original)).value);
  if (await inbox.head(original)) return { original, copyOf };
  return claims.ids.includes(copyOf) ? { id: copyOf } : undefined;
}

/**
 * The id of the key, unless another file took it along when it was renamed: then this file is a new article under an old name, and its
 * first bytes make its id another one.
 */
async function freeId(key: string, etag: string, known: Known, context: CallContext): Promise<string> {
  for (const id of new Set([keyIdOf(key, known.claims), idOfKey(key)])) {
    if (!(await isTakenAlong(id, key, known, context))) return id;
  }
  return `${idOfKey(key)}-${etag.replaceAll('"', "").slice(0, 8)}`;
}

async function isTakenAlong(id: string, key: string, known: Known, context: CallContext): Promise<boolean> {
  const record = recordOf(id, known);
  const owner = record?.owner.key;
  if (owner === undefined || idOfKey(owner) === idOfKey(key)) return false;
  if (!(await isHeldByOther(record, [key], context))) return false;
  return keyIdOf(owner, (await getClaims(context.catalog, owner)).value) === id;
}

/** Whether another file owns the article and is there. */
async function isHeldByOther(
  record: ArticleRecord | undefined,
  except: readonly string[],
  { inbox }: CallContext,
): Promise<boolean> {
  if (!record || isOwnerless(record) || except.includes(record.owner.key)) return false;
  return (await inbox.head(record.owner.key)) !== undefined;
}

function keyIdOf(key: string, { keyId }: Claims): string {
  return keyId ?? idOfKey(key);
}

/** The record of an id in the claims. */
export function recordOf(id: string, { claims, records }: Known): ArticleRecord | undefined {
  return records[claims.ids.indexOf(id)];
}

/** What a file says that states no id. */
function unnamedIn(file: InboxFile): UndatedFile | DatedSubmission | undefined {
  if (file.kind === "several" || file.kind === "absent") return undefined;
  const submission = file.kind === "refused" ? file.undated : file;
  return submission?.isNamedByKey ? submission : undefined;
}

function withId(file: InboxFile, id: string): InboxFile {
  if (file.kind === "refused") return { ...file, undated: file.undated && { ...file.undated, id } };
  return file.kind === "article" || file.kind === "withheld" ? { ...file, id } : file;
}
