// The properties of all buckets: no public access, TLS only, encryption, and a bucket stays when the stack is deleted.
import { RemovalPolicy } from "aws-cdk-lib";
import { BlockPublicAccess, BucketEncryption, type BucketProps, ObjectOwnership } from "aws-cdk-lib/aws-s3";

export const privateBucket = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  // SSE-S3 and not KMS, because the catalog relies on equal bytes having equal ETags, which KMS does not give.
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  // Buckets are kept, except the empty ones of a first deployment that fails.
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
} satisfies BucketProps;
