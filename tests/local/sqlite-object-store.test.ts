import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Condition, ConditionFailed, StoreFault } from "../../lambdas/store/object-store.ts";
import { openSqliteStore, StoreFileUnusable } from "../../local/sqlite-object-store.ts";
import { describeObjectStore } from "../store/object-store-contract.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "khulasa-store-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

let buckets = 0;
const inMemory = openSqliteStore(":memory:");
describeObjectStore("SQLite in memory", () => inMemory.bucket(`bucket-${buckets++}`));

describe("SQLite in a file", () => {
  test("keeps everything when it is closed and opened again", async () => {
    const file = join(folder, "kept.db");
    const before = openSqliteStore(file);
    const etag = await before.bucket("site").put("key", text("kept"), { contentType: "text/plain" });
    before.close();

    const after = openSqliteStore(file);
    expect(await after.bucket("site").get("key")).toMatchObject({ etag, body: text("kept") });
    after.close();
  });

  test("of an older version keeps its objects and can store a status", async () => {
    const file = join(folder, "old.db");
    const database = new DatabaseSync(file);
    database.exec(`CREATE TABLE objects (
      bucket TEXT NOT NULL, key BLOB NOT NULL, etag TEXT NOT NULL, last_modified INTEGER NOT NULL,
      content_type TEXT NOT NULL, cache_control TEXT, body BLOB NOT NULL, PRIMARY KEY (bucket, key)) STRICT`);
    const insert = database.prepare(
      "INSERT INTO objects VALUES ('site', ?, '\"old\"', 0, 'text/plain', NULL, ?)",
    );
    insert.run(text("old"), text("kept"));
    database.close();

    const store = openSqliteStore(file);
    const site = store.bucket("site");
    expect(await site.get("old")).toMatchObject({ etag: '"old"', body: text("kept") });
    await site.put("gone", text("x"), { contentType: "text/plain", status: 410 });
    expect(await site.head("gone")).toMatchObject({ status: 410 });
    store.close();
  });

  test("is read while another process writes: the journal is a WAL", () => {
    const file = join(folder, "wal.db");
    openSqliteStore(file).close();
    const database = new DatabaseSync(file, { readOnly: true });

    expect(database.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    database.close();
  });

  test("lets only one of two processes replace the same version of an object", async () => {
    const file = join(folder, "shared.db");
    const [one, other] = [openSqliteStore(file), openSqliteStore(file)];
    const etag = await one.bucket("site").put("key", text("read"), { contentType: "text/plain" });
    const swap = { contentType: "text/plain", condition: { ifMatch: etag } };

    await other.bucket("site").put("key", text("first"), swap);

    await expect(one.bucket("site").put("key", text("second"), swap)).rejects.toThrow(ConditionFailed);
    expect(await one.bucket("site").get("key")).toMatchObject({ body: text("first") });
    one.close();
    other.close();
  });
});

test("the ETag is the MD5 of the body in hexadecimal, quoted, as in S3", async () => {
  // RFC 1321, A.5.
  const etag = await inMemory.bucket("etag").put("key", text("abc"), { contentType: "text/plain" });

  expect(etag).toBe('"900150983cd24fb0d6963f7d28e17f72"');
});

test("a condition that states nothing is a fault, so that a write never counts as conditional by mistake", async () => {
  const put = inMemory.bucket("strict").put("key", text("abc"), {
    ...{ contentType: "text/plain", condition: {} as Condition },
  });

  await expect(put).rejects.toThrow(StoreFault);
});

test("the times of modification come from the clock that was passed", async () => {
  let now = 1_000;
  const store = openSqliteStore(":memory:", () => now).bucket("clock");
  const etag = await store.put("swapped", text("x"), { contentType: "text/plain" });
  await store.put("put", text("x"), { contentType: "text/plain" });
  await store.put("left", text("x"), { contentType: "text/plain" });
  now = 2_000;
  await store.put("swapped", text("x"), { contentType: "text/plain", condition: { ifMatch: etag } });
  await store.put("put", text("x"), { contentType: "text/plain" });

  expect(await store.head("swapped")).toMatchObject({ lastModified: 2_000 });
  expect(await store.head("put")).toMatchObject({ lastModified: 2_000 });
  expect(await store.head("left")).toMatchObject({ lastModified: 1_000 });
});

test("a NUL in a key is an ordinary character", async () => {
  const store = inMemory.bucket("nul");
  for (const key of ["a\0b", "a", "a\0"]) await store.put(key, text(key), { contentType: "text/plain" });

  expect((await store.list({ prefix: "" })).map(({ key }) => key)).toEqual(["a", "a\0", "a\0b"]);
  expect((await store.list({ prefix: "", startAfter: "a" })).map(({ key }) => key)).toEqual(["a\0", "a\0b"]);
  expect(await store.get("a\0b")).toMatchObject({ body: text("a\0b") });
});

test("a key has 1,024 bytes at most, as in S3", async () => {
  const store = inMemory.bucket("long");
  await store.put("خ".repeat(512), text("x"), { contentType: "text/plain" });

  const refusal = store.put(`${"خ".repeat(512)}x`, text("x"), { contentType: "text/plain" });
  await expect(refusal).rejects.toThrow(StoreFault);
  await expect(refusal).rejects.toMatchObject({
    cause: { message: "a key must have 1 to 1024 bytes in UTF-8, not 1025" },
  });
});

test("every verb of a closed store is a fault with its cause", async () => {
  const store = openSqliteStore(":memory:");
  const bucket = store.bucket("closed");
  store.close();

  for (const answer of [
    bucket.get("key"),
    bucket.head("key"),
    bucket.put("key", text("x"), { contentType: "text/plain" }),
    bucket.put("key", text("x"), { contentType: "text/plain", condition: { ifMatch: '"x"' } }),
    bucket.list({ prefix: "" }),
    bucket.delete("key"),
    bucket.delete("key", { ifMatch: '"x"' }),
  ]) {
    const fault = await answer.catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(StoreFault);
    expect(fault).toHaveProperty("cause.message");
  }
});

describe("a file that cannot hold a store says why", () => {
  test.each(["short", "long enough to have a header of SQLite".repeat(1000)])("not a database", (content) => {
    const file = join(folder, "article.txt");
    writeFileSync(file, content);

    expect(() => openSqliteStore(file)).toThrow(StoreFileUnusable);
    expect(() => openSqliteStore(file)).toThrow(
      `${file} cannot hold the store: it is not a database of SQLite`,
    );
  });

  test("a folder that is not there", () => {
    const file = join(folder, "missing", "store.db");

    expect(() => openSqliteStore(file)).toThrow(`${file} cannot hold the store: its folder does not exist`);
  });

  test("a folder in place of the file", () => {
    expect(() => openSqliteStore(folder)).toThrow(`${folder} cannot hold the store: SQLite cannot open it`);
  });
});

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}
