// Decides the id of a file that states none. Usually the id comes from the file's key. But if the bytes are bound to another file (see
// content-binding.ts), this file is a copy of that file, or, if that file no longer exists, the same article under a new name.

import type { ArticleRecord } from "../../catalog/article-record.ts";
import { getRecord } from "../../catalog/catalog.ts";
import { bindings, type ContentBinding } from "../../catalog/content-binding.ts";
import { recordKey } from "../../catalog/keys.ts";
import type { Claims } from "../../catalog/registers.ts";
import { fileClaims } from "../../catalog/registers.ts";
import type { Read } from "../../catalog/stored-kind.ts";
import { originalOf } from "../../inbox/copies.ts";
import { idOfKey } from "../../inbox/key.ts";
import {
  type CopyOf,
  type DatedSubmission,
  type InboxFile,
  refusedFile,
  type UndatedFile,
} from "../../inbox/read-file.ts";
import type { CallContext } from "../../protocol/context.ts";
import { isOlder, isOwnerless } from "../record/next-record.ts";

/** What the catalog knows of a file. */
export interface Known {
  readonly claims: Claims;
  /** The records of the ids in the claims, in the same order. */
  readonly records: readonly (ArticleRecord | undefined)[];
}

export interface IdentifiedFile {
  readonly file: InboxFile;
  /** The value that `keyId` in the file's claims should have: the id that a file without a stated id gets. */
  readonly keyId: string | undefined;
  /** The binding to write for the file's bytes, and the condition that nobody else has bound them meanwhile. */
  readonly binding?: { readonly etag: string } & Read<ContentBinding>;
}

/**
 * Decides the id. The records must have been read before, because the decision depends on whether another file exists. If that file is
 * deleted right after this check, the call for the deletion changes one of the records. So this call's write fails, and its pass begins
 * again.
 */
export async function identifyFile(
  file: InboxFile,
  known: Known,
  context: CallContext,
): Promise<IdentifiedFile> {
  const unnamed = unnamedIn(file);
  if (!unnamed) return { file, keyId: known.claims.keyId };
  const { key } = file;
  const { etag } = unnamed;
  const bound = await bindings.get(context.catalog, etag);
  const decision = await decide({ key, etag }, bound.value, known, context);
  if ("copyOf" in decision) {
    const { copyOf } = decision;
    return {
      file: { key, ...refusedFile("copy-of-file", copyOf.original), copyOf },
      keyId: known.claims.keyId,
    };
  }
  const { id, isBoundElsewhere } = decision;
  const keyId = id === keyIdOf(key, known.claims) ? known.claims.keyId : id;
  const identified = { file: withId(file, id), keyId };
  const isBound = bound.value?.id === id && idOfKey(bound.value.key) === idOfKey(key);
  // A file that is refused for its missing date is not published, so its bytes are not bound, unless they are bound to this id already.
  if (isBound || isBoundElsewhere || (file.kind === "refused" && bound.value?.id !== id)) return identified;
  return { ...identified, binding: { etag, value: { key, id }, unchanged: bound.unchanged } };
}

interface UnnamedFile {
  readonly key: string;
  readonly etag: string;
}

type Decision = { readonly id: string; readonly isBoundElsewhere?: boolean } | { readonly copyOf: CopyOf };

async function decide(
  { key, etag }: UnnamedFile,
  bound: ContentBinding | undefined,
  known: Known,
  context: CallContext,
): Promise<Decision> {
  const { catalog, inbox } = context;
  const current = keyIdOf(key, known.claims);
  const own = recordOf(current, known);
  const isPublished = own !== undefined && own.owner.key === key && !isOwnerless(own);
  // Two files whose keys differ only in spelling or extension have the same id anyway, so neither counts as a copy of the other.
  if (bound && idOfKey(bound.key) !== idOfKey(key)) {
    if (await inbox.head(bound.key)) {
      if (isPublished) return { id: current, isBoundElsewhere: true };
      return { copyOf: { original: bound.key, id: bound.id } };
    }
    const other = recordOf(bound.id, known) ?? (await getRecord(catalog, recordKey(bound.id))).value;
    const isRenamed = isPublished ? own.owner.etag === etag && other && isOlder(other, own) : true;
    if (isRenamed && !(await isHeldByOther(other, [key, bound.key], context))) return { id: bound.id };
  } else if (!isPublished) {
    const copied = await copiedByName(key, known, context);
    if (copied) return copied;
  }
  return { id: await freeId({ key, etag }, known, context) };
}

/**
 * Decides about a file with the name of a copy, such as `خبر - نسخة.txt`, even if it was edited after it was copied. Undefined if it is
 * not a copy, or if it was published as an article of its own before.
 */
async function copiedByName(
  key: string,
  { claims }: Known,
  { catalog, inbox }: CallContext,
): Promise<Decision | undefined> {
  const original = originalOf(key);
  if (original === undefined || claims.ids.includes(idOfKey(key))) return undefined;
  const id = keyIdOf(original, (await fileClaims.get(catalog, original)).value);
  if (await inbox.head(original)) return { copyOf: { original, id } };
  return claims.ids.includes(id) ? { id } : undefined;
}

/**
 * The id that comes from the file's key. If a file with this name was renamed and kept that id under its new name, this file is a new
 * article with an old name. Then the first digits of its ETag are added to the id.
 */
async function freeId({ key, etag }: UnnamedFile, known: Known, context: CallContext): Promise<string> {
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
  return keyIdOf(owner, (await fileClaims.get(context.catalog, owner)).value) === id;
}

/** Whether another file owns the article and still exists. */
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

/** The article of a file that states no id. Undefined for any other file. */
function unnamedIn(file: InboxFile): UndatedFile | DatedSubmission | undefined {
  if (file.kind === "several" || file.kind === "absent") return undefined;
  const submission = file.kind === "refused" ? file.undated : file;
  return submission?.isNamedByKey ? submission : undefined;
}

function withId(file: InboxFile, id: string): InboxFile {
  if (file.kind === "refused") return { ...file, undated: file.undated && { ...file.undated, id } };
  return file.kind === "article" || file.kind === "withheld" ? { ...file, id } : file;
}
