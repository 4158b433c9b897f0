// The requests of a run, and which of them commute (have the same effect in either order). Schedules that differ only in the order of
// requests that commute end the same, so the search runs only one of them.
import type { ListOptions, ObjectStore } from "../../lambdas/store/object-store.ts";

export type StoreName = "inbox" | "catalog" | "site";

export interface Request {
  /** The store of the request. `clock` stands for a change of the time, which only a scenario makes. */
  readonly store: StoreName | "clock";
  readonly verb: keyof ObjectStore | "advance";
  /** The key of the object; of a listing, the prefix. */
  readonly key: string;
  readonly list?: ListOptions | undefined;
  /** Whether this is a write with If-Match or If-None-Match. */
  readonly isConditional?: boolean;
  /** Whether this is a step of the scenario (an edit, an operator's action, or an advance of the time), and not of the code under test. */
  readonly isEdit?: boolean;
}

export interface StoreRequest extends Request {
  readonly store: StoreName;
  readonly verb: keyof ObjectStore;
}

export function isWrite({ verb }: Request): boolean {
  return verb === "put" || verb === "delete";
}

/** Whether the order of two requests of different workers can matter. */
export function conflicts(one: Request, other: Request): boolean {
  if (one.store === "clock" || other.store === "clock") return true;
  // Edits never commute, because their order decides their LastModified.
  if (one.isEdit && other.isEdit) return true;
  if (one.store !== other.store) return false;
  if (isWrite(one)) return touches(other, one.key);
  return isWrite(other) && touches(one, other.key);
}

/** Whether a request reads or writes this key. */
function touches({ key, list }: Request, written: string): boolean {
  if (!list) return key === written;
  return (
    written.startsWith(list.prefix) && (list.startAfter === undefined || isAfter(written, list.startAfter))
  );
}

/** Whether a key comes after another one in S3's listings, which are in the order of UTF-8 bytes. */
function isAfter(key: string, other: string): boolean {
  return Buffer.compare(Buffer.from(key), Buffer.from(other)) > 0;
}
