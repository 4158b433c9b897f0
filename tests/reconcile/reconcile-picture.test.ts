// The outcome of a file that has the name of a picture, and the keys of the articles that show it.

import { beforeEach, describe, expect, test } from "vitest";
import { pictureUsers } from "../../lambdas/catalog/registers.ts";
import { largestFile } from "../../lambdas/formats/parse-article.ts";
import { reportKey } from "../../lambdas/inbox/key.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import { reconcilePicture } from "../../lambdas/reconcile/reconcile-picture.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { intercepted, rightBefore } from "../publish/interruptions.ts";
import { drop, png, readText } from "../publish/publish-fixture.ts";
import { absent } from "./record-fixture.ts";
import { openRecordedContext, type RecordedContext } from "./recorded-context.ts";

const key = "a.png";
let context: RecordedContext;
beforeEach(() => {
  context = openRecordedContext();
});

const look = (inbox: ObjectStore = context.inbox) => {
  context.requests.splice(0);
  return reconcilePicture(key, beginCall({ ...context, inbox }));
};
const put = (bytes: Uint8Array) => context.inbox.put(key, bytes, { contentType: "image/png" });
const outcome = () => context.outcomes.at(-1);
const report = () => readText(context.inbox, reportKey(key));

test("a picture leads to the articles beside it, and to those that have named it", async () => {
  await put(png(200));
  await drop(context.inbox, "a.txt", {});
  await pictureUsers.put(context.catalog, { schema: 1, ids: ["b.txt", "a.txt"] }, absent, key);
  const { pictureArticles } = await look();
  expect([...pictureArticles]).toEqual(["a.txt", "b.txt"]);
  expect(outcome()).toEqual({ kind: "picture", key, articles: 2 });
  expect(await report()).toBeUndefined();
});

describe("a file that is no picture for readers", () => {
  test("is reported with its kind, until it is gone", async () => {
    await put(new TextEncoder().encode("%PDF-1.7\n"));
    await look();
    expect(outcome()).toMatchObject({
      ...{ kind: "refused", key },
      refusals: [{ code: "not-a-picture", found: key, finding: "pdf" }],
    });
    expect(await report()).toContain(key);
    await context.inbox.delete(key);
    await look();
    expect(outcome()).toEqual({ kind: "removed", key });
    expect(await report()).toBeUndefined();
  });

  test("is damaged if it is a picture of which only the beginning is there", async () => {
    await put(png(200).subarray(0, 40));
    await look();
    expect(outcome()).toMatchObject({ refusals: [{ code: "damaged-file", finding: "broken-content" }] });
  });

  test("is told its size if it has too many pixels", async () => {
    await put(png(11_000, 10_000));
    await look();
    expect(outcome()).toMatchObject({ refusals: [{ code: "picture-too-large", found: "11000 × 10000" }] });
  });

  test("is not read if it is too large", async () => {
    await put(png(200));
    const ofSize = (size: number): ObjectStore => ({
      ...context.inbox,
      head: async (at) => {
        const head = await context.inbox.head(at);
        return head && { ...head, size };
      },
    });
    await look(ofSize(largestFile));
    expect(outcome()).toMatchObject({ kind: "picture" });
    await look(ofSize(largestFile + 1));
    expect(outcome()).toMatchObject({ refusals: [{ code: "file-too-large" }] });
    expect(context.requests).not.toContain(`get inbox ${key}`);
  });
});

describe("in the pass after its report was written, a file", () => {
  beforeEach(() => put(new TextEncoder().encode("?")));
  const reads = () => context.requests.filter((request) => request === `get inbox ${key}`).length;

  test("is not read again", async () => {
    await look();
    expect(context.requests.filter((request) => request === `head inbox ${key}`)).toHaveLength(2);
    expect(reads()).toBe(1);
  });

  test("is read again if another one was uploaded meanwhile", async () => {
    const isReport = (verb: string, at: string) => verb === "put" && at === reportKey(key);
    await look(rightBefore(context.inbox, isReport, () => put(png(200))));
    expect([outcome(), await report()]).toMatchObject([{ kind: "picture" }, undefined]);
  });
});

test("a file that is deleted before it is read is removed", async () => {
  await put(png(200));
  const inbox = intercepted(context.inbox, async (verb, at, request) => {
    if (verb === "get" && at === key) await context.inbox.delete(key);
    return request();
  });
  await look(inbox);
  expect(outcome()).toEqual({ kind: "removed", key });
});
