// The port to the only store there is: a bucket as a sorted, compare-and-swap map of bytes, in five verbs.

/** What a write requires of the object that is there: exactly this ETag, or none at all. */
export type Condition = { readonly ifMatch: string } | { readonly ifNoneMatch: "*" };

/** An object without its body, as HEAD answers it. */
export interface ObjectHead {
  /** Quoted and opaque, as RFC 9110 §8.8.3 has it; equal bytes give equal ETags. */
  readonly etag: string;
  /** Milliseconds since the epoch; S3 knows whole seconds. */
  readonly lastModified: number;
  /** Bytes. */
  readonly size: number;
  readonly contentType: string;
  readonly cacheControl?: string | undefined;
  /** What the writer put beside the object, if anything: a text of ASCII letters and digits, given back as it was. */
  readonly fingerprint?: string | undefined;
}

export interface StoredObject extends ObjectHead {
  readonly body: Uint8Array;
}

export interface ListedObject {
  readonly key: string;
  readonly etag: string;
}

export interface PutOptions {
  readonly contentType: string;
  readonly cacheControl?: string | undefined;
  readonly fingerprint?: string | undefined;
  readonly condition?: Condition | undefined;
}

export interface ListOptions {
  readonly prefix: string;
  /** Only keys after this one in UTF-8 byte order; it need not exist. */
  readonly startAfter?: string | undefined;
  /** The greatest number of objects to answer; any number, pages are the adapter's business. Default: all. */
  readonly limit?: number | undefined;
}

/**
 * One bucket. Every verb is strongly consistent. A condition that does not hold throws {@link ConditionFailed};
 * everything else that goes wrong throws a {@link StoreFault}, never an "absent": so does a key that cannot be, being
 * empty, longer than 1,024 bytes in UTF-8, or not well-formed Unicode.
 */
export interface ObjectStore {
  get(key: string): Promise<StoredObject | undefined>;
  head(key: string): Promise<ObjectHead | undefined>;
  /** Answers the ETag of what it wrote. */
  put(key: string, body: Uint8Array, options: PutOptions): Promise<string>;
  /** In UTF-8 byte order of the keys. */
  list(options: ListOptions): Promise<readonly ListedObject[]>;
  /** Deleting what is absent is done already, unless `ifMatch` asks for it: then the condition failed. */
  delete(key: string, condition?: { readonly ifMatch: string }): Promise<void>;
}

/**
 * Someone else was here: S3's 412 PreconditionFailed, 409 ConditionalRequestConflict and 404 to an If-Match.
 * That someone may have been the caller: a write that took effect, but whose answer was lost, is sent again and meets
 * itself. The caller begins its pass again.
 */
export class ConditionFailed extends Error {
  override readonly name = "ConditionFailed";
  constructor(verb: "put" | "delete", key: string, options?: ErrorOptions) {
    super(`${verb} ${key}: the object is not the one that was read`, options);
  }
}

/** The store or the network failed; the message is retried by the queue. The cause is the SDK's error. */
export class StoreFault extends Error {
  override readonly name = "StoreFault";
  constructor(verb: "get" | "head" | "put" | "list" | "delete", key: string, options: ErrorOptions) {
    super(`${verb} ${key} failed`, options);
  }
}
