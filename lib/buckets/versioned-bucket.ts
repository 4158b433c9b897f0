// The properties of a bucket that keeps old versions of its objects.
import { Duration } from "aws-cdk-lib";
import type { BucketProps } from "aws-cdk-lib/aws-s3";
import type { AccessLogs } from "./access-logs.ts";
import { privateBucket } from "./private-bucket.ts";

export interface VersionedBucketProps {
  readonly accessLogs: AccessLogs;
  /** Default: a name that CloudFormation makes. */
  readonly bucketName?: string | undefined;
  /** How long the old versions of objects are kept. Until then, an object that was overwritten or deleted by mistake can be restored. */
  readonly versions: Duration;
}

/** @param name the folder of its access logs */
export function versionedBucket(
  name: string,
  { accessLogs, bucketName, versions }: VersionedBucketProps,
): BucketProps {
  return {
    ...privateBucket,
    bucketName,
    ...accessLogs.under(name),
    versioned: true,
    lifecycleRules: [
      {
        noncurrentVersionExpiration: versions,
        expiredObjectDeleteMarker: true,
        abortIncompleteMultipartUploadAfter: Duration.days(7),
      },
    ],
  };
}
