// Restores one bucket, for lib/commands/restore/restore.sh.
import { parseArgs } from "node:util";
import { S3Client } from "@aws-sdk/client-s3";
import { restoreBucket } from "./restore-bucket.ts";

try {
  const { values } = parseArgs({ options: { bucket: { type: "string" }, time: { type: "string" } } });
  const time = Date.parse(values.time ?? "");
  if (!values.bucket || !/[zZ]$|[+-]\d\d:\d\d$/.test(values.time ?? "") || Number.isNaN(time)) {
    throw new Error(
      "expected --bucket NAME and --time with its zone, as 2026-11-30T10:00:00Z or 2026-11-30T14:00:00+04:00",
    );
  }
  // With `forcePathStyle` the bucket is in the path, because an emulator has no host name for each bucket.
  const client = new S3Client({ forcePathStyle: true });
  const { copied, deleted } = await restoreBucket(client, values.bucket, time);
  console.log(
    `${values.bucket}: ${copied} objects brought back, ${deleted} removed that were not there at ${values.time}`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
