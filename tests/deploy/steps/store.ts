// The contract of the object store, on the account's S3.
import { randomUUID } from "node:crypto";
import { describeObjectStore } from "../../store/object-store-contract.ts";
import { bash } from "../commands.ts";
import { storeOf } from "../newspaper.ts";
import { engineer } from "../people.ts";

describeObjectStore("S3", async () => {
  const bucket = `khulasa-${randomUUID()}`;
  const as = await engineer();
  await bash(`aws s3api create-bucket --bucket ${bucket}`, { as });
  return storeOf(bucket, as);
});
