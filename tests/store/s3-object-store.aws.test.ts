// The contract over HTTP, against moto.

import { randomUUID } from "node:crypto";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { inject } from "vitest";
import { s3ObjectStore } from "../../lambdas/store/s3-object-store.ts";
import { describeObjectStore } from "./object-store-contract.ts";

const client = new S3Client({ endpoint: inject("endpoint"), forcePathStyle: true });

describeObjectStore("S3", async () => {
  const bucket = `khulasa-${randomUUID()}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return s3ObjectStore(client, bucket);
});
