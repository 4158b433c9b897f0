// Only the current version of settings and code regenerates all feeds.

import { beforeEach, describe, expect, test } from "vitest";
import { overlap, renewals } from "../../lambdas/catalog/renewal.ts";
import type { PublishContext } from "../../lambdas/protocol/context.ts";
import {
  activate,
  beginRenewing,
  editionOf,
  isReplaced,
  restoreCurrent,
} from "../../lambdas/regenerate/current-version.ts";
import { type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import { arrival, openTestContext, type TestContext } from "../publish/publish-fixture.ts";

let context: TestContext;
let newer: PublishContext;
beforeEach(() => {
  context = openTestContext({ code: "one" });
  newer = { ...context, code: "two" };
});

const stored = async () => (await renewals.get(context.catalog)).value;

/** All feeds are regenerated with the current version. */
async function finish(): Promise<void> {
  const { value, unchanged } = await renewals.get(context.catalog);
  if (!value) throw new Error("no version is current");
  await renewals.put(context.catalog, { ...value, isThrough: true, passed: "all" }, unchanged);
}

/** The same context, with a catalog that another worker changes right before this one writes. */
function overtaken(by: () => Promise<unknown>): PublishContext {
  let isFirst = true;
  const catalog: ObjectStore = {
    ...context.catalog,
    put: async (...call) => {
      if (isFirst) {
        isFirst = false;
        await by();
      }
      return context.catalog.put(...call);
    },
  };
  return { ...context, catalog };
}

test("a version is made of the settings, the address of the site and the code", () => {
  const editions = [
    context,
    newer,
    { ...context, siteUrl: "https://other.example" },
    { ...context, publication: { ...context.publication, feedLength: 4 } },
  ].map(editionOf);
  expect(new Set(editions).size).toBe(4);
  expect(editionOf(openTestContext({ code: "one" }))).toBe(editions[0]);
});

describe("the first call of a version", () => {
  test("makes it the current one, with the condition for the next write", async () => {
    const activated = await activate(context, arrival);
    expect(activated?.value).toMatchObject({
      edition: editionOf(context),
      repetition: "due",
      activatedAt: arrival,
    });
    expect(await renewals.get(context.catalog)).toMatchObject({
      value: { edition: editionOf(context) },
      unchanged: activated?.unchanged,
    });
  });

  test("of the only process has no second regeneration, and does not wait after a rollback", async () => {
    const alone = { ...context, isAlone: true };
    expect((await activate(alone, arrival))?.value.repetition).toBe("done");
    await activate({ ...newer, isAlone: true }, arrival);
    expect((await activate(alone, arrival))?.value.edition).toBe(editionOf(context));
  });

  test("leaves it to a call that was faster", async () => {
    expect(
      await activate(
        overtaken(() => activate(newer, arrival)),
        arrival,
      ),
    ).toBeUndefined();
    expect((await stored())?.edition).toBe(editionOf(newer));
  });

  test("fails if the store fails", async () => {
    const put = (key: string) => Promise.reject(new StoreFault("put", key, {}));
    const failing = { ...context, catalog: { ...context.catalog, put } };
    await expect(activate(failing, arrival)).rejects.toThrow(StoreFault);
  });
});

test("a later call of the current version goes on with what is stored, and writes nothing", async () => {
  await activate(context, arrival);
  await finish();
  const before = await renewals.get(context.catalog);
  expect(await activate(context, arrival + 1)).toEqual(before);
  expect(await renewals.get(context.catalog)).toEqual(before);
});

test("a version that was just replaced stays replaced, until its process may be a rollback", async () => {
  await activate(context, arrival);
  await activate(newer, arrival);
  expect(await activate(context, arrival + overlap - 1)).toBeUndefined();
  expect(await activate({ ...context, startedAt: arrival - overlap - 1 }, arrival + overlap)).toBeUndefined();
  expect((await activate({ ...context, startedAt: arrival }, arrival + overlap))?.value.edition).toBe(
    editionOf(context),
  );
});

describe("a call that has written feeds", () => {
  test("has the current version regenerate all feeds again, if that is another one by then", async () => {
    await activate(newer, arrival);
    await finish();
    await restoreCurrent(context);
    expect(await stored()).toMatchObject({
      edition: editionOf(newer),
      isThrough: false,
      passed: null,
      round: 2,
    });
  });

  test("changes nothing if its own version is current, or none yet", async () => {
    await restoreCurrent(context);
    expect(await stored()).toBeUndefined();
    await activate(context, arrival);
    await finish();
    const before = await stored();
    await restoreCurrent(context);
    expect(await stored()).toEqual(before);
  });

  test("looks again if the register changes at that moment", async () => {
    await activate(newer, arrival);
    await finish();
    await restoreCurrent(overtaken(() => restoreCurrent(context)));
    expect((await stored())?.round).toBe(3);
  });
});

test("a version is replaced if another one is current", async () => {
  expect(await isReplaced(context)).toBe(false);
  await activate(context, arrival);
  expect(await isReplaced(context)).toBe(false);
  expect(await isReplaced(newer)).toBe(true);
});

test("a regeneration of all feeds that is asked for begins from the first feed, with the current version", async () => {
  await beginRenewing(context);
  expect(await stored()).toMatchObject({ edition: editionOf(context), isThrough: false, round: 1 });
  await finish();
  await beginRenewing(newer);
  expect(await stored()).toMatchObject({
    edition: editionOf(context),
    isThrough: false,
    passed: null,
    round: 2,
  });
});
