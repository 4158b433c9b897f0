// Restores one versioned bucket to the state that it had at a given time. Every change is a new version, so a restore can be undone by
// another restore.
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetBucketLifecycleConfigurationCommand,
  HeadObjectCommand,
  type LifecycleRule,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import pLimit from "p-limit";
import { type ObjectVersion, planRestore, type Step } from "./plan.ts";

/** The metadata of a restored object that says when the original was written. Its Last-Modified is the time of the restore. */
const originalLastModified = "original-last-modified";

/** How many requests are sent at the same time. */
const atOnce = 40;

const day = 86_400_000;

/** The bucket can't be restored to this time: S3 may have deleted versions of that time, or the time is in the future. */
class NotRestorable extends Error {
  override readonly name = "NotRestorable";
}

/**
 * Restores the bucket. Folders that belong to Khulasa, such as that of the reports, stay as they are, because the function makes them again
 * from the articles.
 *
 * @returns the number of copied and of deleted objects
 * @throws NotRestorable
 */
export async function restoreBucket(client: S3Client, Bucket: string, time: number) {
  await demandVersionsOf(client, Bucket, time);
  const versions = await listVersions(client, Bucket);
  const steps = planRestore(
    versions.filter(({ key }) => !/^_[^/]*\//.test(key)),
    time,
  );
  await pLimit(atOnce).map(steps, (step) => carryOut(client, Bucket, step));
  const copied = steps.filter(({ kind }) => kind === "copy").length;
  return { copied, deleted: steps.length - copied };
}

/** Checks that all versions of that time still exist. S3 deletes a version some days after another one has replaced it. */
async function demandVersionsOf(client: S3Client, Bucket: string, time: number): Promise<void> {
  const Rules = await readRules(client, Bucket);
  const kept = Math.min(...Rules.map((rule) => rule.NoncurrentVersionExpiration?.NoncurrentDays ?? Infinity));
  const now = Date.now();
  if (time > now) throw new NotRestorable(`${new Date(time).toISOString()} is in the future`);
  if (time < now - kept * day) {
    throw new NotRestorable(`${Bucket} keeps what was changed for ${kept} days: earlier times are gone`);
  }
}

/** The lifecycle rules of the bucket. A bucket without any keeps every version (API reference, GetBucketLifecycleConfiguration). */
async function readRules(client: S3Client, Bucket: string): Promise<readonly LifecycleRule[]> {
  try {
    return (await client.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).Rules ?? [];
  } catch (error) {
    if (error instanceof S3ServiceException && error.name === "NoSuchLifecycleConfiguration") return [];
    throw error;
  }
}

async function listVersions(client: S3Client, Bucket: string): Promise<readonly ObjectVersion[]> {
  const found: ObjectVersion[] = [];
  let page: ListObjectVersionsCommandOutput | undefined;
  do {
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page ?? {};
    page = await client.send(new ListObjectVersionsCommand({ Bucket, KeyMarker, VersionIdMarker }));
    for (const [list, isDeletion] of [
      [page.Versions, false],
      [page.DeleteMarkers, true],
    ] as const) {
      for (const { Key = "", VersionId = "", LastModified, IsLatest = false } of list ?? []) {
        const lastModified = LastModified?.getTime() ?? 0;
        found.push({ key: Key, versionId: VersionId, lastModified, isLatest: IsLatest, isDeletion });
      }
    }
  } while (page.IsTruncated);
  return found;
}

async function carryOut(client: S3Client, Bucket: string, step: Step): Promise<void> {
  if (step.kind === "delete") {
    await client.send(new DeleteObjectCommand({ Bucket, Key: step.key }));
    return;
  }
  const { key: Key, versionId: VersionId, lastModified } = step.version;
  const { ContentType, CacheControl, Metadata } = await client.send(
    new HeadObjectCommand({ Bucket, Key, VersionId }),
  );
  await client.send(
    new CopyObjectCommand({
      ...{ Bucket, Key, ContentType, CacheControl },
      CopySource: `${Bucket}/${encodeURIComponent(Key)}?versionId=${encodeURIComponent(VersionId)}`,
      MetadataDirective: "REPLACE",
      Metadata: { [originalLastModified]: new Date(lastModified).toISOString(), ...Metadata },
    }),
  );
}
