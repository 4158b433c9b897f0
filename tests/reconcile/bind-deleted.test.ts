// After a file is deleted, its bytes are still bound to its article. So a file with the same bytes and another name has the same article.

import { beforeEach, expect, test } from "vitest";
import type { ArticleRecord } from "../../lambdas/catalog/article-record.ts";
import { getRecord, putRecord } from "../../lambdas/catalog/catalog.ts";
import { bindings } from "../../lambdas/catalog/content-binding.ts";
import { recordKey } from "../../lambdas/catalog/keys.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { CallContext } from "../../lambdas/protocol/context.ts";
import { bindDeleted } from "../../lambdas/reconcile/identity/bind-deleted.ts";
import { retired } from "../../lambdas/reconcile/record/next-record.ts";
import { arrival, openTestContext } from "../publish/publish-fixture.ts";
import { absent, article, etag, recordOf } from "./record-fixture.ts";

let context: CallContext;
beforeEach(() => {
  context = beginCall(openTestContext());
});

const bind = (...records: readonly (ArticleRecord | undefined)[]) =>
  bindDeleted(
    "a.txt",
    records.map((value) => ({ value, unchanged: absent })),
    context,
  );
const bound = async () => {
  const { value } = await bindings.get(context.catalog, etag);
  return value && `${value.key} ${value.id}`;
};

test("the bytes are bound once, after which nothing is left to write", async () => {
  expect(await bind(recordOf("1", "a.txt"))).toBe(true);
  expect(await bound()).toBe("a.txt 1");
  expect(await bind(recordOf("1", "a.txt"))).toBe(false);
});

test("only of an article that the file owns, that is published, and whose id is that of the file's name", async () => {
  const own = recordOf("1", "a.txt");
  const stated = { ...own, article: { ...article, id: "1" } };
  const schema1 = { ...own, owner: { key: "a.txt", modified: arrival } };
  expect(await bind(undefined, recordOf("1", "b.txt"), retired(own), stated, schema1)).toBe(false);
  expect(await bound()).toBeUndefined();
  expect(await bind(stated, recordOf("2", "a.txt"))).toBe(true);
  expect(await bound()).toBe("a.txt 2");
});

test("bytes that another article has are bound to the older of both, once the other file is among its claimants", async () => {
  await bindings.put(context.catalog, { key: "b.txt", id: "2" }, absent, etag);
  await putRecord(context.catalog, recordOf("2", "b.txt"), absent);
  const older = recordOf("1", "a.txt", { published: arrival - 1 });
  expect(await bind(older)).toBe(true);
  const { value: noted, unchanged } = await getRecord(context.catalog, recordKey("1"));
  expect([noted?.claimants, await bound()]).toEqual([["a.txt", "b.txt"], "b.txt 2"]);
  expect(await bindDeleted("a.txt", [{ value: noted, unchanged }], context)).toBe(true);
  expect(await bound()).toBe("a.txt 1");
});

test("bytes that an older article has, or one without a record, stay bound to it", async () => {
  await bindings.put(context.catalog, { key: "b.txt", id: "2" }, absent, etag);
  expect(await bind(recordOf("1", "a.txt"))).toBe(false);
  await putRecord(context.catalog, recordOf("2", "b.txt", { published: arrival - 1 }), absent);
  expect(await bind(recordOf("1", "a.txt"))).toBe(false);
  expect(await bound()).toBe("b.txt 2");
});
