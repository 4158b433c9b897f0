// An overlay behaves as every object store must, and does not change the bucket below.
import { beforeEach, expect, test } from "vitest";
import { ConditionFailed, type ObjectStore } from "../../lambdas/store/object-store.ts";
import { overlayStore } from "../../lambdas/store/overlay-store.ts";
import { openSqliteStore } from "../../local/sqlite-object-store.ts";

let below: ObjectStore;
let overlay: ObjectStore;
const bytes = (text: string) => new TextEncoder().encode(text);
const plain = { contentType: "text/plain" };

beforeEach(async () => {
  below = openSqliteStore(":memory:", () => 0).bucket("site");
  overlay = overlayStore(below, () => 1000);
  await below.put("a", bytes("one"), plain);
});

test("a reader of the overlay sees what was written, with the ETag of its bytes", async () => {
  const etag = await overlay.put("a", bytes("two"), plain);
  expect(etag).toBe(
    await openSqliteStore(":memory:", () => 0)
      .bucket("x")
      .put("a", bytes("two"), plain),
  );
  expect(await overlay.get("a")).toMatchObject({ body: bytes("two"), etag, size: 3, lastModified: 1000 });
  expect((await below.get("a"))?.body).toEqual(bytes("one"));
});

test("a deleted object is gone in the overlay only", async () => {
  await overlay.delete("a");
  expect(await overlay.head("a")).toBeUndefined();
  expect(await below.head("a")).toBeDefined();
});

test("conditions hold of what the reader of the overlay sees", async () => {
  const { etag = "" } = (await overlay.head("a")) ?? {};
  await overlay.put("a", bytes("two"), { ...plain, condition: { ifMatch: etag } });
  const late = overlay.put("a", bytes("three"), { ...plain, condition: { ifMatch: etag } });
  await expect(late).rejects.toThrow(ConditionFailed);
  const anew = overlay.put("a", bytes("three"), { ...plain, condition: { ifNoneMatch: "*" } });
  await expect(anew).rejects.toThrow(ConditionFailed);
  await expect(overlay.delete("a", { ifMatch: etag })).rejects.toThrow(ConditionFailed);
});
