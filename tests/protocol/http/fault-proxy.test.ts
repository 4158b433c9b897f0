// The faults of the proxy, as the SDK and S3 see them.
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FaultName, faultShares, startFaultProxy } from "./fault-proxy.ts";

let done = 0;
const s3 = createServer(async (request, response) => {
  await buffer(request);
  done += 1;
  response.writeHead(200, { etag: '"x"' }).end("answer");
});

beforeAll(() => new Promise<void>((resolve) => s3.listen(0, "127.0.0.1", resolve)));
afterAll(() => s3.closeAllConnections());

/** Starts a proxy that injects the fault into the first request only. */
async function open(fault: FaultName) {
  const target = s3.address();
  if (target === null || typeof target === "string") throw new Error("no port");
  const values = [placeOf(fault) / 10_000];
  const proxy = await startFaultProxy(target.port, () => values.shift() ?? 1);
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${proxy.port}`,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  return { proxy, client };
}

/** The smallest random number, times 10,000, that makes the proxy inject this fault. */
function placeOf(fault: FaultName): number {
  const names = Object.keys(faultShares) as FaultName[];
  return names.slice(0, names.indexOf(fault)).reduce((sum, name) => sum + faultShares[name], 0);
}

test.each([
  ["slowDown", 1],
  ["internalError", 1],
  ["dropped", 1],
  ["answerLost", 2],
] as const)("after %s the SDK tries again; S3 has done it %i times", async (fault, times) => {
  const { proxy, client } = await open(fault);
  done = 0;
  await client.send(new PutObjectCommand({ Bucket: "bucket", Key: "key", Body: "x" }));
  expect(done).toBe(times);
  expect(proxy.counts).toMatchObject({ requests: 2, retries: 1, faults: { [fault]: 1 } });
  proxy.close();
});
