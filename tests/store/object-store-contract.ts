// The contract: what every object store must do. The test of each implementation runs it.

import { describe, expect, test } from "vitest";
import {
  type Condition,
  ConditionFailed,
  type ListOptions,
  type ObjectStore,
  StoreFault,
} from "../../lambdas/store/object-store.ts";

/** Makes an empty bucket, a new one in every call. */
export type EmptyBucket = () => ObjectStore | Promise<ObjectStore>;

const TEXT = { contentType: "text/plain; charset=utf-8" };

/** Keys in the order of their UTF-8 bytes. In the order of UTF-16, which `<` uses in JavaScript, the last two change places. */
const KEYS_IN_ORDER = [
  "\u0001control",
  "\rreturn",
  " space",
  "%",
  "%20",
  "+plus",
  "/slash",
  "?a=b&c=d#e",
  "A",
  "B",
  "a",
  "a ",
  "a b",
  "a%20b",
  "a%2Fb",
  "a+b",
  "a/b",
  "a//b",
  "a_b",
  "<&>\"'",
  "e\u0301 decomposed",
  "é composed",
  "أخبار/الرياضة",
  "خلاصة.txt",
  "\u200Fright-to-left mark",
  "\uFFFD replacement character",
  "\u{1F600} emoji",
].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

