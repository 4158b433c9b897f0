// The contract over HTTP, against the server at KHULASA_S3_ENDPOINT: moto in `.ci/test-aws`.

import { randomUUID } from "node:crypto";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { s3ObjectStore } from "../../lambdas/store/s3-object-store.ts";
import { describeObjectStore } from "./object-store-contract.ts";

const endpoint = process.env.KHULASA_S3_ENDPOINT;
if (!endpoint)
  throw new Error("KHULASA_S3_ENDPOINT is not set: run .ci/test-aws, which starts a server and sets it");

const client = new S3Client({ endpoint, forcePathStyle: true });

describeObjectStore("S3", async () => {
  const bucket = `khulasa-${randomUUID()}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return s3ObjectStore(client, bucket);
});
