// Runs the tests of the interface ObjectStore on the S3 of the emulated account.
import { randomUUID } from "node:crypto";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { s3ObjectStore } from "../../../lambdas/store/s3-object-store.ts";
import { describeObjectStore } from "../../store/object-store-contract.ts";
import { clientOf } from "../newspaper.ts";
import { engineer } from "../people.ts";

describeObjectStore("S3", async () => {
  const client = clientOf(await engineer());
  const bucket = `khulasa-${randomUUID()}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return s3ObjectStore(client, bucket);
});