export function describeObjectStore(name: string, emptyBucket: EmptyBucket): void {
  describe(name, () => {
    describe("get, head and put", () => {
      test("return the bytes, the content type, the cache control and the other stored values", async () => {
        const store = await emptyBucket();
        const body = Uint8Array.from({ length: 256 }, (_, byte) => byte);
        const headers = {
          contentType: "application/rss+xml; charset=utf-8",
          cacheControl: "max-age=60",
          fingerprint: "0123456789abcdef",
          status: 301,
          location: "https://news.example/articles/%D8%AE%D8%A8%D8%B1",
          link: '<https://news.example/rss.xml>; rel="self", <https://hub.example/>; rel="hub"',
        };

        const etag = await store.put("feeds/all.rss", body, headers);

        expect(etag).toMatch(/^".+"$/);
        const object = await store.get("feeds/all.rss");
        expect(object).toMatchObject({ etag, size: 256, ...headers });
        expect(Buffer.from(object?.body ?? []).equals(body)).toBe(true);
        expect(await store.head("feeds/all.rss")).toStrictEqual({
          ...headers,
          etag,
          size: 256,
          lastModified: object?.lastModified,
        });
      });

      test("return the time of modification in milliseconds since 1970", async () => {
        const store = await emptyBucket();
        await put(store, "key", "x");

        const modified = (await store.head("key"))?.lastModified ?? Number.NaN;

        expect(Math.abs(modified - Date.now())).toBeLessThan(15 * 60_000);
      });

      test("keep an empty body", async () => {
        const store = await emptyBucket();
        const etag = await put(store, "empty", "");

        expect(await store.get("empty")).toMatchObject({ etag, size: 0 });
        expect(await read(store, "empty")).toBe("");
      });

      test("return undefined for an absent object", async () => {
        const store = await emptyBucket();

        expect(await store.get("absent")).toBeUndefined();
        expect(await store.head("absent")).toBeUndefined();
      });

      test("replace the whole object, including its headers", async () => {
        const store = await emptyBucket();
        const encoder = new TextEncoder();
        await store.put("key", encoder.encode("old"), {
          contentType: "text/html",
          cacheControl: "max-age=60",
          status: 410,
        });
        await store.put("key", encoder.encode("newer"), { contentType: "text/plain" });

        expect(await read(store, "key")).toBe("newer");
        const head = await store.head("key");
        expect(head).toMatchObject({ size: 5, contentType: "text/plain" });
        expect([head?.cacheControl, head?.status]).toEqual([undefined, undefined]);
      });

      test("have equal ETags for equal bytes, and only for these, wherever and whenever they were written", async () => {
        const store = await emptyBucket();
        const first = await put(store, "a", "خلاصة");

        expect(await put(store, "b", "خلاصة")).toBe(first);
        expect(await put(store, "a", "other")).not.toBe(first);
        expect(await put(store, "a", "خلاصة")).toBe(first);
      });

      test("keep the objects of two buckets apart", async () => {
        const [one, other] = [await emptyBucket(), await emptyBucket()];
        await put(one, "key", "x");

        expect(await other.get("key")).toBeUndefined();
        expect(await other.list({ prefix: "" })).toEqual([]);
      });
    });

    describe("keys", () => {
      test.each(KEYS_IN_ORDER)("%j names one object", async (key) => {
        const store = await emptyBucket();
        const etag = await put(store, key, "x");

        expect(await read(store, key)).toBe("x");
        expect(await store.head(key)).toMatchObject({ etag });
        expect(await store.list({ prefix: key })).toEqual([{ key, etag }]);
        await store.delete(key, { ifMatch: etag });
        expect(await store.get(key)).toBeUndefined();
      });

      test.each([
        ["empty", ""],
        ["a surrogate without its other half", "a\uD83D"],
      ])("that are not allowed are a fault, and not an absent object: %s", async (_, key) => {
        const store = await emptyBucket();

        await expect(store.get(key)).rejects.toThrow(StoreFault);
        await expect(store.head(key)).rejects.toThrow(StoreFault);
        await expect(put(store, key, "x")).rejects.toThrow(StoreFault);
        await expect(store.delete(key)).rejects.toThrow(StoreFault);
        expect(await store.list({ prefix: "" })).toEqual([]);
      });
    });

    describe("list", () => {
      test("returns all keys in the order of their UTF-8 bytes", async () => {
        const store = await emptyBucket();
        await putAll(store, KEYS_IN_ORDER.toReversed());

        expect(await keys(store, "")).toEqual(KEYS_IN_ORDER);
        expect(KEYS_IN_ORDER.slice(-2)).toEqual(["\uFFFD replacement character", "\u{1F600} emoji"]);
      });

      test("starts after each key, whichever it is", async () => {
        const store = await emptyBucket();
        await putAll(store, KEYS_IN_ORDER);

        for (const [index, key] of KEYS_IN_ORDER.entries()) {
          expect(await keys(store, "", { startAfter: key }), key).toEqual(KEYS_IN_ORDER.slice(index + 1));
        }
      });

      test("returns the same ETag as head, and no deleted objects", async () => {
        const store = await emptyBucket();
        const etag = await put(store, "kept", "x");
        await put(store, "deleted", "y");
        await store.delete("deleted");

        expect(await store.list({ prefix: "" })).toEqual([{ key: "kept", etag }]);
      });

      test("returns the ETag of an object that was replaced since the last listing", async () => {
        const store = await emptyBucket();
        await put(store, "key", "before");
        await store.list({ prefix: "" });
        const etag = await put(store, "key", "after");

        expect(await store.list({ prefix: "" })).toEqual([{ key: "key", etag }]);
      });

      test.each([
        ["index/all/", ["index/all/1", "index/all/2"]],
        ["index/all", ["index/all", "index/all-else/1", "index/all/1", "index/all/2", "index/all0"]],
        ["index/all/2", ["index/all/2"]],
        ["Index/", []],
        ["index/z", []],
        ["index/é", ["index/é/1"]],
      ])("returns the keys that begin with %j", async (prefix, expected) => {
        const store = await emptyBucket();
        const others = ["a", "index/all0", "index/ê/1", "index/É/1", "indexes"];
        const all = ["index/all", "index/all-else/1", "index/all/1", "index/all/2", "index/é/1", ...others];
        await putAll(store, all);

        expect(await keys(store, prefix)).toEqual(expected);
      });

      test.each(["%", "_", "*", "?", "[a]", "\\", "+", "'"])(
        "takes %j in a prefix for itself",
        async (character) => {
          const store = await emptyBucket();
          await putAll(store, ["a/1", "a1b/1", " a/1", `a${character}b/1`, `a${character}b/2`]);

          expect(await keys(store, `a${character}b/`)).toEqual([`a${character}b/1`, `a${character}b/2`]);
        },
      );

      test.each([
        ["a key that exists", "f/2", ["f/3"]],
        ["a key that does not", "f/15", ["f/2", "f/3"]],
        ["the prefix itself", "f/", ["f/1", "f/2", "f/3"]],
        ["a key before the prefix", "a", ["f/1", "f/2", "f/3"]],
        ["no key", "", ["f/1", "f/2", "f/3"]],
        ["the last key", "f/3", []],
        ["a key behind the prefix", "g", []],
      ])("starts after %s", async (_, startAfter, expected) => {
        const store = await emptyBucket();
        await putAll(store, ["a", "f/1", "f/2", "f/3", "g", "h"]);

        expect(await keys(store, "f/", { startAfter })).toEqual(expected);
        expect(await keys(store, "f/", { startAfter, limit: 1 })).toEqual(expected.slice(0, 1));
      });

      test.each([
        [-1, []],
        [0, []],
        [1, ["f/1"]],
        [2, ["f/1", "f/2"]],
        [3, ["f/1", "f/2", "f/3"]],
        [4, ["f/1", "f/2", "f/3"]],
        [5000, ["f/1", "f/2", "f/3"]],
      ])("returns at most %i objects", async (limit, expected) => {
        const store = await emptyBucket();
        await putAll(store, ["e", "f/1", "f/2", "f/3", "g"]);

        expect(await keys(store, "f/", { limit })).toEqual(expected);
      });

      test("returns more than 1,000 keys, which is a page of S3", async () => {
        const store = await emptyBucket();
        const all = Array.from({ length: 1010 }, (_, n) => `أخبار/${String(n).padStart(4, "0")} +%`);
        await putAll(store, [...all, "أخبارx"]);

        expect(await keys(store, "أخبار/")).toEqual(all);
        expect(await keys(store, "أخبار/", { limit: 1000 })).toEqual(all.slice(0, 1000));
        expect(await keys(store, "أخبار/", { limit: 1001 })).toEqual(all.slice(0, 1001));
        expect(await keys(store, "أخبار/", { startAfter: all[4], limit: 1003 })).toEqual(all.slice(5, 1008));
      });
    });

    describe("put with If-Match", () => {
      test("replaces the object that was read", async () => {
        const store = await emptyBucket();
        const etag = await put(store, "key", "read");

        const next = await put(store, "key", "written", { ifMatch: etag });

        expect(await store.get("key")).toMatchObject({ etag: next });
        expect(await read(store, "key")).toBe("written");
      });

      test("fails if the object is another one, and leaves it as it is", async () => {
        const store = await emptyBucket();
        const etag = await put(store, "key", "read");
        await put(store, "key", "by someone else");

        await expect(put(store, "key", "written", { ifMatch: etag })).rejects.toThrow(ConditionFailed);
        expect(await read(store, "key")).toBe("by someone else");
      });

      test("fails if there is no object, and writes none", async () => {
        const store = await emptyBucket();
        const etag = await put(store, "key", "read");
        await store.delete("key");

        await expect(put(store, "key", "written", { ifMatch: etag })).rejects.toThrow(ConditionFailed);
        await expect(put(store, "never", "written", { ifMatch: etag })).rejects.toThrow(ConditionFailed);
        expect(await keys(store, "")).toEqual([]);
      });

      test("succeeds if a change was undone meanwhile", async () => {
        const store = await emptyBucket();
        const etag = await put(store, "key", "read");
        await put(store, "key", "done");
        await put(store, "key", "read");

        await put(store, "key", "written", { ifMatch: etag });

        expect(await read(store, "key")).toBe("written");
      });

      test("lets only one of twenty replacements succeed", async () => {
        const store = await emptyBucket();
        const etag = await put(store, "key", "read");

        await expectOneWinner(store, (body) => put(store, "key", body, { ifMatch: etag }));
      });
    });

    describe("put with If-None-Match", () => {
      test("writes an object that does not exist, or no longer exists", async () => {
        const store = await emptyBucket();
        await put(store, "key", "first", { ifNoneMatch: "*" });
        await store.delete("key");
        await put(store, "key", "second", { ifNoneMatch: "*" });

        expect(await read(store, "key")).toBe("second");
      });

      test("fails if there is an object, even with the same bytes, and leaves it as it is", async () => {
        const store = await emptyBucket();
        await put(store, "key", "there");

        await expect(put(store, "key", "new", { ifNoneMatch: "*" })).rejects.toThrow(ConditionFailed);
        await expect(put(store, "key", "there", { ifNoneMatch: "*" })).rejects.toThrow(ConditionFailed);
        expect(await read(store, "key")).toBe("there");
      });

      test("lets only one of twenty writers succeed", async () => {
        const store = await emptyBucket();

        await expectOneWinner(store, (body) => put(store, "key", body, { ifNoneMatch: "*" }));
      });
    });

    describe("delete", () => {
      test("removes the object and no other", async () => {
        const store = await emptyBucket();
        await putAll(store, ["key", "key2", "Key"]);
        await store.delete("key");

        expect(await store.get("key")).toBeUndefined();
        expect(await keys(store, "")).toEqual(["Key", "key2"]);
      });

      test("of an absent object succeeds", async () => {
        const store = await emptyBucket();

        await expect(store.delete("absent")).resolves.toBeUndefined();
      });

      test("with If-Match removes the object that was read", async () => {
        const store = await emptyBucket();
        const etag = await put(store, "key", "read");
        await store.delete("key", { ifMatch: etag });

        expect(await store.get("key")).toBeUndefined();
      });

      test("with If-Match fails if the object is another one, and leaves it as it is", async () => {
        const store = await emptyBucket();
        const etag = await put(store, "key", "read");
        await put(store, "key", "by someone else");

        await expect(store.delete("key", { ifMatch: etag })).rejects.toThrow(ConditionFailed);
        expect(await read(store, "key")).toBe("by someone else");
      });

      test("with If-Match fails if there is no object", async () => {
        const store = await emptyBucket();
        const etag = await put(store, "key", "read");
        await store.delete("key");

        await expect(store.delete("key", { ifMatch: etag })).rejects.toThrow(ConditionFailed);
      });
    });
  });
}

