// Before a new version gets any event, it makes the newspaper's own feed and writes nothing.
import { beforeEach, expect, test } from "vitest";
import { checkVersion, VersionIsBad } from "../../lambdas/publish/check-version.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { drop, eventFor, openTestContext, publication, type TestContext } from "./publish-fixture.ts";

let context: TestContext;

beforeEach(async () => {
  context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1" });
  await publish(eventFor("a.txt"), context);
});

async function contentsOf(store: ObjectStore) {
  return store.list({ prefix: "" });
}

test("a version with other settings is good, and nothing is written", async () => {
  const before = await Promise.all([context.catalog, context.site].map(contentsOf));
  await checkVersion({ ...context, publication: { ...publication, title: "عنوان آخر" } });
  expect(await Promise.all([context.catalog, context.site].map(contentsOf))).toEqual(before);
});

test("a version that would withhold the feed is bad", async () => {
  const bad = { ...context, siteUrl: "https://News.example" };
  await expect(checkVersion(bad)).rejects.toThrow(VersionIsBad);
});

test("a version that may not read the catalog is bad", async () => {
  const denied = { ...context.catalog, list: () => Promise.reject(new Error("AccessDenied")) };
  await expect(checkVersion({ ...context, catalog: denied })).rejects.toThrow("AccessDenied");
});
