// The comparison with a clean run finds nothing if all is right, and notices what is lost, old or left over.
import { expect, test } from "vitest";
import { publish } from "../../../lambdas/publish/publish.ts";
import { tick } from "../../../lambdas/publish/tick.ts";
import { drop, eventFor, openTestContext, png, type TestContext } from "../../publish/publish-fixture.ts";
import { compareWithCleanRun, soakPublication } from "./clean-run.ts";

const key = (number: number) => `a${number}.txt`;
const dated = (number: number, text: string) => ({
  id: `${number}`,
  date: `2017-12-01T0${number}:00:00Z`,
  text,
});

/** Four articles; one is edited, one is removed, one gets a picture. */
async function publishDay(): Promise<TestContext> {
  const context = openTestContext({ publication: soakPublication });
  const { inbox, clock } = context;
  const send = async (...keys: readonly string[]) => {
    clock.now += 60_000;
    await publish(eventFor(...keys), context);
  };
  for (const number of [1, 2, 3, 4]) await drop(inbox, key(number), dated(number, "نص."));
  await send(...[1, 2, 3, 4].map(key));
  await drop(inbox, key(1), dated(1, "نص آخر."));
  await inbox.delete(key(2));
  await inbox.put("a3.png", png(3), { contentType: "image/png" });
  await send(key(1), key(2), "a3.png");
  await tick(context, async () => undefined);
  return context;
}

const compare = (context: TestContext) => compareWithCleanRun(context, context.publication, context.now);

test("a site without errors is the same as that of a clean run", async () => {
  expect(await compare(await publishDay())).toEqual([]);
});

test.each<[what: string, harm: (context: TestContext) => Promise<unknown>, problem: string]>([
  ["a page is missing", ({ site }) => site.delete("articles/4"), "articles/4 is missing"],
  [
    "a feed is old",
    ({ site }) => site.put("sections/sport/rss.xml", new Uint8Array(), { contentType: "" }),
    "sections/sport/rss.xml is not as in the clean run",
  ],
  [
    "a feed with tombstones is old",
    ({ site }) => site.put("atom.xml", new Uint8Array(), { contentType: "" }),
    "atom.xml is not as in the clean run",
  ],
  [
    "a record is missing",
    ({ catalog }) => catalog.delete("articles/4"),
    "articles/4 is missing in the catalog",
  ],
  ["the page of a removed file is left", ({ inbox }) => inbox.delete(key(4)), "articles/4 is left"],
  [
    "an edit is lost",
    ({ inbox }) => drop(inbox, key(4), dated(4, "نص جديد.")),
    "articles/4 is not as in the clean run",
  ],
])("the comparison notices that %s", async (_what, harm, problem) => {
  const context = await publishDay();
  await harm(context);
  expect(await compare(context)).toContain(problem);
});