function put(store: ObjectStore, key: string, text: string, condition?: Condition): Promise<string> {
  return store.put(key, new TextEncoder().encode(text), { ...TEXT, condition });
}

async function putAll(store: ObjectStore, all: readonly string[]): Promise<void> {
  const left = all.values();
  const writer = async () => {
    for (const key of left) await put(store, key, `at ${key}`);
  };
  await Promise.all(Array.from({ length: 20 }, writer));
}

async function read(store: ObjectStore, key: string): Promise<string | undefined> {
  const object = await store.get(key);
  return object && new TextDecoder().decode(object.body);
}

async function keys(
  store: ObjectStore,
  prefix: string,
  options: Omit<ListOptions, "prefix"> = {},
): Promise<readonly string[]> {
  return (await store.list({ prefix, ...options })).map(({ key }) => key);
}

async function expectOneWinner(store: ObjectStore, write: (body: string) => Promise<string>): Promise<void> {
  const bodies = Array.from({ length: 20 }, (_, n) => `writer ${n}`);
  const results = await Promise.allSettled(bodies.map(write));

  const winners = bodies.filter((_, n) => results[n]?.status === "fulfilled");
  const failures = results.filter((result) => result.status === "rejected").map((result) => result.reason);
  expect(winners).toHaveLength(1);
  expect(failures.every((failure) => failure instanceof ConditionFailed)).toBe(true);
  expect(await read(store, "key")).toBe(winners[0]);
}
