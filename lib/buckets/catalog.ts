// The catalog bucket: the record of every article and the index of every feed.
import { Duration } from "aws-cdk-lib";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { AccessLogs } from "./access-logs.ts";
import { privateBucket } from "./private-bucket.ts";

export interface CatalogProps {
  readonly accessLogs: AccessLogs;
  /** Default: a name that CloudFormation makes. */
  readonly bucketName?: string | undefined;
  /** How long a change of the catalog can be undone. */
  readonly versions: Duration;
}

/** The bucket that only the function writes. The check of the live feeds reads it, too (lib/operations/watch.ts). It keeps old versions, because guids and first dates are stored nowhere else. */
export class Catalog extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { accessLogs, bucketName, versions }: CatalogProps) {
    super(scope, id);
    this.bucket = new Bucket(this, "Bucket", {
      ...privateBucket,
      bucketName,
      ...accessLogs.under("catalog"),
      versioned: true,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: versions,
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });
  }
}
