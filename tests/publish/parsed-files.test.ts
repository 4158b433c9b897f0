// Each pass looks at its file again, as it may be another by now; the same file is parsed once.
import { expect, test } from "vitest";
import { ParsedFiles } from "../../lambdas/inbox/parsed-files.ts";
import { readInboxFile } from "../../lambdas/inbox/read-file.ts";
import { reconcile } from "../../lambdas/reconcile/reconcile.ts";
import { drop, openTestNewsroom, type TestNewsroom } from "./newsroom-fixture.ts";

const key = "sport/1.txt";

/** A newsroom that counts how often an article's bytes are read. */
function counting(): { readonly newsroom: TestNewsroom; readonly reads: () => number } {
  const newsroom = openTestNewsroom();
  let reads = 0;
  const inbox: typeof newsroom.inbox = {
    get: (key) => {
      if (/^[^_].*\.txt$/.test(key)) reads++;
      return newsroom.inbox.get(key);
    },
    head: (key) => newsroom.inbox.head(key),
    put: (key, body, options) => newsroom.inbox.put(key, body, options),
    list: (options) => newsroom.inbox.list(options),
    delete: (key, condition) => newsroom.inbox.delete(key, condition),
  };
  return { newsroom: { ...newsroom, inbox }, reads: () => reads };
}

test("a file is parsed once in a call, however many passes it takes", async () => {
  const { newsroom, reads } = counting();
  await drop(newsroom.inbox, key, { id: "1" });
  await reconcile(key, newsroom);
  expect(newsroom.outcomes).toContainEqual({ kind: "published", key, id: "1" });
  expect(reads()).toBe(1);
});

test("another file at its key is parsed, and so is the same one in another call", async () => {
  const { newsroom, reads } = counting();
  await drop(newsroom.inbox, key, { headline: "العنوان الأول" });
  await readInboxFile(key, newsroom);
  await drop(newsroom.inbox, key, { headline: "العنوان الثاني" });
  expect(await readInboxFile(key, newsroom)).toMatchObject({ article: { headline: "العنوان الثاني" } });
  await readInboxFile(key, { ...newsroom, parsedFiles: new ParsedFiles() });
  expect(reads()).toBe(3);
});

test("a file that was put there again unchanged is as new as that", async () => {
  const { newsroom, reads } = counting();
  await drop(newsroom.inbox, key, {});
  await readInboxFile(key, newsroom);
  newsroom.clock.now += 60_000;
  await drop(newsroom.inbox, key, {});
  expect(await readInboxFile(key, newsroom)).toMatchObject({ modified: newsroom.clock.now });
  expect(reads()).toBe(1);
});

test("only the last few are kept", async () => {
  const { newsroom, reads } = counting();
  const keys = ["1.txt", "2.txt", "3.txt"];
  for (const key of keys) await drop(newsroom.inbox, key, {});
  for (const key of [...keys, "1.txt"]) await readInboxFile(key, newsroom);
  expect(reads()).toBe(4);
});
