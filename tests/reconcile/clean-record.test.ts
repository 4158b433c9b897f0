// Pictures in records that earlier versions wrote.
import { beforeEach, describe, expect, test } from "vitest";
import type { HostedPicture } from "../../lambdas/article/picture.ts";
import type { RecordedPicture } from "../../lambdas/catalog/article-record.ts";
import { inspectPicture } from "../../lambdas/pictures/inspect-picture.ts";
import { originalPathOf } from "../../lambdas/pictures/picture-path.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { CallContext } from "../../lambdas/protocol/context.ts";
import { cleanRecord, isClean } from "../../lambdas/reconcile/record/clean-record.ts";
import { openTestContext, png } from "../publish/publish-fixture.ts";
import { recordOf } from "./record-fixture.ts";

const bytes = png(200);
let context: CallContext;
let hosted: HostedPicture;
beforeEach(async () => {
  context = beginCall(openTestContext());
  const inspected = await inspectPicture("1", bytes);
  if (!inspected) throw new Error("the picture can't be cleaned");
  ({ hosted } = inspected);
});

const picture = (changes: Partial<HostedPicture> = {}): RecordedPicture => ({
  ...{ from: { kind: "beside" }, hosted: { ...hosted, ...changes } },
});
const uncleaned = () => picture({ path: originalPathOf(hosted.path) });
const withoutForms = (): RecordedPicture => {
  const { renditions: _renditions, ...whole } = hosted;
  return { from: { kind: "beside" }, hosted: whole };
};
const notHosted: RecordedPicture = { from: { kind: "remote", url: "https://pictures.example/a.jpg" } };

/** Stores the original bytes where early versions published them. */
const publish = () => context.site.put(originalPathOf(hosted.path), bytes, { contentType: "image/png" });
const clean = async (...pictures: readonly RecordedPicture[]) =>
  (await cleanRecord(recordOf("1", "1.txt", { pictures }), context))?.pictures;

test("a record is clean unless it names a picture that was published as it was", () => {
  expect(isClean({ pictures: [picture(), withoutForms(), notHosted] })).toBe(true);
  expect(isClean({ pictures: [picture(), uncleaned()] })).toBe(false);
});

test("clean pictures with their smaller forms stay, and so do pictures on other sites", async () => {
  await publish();
  expect(await clean(picture(), notHosted)).toBeUndefined();
});

describe("a picture", () => {
  test("that was published as it was is replaced by a clean one, and the others stay", async () => {
    await publish();
    const named = picture({ path: "media/1/other.png" });
    expect(await clean(named, uncleaned(), notHosted)).toEqual([named, picture(), notHosted]);
  });

  test("that was published as it was is left out if its bytes are gone", async () => {
    expect(await clean(picture(), uncleaned())).toEqual([picture()]);
  });

  test("without smaller forms gets them, or stays if its bytes are gone", async () => {
    expect(await clean(withoutForms())).toEqual([withoutForms()]);
    await publish();
    expect(await clean(withoutForms())).toEqual([picture()]);
  });
});
