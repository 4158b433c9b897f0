// The requests of a run, and which of them commute: two schedules that differ only in the order of requests that commute
// end the same, so one of the two is enough.
import type { ListOptions, ObjectStore } from "../../lambdas/store/object-store.ts";

export type StoreName = "inbox" | "catalog" | "site";

export interface Request {
  /** `clock` is the time that all workers see; only a scenario moves it. */
  readonly store: StoreName | "clock";
  readonly verb: keyof ObjectStore | "advance";
  /** Of a listing, its prefix. */
  readonly key: string;
  readonly list?: ListOptions | undefined;
  /** A write with If-Match or If-None-Match. */
  readonly isConditional?: boolean;
  /** By an editor or an operator, not by the code under test. */
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
  // The order of edits decides their LastModified, whatever their keys.
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

/** By UTF-8 bytes, as S3 lists. */
function isAfter(key: string, other: string): boolean {
  return Buffer.compare(Buffer.from(key), Buffer.from(other)) > 0;
}
