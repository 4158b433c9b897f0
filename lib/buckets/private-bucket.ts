// The properties of all buckets: no public access, TLS only, encryption, and a bucket stays when the stack is deleted. Some keep old versions.
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { BlockPublicAccess, BucketEncryption, type BucketProps, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import type { AccessLogs } from "./access-logs.ts";

export const privateBucket = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  // SSE-S3 and not KMS, because the catalog relies on equal bytes having equal ETags, which KMS does not give.
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  // Buckets are kept, except the empty ones of a first deployment that fails.
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
} satisfies BucketProps;

export interface VersionedBucketProps {
  readonly accessLogs: AccessLogs;
  /** Default: a name that CloudFormation makes. */
  readonly bucketName?: string | undefined;
  /** How long what was overwritten or deleted by mistake can be brought back. */
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
