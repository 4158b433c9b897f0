// Each pass looks at its file again, because it may have changed. A file that has not changed is parsed only once.
import { expect, test } from "vitest";
import { readInboxFile } from "../../lambdas/inbox/read-file.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import { reconcileKey } from "../../lambdas/reconcile/reconcile-key.ts";
import { drop, openTestContext } from "./publish-fixture.ts";

const key = "sport/1.txt";

/** A call that counts how often an article's bytes are read. */
function counting() {
  const context = openTestContext();
  let reads = 0;
  const inbox: typeof context.inbox = {
    get: (key) => {
      if (/^[^_].*\.txt$/.test(key)) reads++;
      return context.inbox.get(key);
    },
    head: (key) => context.inbox.head(key),
    put: (key, body, options) => context.inbox.put(key, body, options),
    list: (options) => context.inbox.list(options),
    delete: (key, condition) => context.inbox.delete(key, condition),
  };
  return { context, call: beginCall({ ...context, inbox }), reads: () => reads };
}

test("a file is parsed once in a call, however many passes it takes", async () => {
  const { context, call, reads } = counting();
  await drop(context.inbox, key, { id: "1" });
  await reconcileKey(key, call);
  expect(context.outcomes).toContainEqual({ kind: "published", key, id: "1" });
  expect(reads()).toBe(1);
});

test("a file that has changed is parsed again, and so is the same file in another call", async () => {
  const { context, call, reads } = counting();
  await drop(context.inbox, key, { headline: "العنوان الأول" });
  await readInboxFile(key, call);
  await drop(context.inbox, key, { headline: "العنوان الثاني" });
  expect(await readInboxFile(key, call)).toMatchObject({ article: { headline: "العنوان الثاني" } });
  await readInboxFile(key, beginCall({ ...context, inbox: call.inbox }));
  expect(reads()).toBe(3);
});

test("a file that was uploaded again without a change has the time of the new upload", async () => {
  const { context, call, reads } = counting();
  await drop(context.inbox, key, {});
  await readInboxFile(key, call);
  context.clock.now += 60_000;
  await drop(context.inbox, key, {});
  expect(await readInboxFile(key, call)).toMatchObject({ modified: context.clock.now });
  expect(reads()).toBe(1);
});

test("only the last two files are kept", async () => {
  const { context, call, reads } = counting();
  const keys = ["1.txt", "2.txt", "3.txt"];
  for (const key of keys) await drop(context.inbox, key, {});
  for (const key of [...keys, "1.txt"]) await readInboxFile(key, call);
  expect(reads()).toBe(4);
});
