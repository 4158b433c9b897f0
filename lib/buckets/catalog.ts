// The catalog bucket: the record of every article and the index of every feed.
import { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { type VersionedBucketProps, versionedBucket } from "./versioned-bucket.ts";

/** The bucket that only the function writes. The check of the live feeds reads it, too (lib/operations/watch.ts). It keeps old versions, because guids and first dates are stored nowhere else. */
export class Catalog extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: VersionedBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, "Bucket", versionedBucket("catalog", props));
  }
}
