// What all buckets have in common: no public access, TLS only, encryption, and they stay when the stack is deleted.
import { RemovalPolicy } from "aws-cdk-lib";
import { BlockPublicAccess, BucketEncryption, type BucketProps, ObjectOwnership } from "aws-cdk-lib/aws-s3";

export const privateBucket = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  // SSE-S3, not KMS: only with SSE-S3 do equal bytes have equal ETags, which the catalog relies on.
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  // If the first deployment fails, the empty buckets are deleted.
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
} satisfies BucketProps;
