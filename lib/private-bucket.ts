// What all buckets have in common: nobody outside gets in, nothing travels in the clear, nothing goes with the stack.
import { RemovalPolicy } from "aws-cdk-lib";
import { BlockPublicAccess, BucketEncryption, type BucketProps, ObjectOwnership } from "aws-cdk-lib/aws-s3";

export const privateBucket = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  // SSE-S3, not KMS: only then does the ETag say that the bytes are equal, on which the catalog leans.
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  // But with a first deployment that fails they go, as there is nothing in them.
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
} satisfies BucketProps;
