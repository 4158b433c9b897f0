// An article with many large pictures is published within a minute, the time limit of a call of the function.
import sharp from "sharp";
import { afterAll, expect, test, vi } from "vitest";
import type { Source } from "../../lambdas/pictures/renditions.ts";

const renditions = "../../lambdas/pictures/renditions.ts";
vi.resetModules();
vi.doMock(renditions, async (original) => {
  const { makeForms } = await original<typeof import("../../lambdas/pictures/renditions.ts")>();
  const makeAsIfLarge = async (source: Source) => ({ ...(await makeForms(source)), cost: 700_000_000 });
  return { makeForms: makeAsIfLarge };
});
afterAll(() => {
  vi.doUnmock(renditions);
  vi.resetModules();
});
const { publish } = await import("../../lambdas/publish/publish.ts");
const { drop, eventFor, openTestContext } = await import("./publish-fixture.ts");

test("the first pictures get forms, and those that would take too long are published as they are", async () => {
  const context = openTestContext();
  const picture = await sharp({ create: { width: 1700, height: 100, channels: 3, background: "red" } })
    .jpeg()
    .toBuffer();
  const names = ["a.jpg", "b.jpg", "c.jpg"];
  for (const name of names)
    await context.inbox.put(name, Buffer.concat([picture, Buffer.from(name)]), { contentType: "image/jpeg" });
  const text = names.map((name) => `![](${name})`).join("\n\n");
  await drop(context.inbox, "1.md", `---\ntitle: خبر\ndate: 2017-12-08\n---\nنص الخبر.\n\n${text}\n`);
  expect(await publish(eventFor("1.md"), context)).toEqual({ batchItemFailures: [] });
  const files = (await context.site.list({ prefix: "media/" })).map(({ key }) => key.split(".").at(-1));
  expect(files.toSorted()).toEqual(["jpg", "jpg", "jpg", ...Array(6).fill("webp")]);
});
