// The interface to a bucket: a map from sorted keys to bytes, with conditional writes. It has two implementations: S3 and SQLite.

/** The condition of a write: the existing object has this ETag, or there is no object. */
export type Condition = { readonly ifMatch: string } | { readonly ifNoneMatch: "*" };

/** An object without its body: the result of HEAD. */
export interface ObjectHead {
  /** The ETag, with its quotes (RFC 9110 §8.8.3). Equal bytes have equal ETags. */
  readonly etag: string;
  /**
   * When the object was written, in milliseconds since 1970. S3 stores whole seconds. For an object that was restored from a backup,
   * this is the time at which the original was written.
   */
  readonly lastModified: number;
  /** The size of the body, in bytes. */
  readonly size: number;
  readonly contentType: string;
  readonly cacheControl?: string | undefined;
  /** A value that the writer stored with the object: ASCII letters and digits. */
  readonly fingerprint?: string | undefined;
  /** The status with which the site answers requests for the object. Absent: 200. */
  readonly status?: number | undefined;
  /** With status 301: the absolute URL to which the site redirects. */
  readonly location?: string | undefined;
  /** The value of the `Link` header that the site sends with the object, in ASCII. */
  readonly link?: string | undefined;
}

export interface StoredObject extends ObjectHead {
  /** Empty if the store was told not to read bodies of this size. */
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
  readonly status?: number | undefined;
  readonly location?: string | undefined;
  readonly link?: string | undefined;
  readonly condition?: Condition | undefined;
}

export interface ListOptions {
  readonly prefix: string;
  /** Only keys after this one are listed, in UTF-8 byte order. There need not be an object with this key. */
  readonly startAfter?: string | undefined;
  /** The maximum number of objects. It may exceed the page size of the store. Default: all. */
  readonly limit?: number | undefined;
}

/**
 * One bucket. All methods are strongly consistent. A condition that does not hold throws {@link ConditionFailed}. Every other
 * failure throws {@link StoreFault} and is never reported as an absent object; so does an invalid key (empty, longer than 1,024
 * bytes in UTF-8, or not well-formed Unicode).
 */
export interface ObjectStore {
  get(key: string): Promise<StoredObject | undefined>;
  head(key: string): Promise<ObjectHead | undefined>;
  /** Returns the ETag of the written object. */
  put(key: string, body: Uint8Array, options: PutOptions): Promise<string>;
  /** The objects whose keys have the prefix, in UTF-8 byte order of the keys. */
  list(options: ListOptions): Promise<readonly ListedObject[]>;
  /** Without a condition, deleting an absent key succeeds. With `ifMatch`, it throws {@link ConditionFailed}. */
  delete(key: string, condition?: { readonly ifMatch: string }): Promise<void>;
}

/**
 * The object has changed since it was read. S3 answers 412 PreconditionFailed, 409 ConditionalRequestConflict, or 404 for If-Match. The
 * caller itself may have changed it: if the response to a successful write is lost, the SDK sends the write again, and then its
 * condition fails. The caller starts its pass again (see converge.ts).
 */
export class ConditionFailed extends Error {
  override readonly name = "ConditionFailed";
  constructor(verb: "put" | "delete", key: string, options?: ErrorOptions) {
    super(`${verb} ${key}: the object is not the one that was read`, options);
  }
}

/** The store or the network failed. The queue retries the message. `cause` is the SDK's error. */
export class StoreFault extends Error {
  override readonly name = "StoreFault";
  constructor(verb: "get" | "head" | "put" | "list" | "delete", key: string, options: ErrorOptions) {
    super(`${verb} ${key} failed`, options);
  }
}
