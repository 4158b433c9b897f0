// A restore removes the pages of articles that the catalog does not know.
import { expect, test } from "vitest";
import { publish } from "../../../lambdas/publish/publish.ts";
import { sweepPages } from "../../../lib/commands/restore/sweep-pages.ts";
import { drop, eventFor, openTestContext } from "../../publish/publish-fixture.ts";

test("a page whose record is lost goes; every other page, and every other document, stays", async () => {
  const context = openTestContext();
  const { inbox, catalog, site } = context;
  for (const key of ["1.txt", "sport/سنوي 100%.txt", "2.txt"]) {
    await drop(inbox, key, { headline: `عنوان ${key}` });
    await publish(eventFor(key), context);
  }
  const before = await site.list({ prefix: "" });
  expect(before.map(({ key }) => key)).toContain("articles/sport/سنوي 100%");
  await catalog.delete("articles/2");
  expect(await sweepPages(site, catalog)).toEqual(["2"]);
  const left = before.filter(({ key }) => key !== "articles/2");
  expect(await site.list({ prefix: "" })).toEqual(left);
});
