// A restore removes the pages of articles that the catalog does not know.
import { expect, test } from "vitest";
import { publish } from "../../../lambdas/publish/publish.ts";
import { sweepPages } from "../../../lib/commands/restore/sweep-pages.ts";
import { drop, eventFor, openTestContext } from "../../publish/publish-fixture.ts";

test("a page whose record is lost goes; every other page, and every other document, stays", async () => {
  const { inbox, catalog, site, ...rest } = openTestContext();
  const context = { inbox, catalog, site, ...rest };
  for (const [index, id] of ["1", "سنوي 100%", "2"].entries()) {
    await drop(inbox, `${index}.txt`, { id });
    await publish(eventFor(`${index}.txt`), context);
  }
  const before = await site.list({ prefix: "" });
  await catalog.delete("articles/2");
  expect(await sweepPages(site, catalog)).toEqual(["2"]);
  const left = before.filter(({ key }) => key !== "articles/2");
  expect(await site.list({ prefix: "" })).toEqual(left);
});
