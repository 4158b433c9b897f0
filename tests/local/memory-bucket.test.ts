// A bucket in memory behaves as every object store must, and a copy of it is a bucket of its own.
import { expect, test } from "vitest";
import { memoryBucket } from "../../local/memory-bucket.ts";
import { describeObjectStore } from "../store/object-store-contract.ts";

const plain = { contentType: "text/plain" };
const bytes = (text: string) => new TextEncoder().encode(text);

describeObjectStore("a bucket in memory", () => memoryBucket({ now: Date.now }));

test("a copy begins with the same objects, and changes to one of the two are not in the other", async () => {
  const bucket = memoryBucket({ now: () => 1000 });
  await bucket.put("changed", bytes("before"), plain);
  await bucket.put("deleted", bytes("x"), plain);

  const copy = bucket.copy(() => 2000);
  expect(await copy.get("changed")).toEqual(await bucket.get("changed"));
  await copy.put("changed", bytes("after"), plain);
  await copy.put("added", bytes("x"), plain);
  await bucket.delete("deleted");

  expect(await bucket.get("changed")).toMatchObject({ body: bytes("before"), lastModified: 1000 });
  expect(await copy.get("changed")).toMatchObject({ body: bytes("after"), lastModified: 2000 });
  expect((await bucket.list({ prefix: "" })).map(({ key }) => key)).toEqual(["changed"]);
  expect((await copy.list({ prefix: "" })).map(({ key }) => key)).toEqual(["added", "changed", "deleted"]);
});

test("writers and readers have bytes of their own, so none of them can change the object", async () => {
  const bucket = memoryBucket({ now: () => 0 });
  const buffer = bytes("first");
  await bucket.put("key", buffer, plain);
  buffer.fill(0);
  (await bucket.get("key"))?.body.fill(0);
  expect((await bucket.get("key"))?.body).toEqual(bytes("first"));
});

test("if bytes are shared, writers and readers have the same array", async () => {
  const bucket = memoryBucket({ now: () => 0, sharesBytes: true });
  const body = bytes("large");
  await bucket.put("key", body, plain);
  expect((await bucket.get("key"))?.body).toBe(body);
  expect((await bucket.copy(() => 0).get("key"))?.body).toBe(body);
});
