// The object store on S3: each verb is one request (list: one per 1,000 keys), retried by the SDK as it sees fit.

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
  StoreFault,
} from "./object-store.ts";

/** S3 answers 1,000 keys at most, whatever is asked for (API reference, ListObjectsV2, max-keys). */
const PAGE = 1000;

/**
 * Requests at once: fewer than the SDK has sockets for one bucket (50). One that waits for a socket waits within its own
 * time limit, and hundreds that were sent at once would fail for no other reason.
 */
const AT_ONCE = 40;

/**
 * The bucket `bucket`, over `client`.
 *
 * The SDK sends a request again when its answer is lost. If a conditional write had taken effect by then, the second
 * answer is 412 (or 404, for a delete): ConditionFailed, although the write is done. Callers look again anyway.
 *
 * Two things are asked of the bucket. The role needs `s3:ListBucket`, without which S3 answers 403 for an absent key,
 * which is a fault here; and `s3:GetObject` for writes with If-Match. Encryption is SSE-S3 (the default): under SSE-KMS
 * the ETag is no digest of the body, so equal bytes would not have equal ETags.
 */
export function s3ObjectStore(client: S3Client, bucket: string): ObjectStore {
  const at = (key: string) => ({ Bucket: bucket, Key: nonEmpty(key) });
  const limit = pLimit(AT_ONCE);

  const store: ObjectStore = {
    async get(key) {
      try {
        const answer = await client.send(new GetObjectCommand(at(key)));
        const body = await required(answer.Body, "Body").transformToByteArray();
        return { ...headOf(answer), body };
      } catch (error) {
        if (isNamed(error, "NoSuchKey")) return undefined;
        throw new StoreFault("get", key, { cause: error });
      }
    },

    async head(key) {
      try {
        return headOf(await client.send(new HeadObjectCommand(at(key))));
      } catch (error) {
        // A HEAD has no body to say NoSuchKey in: the SDK names its 404 so. A bucket that is not there looks the same.
        if (isNamed(error, "NotFound")) return undefined;
        throw new StoreFault("head", key, { cause: error });
      }
    },

    async put(key, body, { contentType, cacheControl, fingerprint, condition }) {
      try {
        const answer = await client.send(
          new PutObjectCommand({
            ...at(key),
            Body: body,
            ContentType: contentType,
            CacheControl: cacheControl,
            ...(fingerprint !== undefined && { Metadata: { fingerprint } }),
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
              MaxKeys: Math.min(PAGE, limit - objects.length),
              ContinuationToken: token,
              // XML 1.0 cannot carry every character that a key can (control characters), and folds some (CR).
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

function headOf(answer: Omit<HeadObjectCommandOutput, "$metadata">): ObjectHead {
  return {
    etag: required(answer.ETag, "ETag"),
    lastModified: required(answer.LastModified, "Last-Modified").getTime(),
    size: required(answer.ContentLength, "Content-Length"),
    contentType: required(answer.ContentType, "Content-Type"),
    cacheControl: answer.CacheControl,
    fingerprint: answer.Metadata?.fingerprint,
  };
}

/** The SDK types every field of an answer as optional; one that is missing makes the answer unusable. */
function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`S3 answered without ${name}`);
  return value;
}

/** S3 user guide, "conditional writes" and "conditional deletes": 412, 409 in a race, 404 where If-Match finds nothing. */
function isConflict(error: unknown, condition: Condition | undefined): boolean {
  if (condition === undefined) return false;
  return (
    isNamed(error, "PreconditionFailed") ||
    isNamed(error, "ConditionalRequestConflict") ||
    ("ifMatch" in condition && isNamed(error, "NoSuchKey"))
  );
}

/** By its code and not its status: NoSuchBucket is a 404 as well, OperationAborted a 409. */
function isNamed(error: unknown, code: string): boolean {
  return error instanceof S3ServiceException && error.name === code;
}

/** Without a key the requests are those of the bucket itself: DELETE would remove it. */
function nonEmpty(key: string): string {
  if (key === "") throw new RangeError("a key has 1 to 1024 bytes in UTF-8, not 0");
  return key;
}

/** `encoding-type=url` writes a space as `+` and a plus as `%2B`, like a form. */
function decodeKey(encoded: string): string {
  return decodeURIComponent(encoded.replaceAll("+", " "));
}
