// An article with many large pictures is published within a minute, the time limit of a call of the function.
import sharp from "sharp";
import { afterAll, expect, test, vi } from "vitest";
import type { Source } from "../../lambdas/pictures/forms/renditions.ts";
import { zipPictures } from "../formats/docx-file.ts";

let cost = 0;
const renditions = "../../lambdas/pictures/forms/renditions.ts";
vi.resetModules();
vi.doMock(renditions, async (original) => {
  const { makeForms } = await original<typeof import("../../lambdas/pictures/forms/renditions.ts")>();
  const makeAsIfDear = async (source: Source, room: number) =>
    cost > room ? { renditions: [], cost: 0 } : { ...(await makeForms(source, room)), cost };
  return { makeForms: makeAsIfDear };
});
afterAll(() => {
  vi.doUnmock(renditions);
  vi.resetModules();
});
const { publish } = await import("../../lambdas/publish/publish.ts");
const { drop, eventFor, openTestContext } = await import("./publish-fixture.ts");

const names = ["a.jpg", "b.jpg", "c.jpg"];

/** Three pictures, each so large that a smaller version replaces it and two more are made for pages. */
async function makePictures(): Promise<Readonly<Record<string, Uint8Array>>> {
  const picture = await sharp({ create: { width: 1700, height: 100, channels: 3, background: "red" } })
    .jpeg()
    .toBuffer();
  return Object.fromEntries(names.map((name) => [name, Buffer.concat([picture, Buffer.from(name)])]));
}

async function publishedTypes({ site }: ReturnType<typeof openTestContext>): Promise<readonly string[]> {
  const listed = await site.list({ prefix: "media/" });
  return listed.map(({ key }) => `${key.split(".").at(-1)}`).sort();
}

test("the first pictures get forms, and those that would take too long are published as they are", async () => {
  const context = openTestContext();
  cost = 3_500_000_000;
  for (const [name, bytes] of Object.entries(await makePictures()))
    await context.inbox.put(name, bytes, { contentType: "image/jpeg" });
  const text = names.map((name) => `![](${name})`).join("\n\n");
  await drop(context.inbox, "1.md", `---\ntitle: خبر\ndate: 2017-12-08\n---\nنص الخبر.\n\n${text}\n`);
  expect(await publish(eventFor("1.md"), context)).toEqual({ batchItemFailures: [] });
  expect(await publishedTypes(context)).toEqual(["jpg", "jpg", "jpg", ...Array(6).fill("webp")]);
});

test("the pictures inside a Word document have less time, so that the file takes less than five seconds", async () => {
  const context = openTestContext();
  cost = 1_000_000_000;
  const word = await zipPictures(await makePictures());
  await context.inbox.put("1.docx", word, { contentType: "application/octet-stream" });
  expect(await publish(eventFor("1.docx"), context)).toEqual({ batchItemFailures: [] });
  expect(await publishedTypes(context)).toEqual(["jpg", "jpg", "jpg", ...Array(6).fill("webp")]);
});
