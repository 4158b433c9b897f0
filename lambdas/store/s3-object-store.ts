// The object store on S3. Each method sends one request (list: one for each 1,000 keys); the SDK retries it.
import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import pLimit from "p-limit";
import {
  type Condition,
  ConditionFailed,
  type ListedObject,
  type ObjectHead,
  type ObjectStore,
  type PutOptions,
  StoreFault,
} from "./object-store.ts";

/** S3 returns at most 1,000 keys in one response (API reference, ListObjectsV2, max-keys). */
const pageSize = 1000;

/**
 * The maximum number of concurrent requests. It is below the SDK's number of sockets (50), because the time that a request waits
 * for a socket counts towards its timeout.
 */
const atOnce = 40;

/**
 * The function's role needs `s3:ListBucket`, because without it S3 answers 403 for an absent key, which is a fault here. It needs
 * `s3:GetObject` for writes with If-Match. The bucket must use SSE-S3 (the default): with SSE-KMS the ETag is not a digest of the
 * body, so equal bytes would have different ETags.
 *
 * @param largestBody the largest body that `get` reads, in bytes
 */
export function s3ObjectStore(
  client: S3Client,
  bucket: string,
  largestBody = Number.POSITIVE_INFINITY,
): ObjectStore {
  const at = (key: string) => ({ Bucket: bucket, Key: nonEmpty(key) });
  const limit = pLimit(atOnce);

  const store: ObjectStore = {
    async get(key) {
      try {
        const answer = await client.send(new GetObjectCommand(at(key)));
        const head = headOf(answer);
        const body = required(answer.Body, "Body");
        if (head.size <= largestBody) return { ...head, body: await body.transformToByteArray() };
        if (body instanceof Readable) body.destroy(); // ends the download
        return { ...head, body: new Uint8Array() };
      } catch (error) {
        if (isNamed(error, "NoSuchKey")) return undefined;
        throw new StoreFault("get", key, { cause: error });
      }
    },

    async head(key) {
      try {
        return headOf(await client.send(new HeadObjectCommand(at(key))));
      } catch (error) {
        // A response to HEAD has no body with an error code, so the SDK calls every 404 NotFound, also that of an absent bucket.
        if (isNamed(error, "NotFound")) return undefined;
        throw new StoreFault("head", key, { cause: error });
      }
    },

    async put(key, body, { contentType, cacheControl, condition, ...metadata }) {
      try {
        const answer = await client.send(
          new PutObjectCommand({
            ...at(key),
            Body: body,
            ContentType: contentType,
            CacheControl: cacheControl,
            Metadata: metadataOf(metadata),
            ...headersOf(condition),
          }),
        );
        return required(answer.ETag, "ETag");
      } catch (error) {
        if (isConflict(error, condition)) throw new ConditionFailed("put", key, { cause: error });
        throw new StoreFault("put", key, { cause: error });
      }
    },

    async list({ prefix, startAfter, limit = Number.POSITIVE_INFINITY }) {
      const objects: ListedObject[] = [];
      let token: string | undefined;
      try {
        while (objects.length < limit) {
          const page = await client.send(
            new ListObjectsV2Command({
              Bucket: bucket,
              Prefix: prefix,
              StartAfter: startAfter || undefined,
              MaxKeys: Math.min(pageSize, limit - objects.length),
              ContinuationToken: token,
              // Keys may contain characters that S3's answer in XML 1.0 can't hold: controls are forbidden, and a CR is changed.
              EncodingType: "url",
            }),
          );
          for (const { Key, ETag } of page.Contents ?? []) {
            objects.push({ key: decodeKey(required(Key, "Key")), etag: required(ETag, "ETag") });
          }
          if (!page.IsTruncated) break;
          token = required(page.NextContinuationToken, "NextContinuationToken");
        }
        return objects;
      } catch (error) {
        throw new StoreFault("list", prefix, { cause: error });
      }
    },

    async delete(key, condition) {
      try {
        await client.send(new DeleteObjectCommand({ ...at(key), ...headersOf(condition) }));
      } catch (error) {
        if (isConflict(error, condition)) throw new ConditionFailed("delete", key, { cause: error });
        throw new StoreFault("delete", key, { cause: error });
      }
    },
  };
  return {
    get: (key) => limit(() => store.get(key)),
    head: (key) => limit(() => store.head(key)),
    put: (key, body, options) => limit(() => store.put(key, body, options)),
    list: (options) => limit(() => store.list(options)),
    delete: (key, condition) => limit(() => store.delete(key, condition)),
  };
}

function headersOf(condition: Condition | undefined): { IfMatch?: string; IfNoneMatch?: string } {
  if (condition === undefined) return {};
  return "ifMatch" in condition ? { IfMatch: condition.ifMatch } : { IfNoneMatch: condition.ifNoneMatch };
}

/** Turns the values into text, because metadata holds only text. CloudFront's function reads them as `x-amz-meta-…` headers (lib/edge). */
function metadataOf(metadata: Pick<PutOptions, "fingerprint" | "status" | "location" | "link">) {
  const given = Object.entries(metadata).filter(([, value]) => value !== undefined);
  if (given.length === 0) return undefined;
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

function headOf(answer: Omit<HeadObjectCommandOutput, "$metadata">): ObjectHead {
  return {
    etag: required(answer.ETag, "ETag"),
    lastModified: lastModifiedOf(answer),
    size: required(answer.ContentLength, "Content-Length"),
    contentType: required(answer.ContentType, "Content-Type"),
    cacheControl: answer.CacheControl,
    fingerprint: answer.Metadata?.fingerprint,
    status: statusOf(answer.Metadata?.status),
    location: answer.Metadata?.location,
    link: answer.Metadata?.link,
  };
}

/**
 * When the object was written. S3 gives an object that was restored from a backup the time of the restore, but its metadata holds the
 * original time. That time is needed because, if several files have one id, the file that was modified last owns the article. S3 also
 * copies this metadata when an object is copied, which does no harm, because a copy has the same text.
 */
function lastModifiedOf({ LastModified, Metadata }: Omit<HeadObjectCommandOutput, "$metadata">): number {
  const stored = required(LastModified, "Last-Modified").getTime();
  const original = Date.parse(Metadata?.["original-last-modified"] ?? "");
  return original < stored ? original : stored; // no comparison with NaN is true
}

function statusOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** The SDK's types make every field of a response optional. A response without this field is unusable. */
function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`S3 answered without ${name}`);
  return value;
}

/** S3 user guide, "conditional writes" and "conditional deletes": 412, 409 in a race, 404 for If-Match on an absent key. */
function isConflict(error: unknown, condition: Condition | undefined): boolean {
  if (condition === undefined) return false;
  return (
    isNamed(error, "PreconditionFailed") ||
    isNamed(error, "ConditionalRequestConflict") ||
    ("ifMatch" in condition && isNamed(error, "NoSuchKey"))
  );
}

/** Compares the error code and not the status: NoSuchBucket is also a 404, and OperationAborted also a 409. */
function isNamed(error: unknown, code: string): boolean {
  return error instanceof S3ServiceException && error.name === code;
}

/** A request without a key addresses the bucket: DELETE would remove the bucket. */
function nonEmpty(key: string): string {
  if (key === "") throw new RangeError("a key must have 1 to 1024 bytes in UTF-8, not 0");
  return key;
}

/** `encoding-type=url` encodes like a form: a space is `+`, and a plus is `%2B`. */
function decodeKey(encoded: string): string {
  return decodeURIComponent(encoded.replaceAll("+", " "));
}
