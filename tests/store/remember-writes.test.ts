// A loop does not read again what it has written, until a failed request shows that another worker may have changed it.
import { beforeEach, expect, test } from "vitest";
import { ConditionFailed, type ObjectStore } from "../../lambdas/store/object-store.ts";
import { rememberWrites } from "../../lambdas/store/remember-writes.ts";
import { openSqliteStore } from "../../local/sqlite-object-store.ts";
import { describeObjectStore } from "./object-store-contract.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const plain = { contentType: "text/plain" };

let store: ObjectStore;
let view: ObjectStore;
beforeEach(() => {
  store = openSqliteStore(":memory:").bucket("catalog");
  view = rememberWrites(store, () => 1000);
});

let buckets = 0;
const contract = openSqliteStore(":memory:");
describeObjectStore("a view that remembers writes", () =>
  rememberWrites(contract.bucket(`bucket-${buckets++}`), Date.now),
);

test("an object that was written is not read again, and one that was deleted is absent", async () => {
  await view.put("a", bytes("own"), { ...plain, fingerprint: "f" });
  await view.put("b", bytes("own"), plain);
  await view.delete("b");
  await store.put("a", bytes("other"), plain);
  await store.put("b", bytes("other"), plain);
  expect(await view.get("a")).toMatchObject({ body: bytes("own"), fingerprint: "f", lastModified: 1000 });
  expect(await view.head("b")).toBeUndefined();
});

test("after a failed condition everything is read again", async () => {
  const etag = await view.put("a", bytes("own"), plain);
  await view.put("b", bytes("own"), plain);
  await store.put("a", bytes("other"), plain);
  await store.put("b", bytes("other"), plain);
  const write = view.put("a", bytes("newer"), { ...plain, condition: { ifMatch: etag } });
  await expect(write).rejects.toThrow(ConditionFailed);
  expect((await view.get("a"))?.body).toEqual(bytes("other"));
  expect((await view.get("b"))?.body).toEqual(bytes("other"));
});

test("an object that was only read is read again", async () => {
  await store.put("a", bytes("one"), plain);
  await view.get("a");
  await store.put("a", bytes("two"), plain);
  expect((await view.get("a"))?.body).toEqual(bytes("two"));
});
