// An article with many large pictures is published within a minute, the time limit of a call of the function.
import sharp from "sharp";
import { afterAll, expect, test, vi } from "vitest";
import type { Source } from "../../lambdas/pictures/renditions.ts";
import { body, paragraph, zipDocx } from "../formats/docx-file.ts";

let cost = 0;
const renditions = "../../lambdas/pictures/renditions.ts";
vi.resetModules();
vi.doMock(renditions, async (original) => {
  const { makeForms } = await original<typeof import("../../lambdas/pictures/renditions.ts")>();
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

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const names = ["a.jpg", "b.jpg", "c.jpg"];

/** Three pictures, each so large that a smaller version replaces it and two more are made for pages. */
async function makePictures(): Promise<readonly Uint8Array[]> {
  const picture = await sharp({ create: { width: 1700, height: 100, channels: 3, background: "red" } })
    .jpeg()
    .toBuffer();
  return names.map((name) => Buffer.concat([picture, Buffer.from(name)]));
}

async function publishedTypes({ site }: ReturnType<typeof openTestContext>): Promise<readonly string[]> {
  const listed = await site.list({ prefix: "media/" });
  return listed.map(({ key }) => `${key.split(".").at(-1)}`).sort();
}

test("the first pictures get forms, and those that would take too long are published as they are", async () => {
  const context = openTestContext();
  cost = 3_500_000_000;
  for (const [index, bytes] of (await makePictures()).entries())
    await context.inbox.put(names[index] ?? "", bytes, { contentType: "image/jpeg" });
  const text = names.map((name) => `![](${name})`).join("\n\n");
  await drop(context.inbox, "1.md", `---\ntitle: خبر\ndate: 2017-12-08\n---\nنص الخبر.\n\n${text}\n`);
  expect(await publish(eventFor("1.md"), context)).toEqual({ batchItemFailures: [] });
  expect(await publishedTypes(context)).toEqual(["jpg", "jpg", "jpg", ...Array(6).fill("webp")]);
});

test("the pictures inside a Word document have less time, so that the file takes less than five seconds", async () => {
  const context = openTestContext();
  cost = 1_000_000_000;
  const pictures = await makePictures();
  const drawings = names.map((name) =>
    paragraph(`<w:r><w:pict><v:imagedata r:id="${name}"/></w:pict></w:r>`),
  );
  const lines = ["افتتاح خط ملاحي جديد", "08 ديسمبر 2017", "أعلنت الموانئ أن أول سفينة تصل صباح اليوم."];
  const document = body(lines.map(paragraph).join("") + drawings.join(""));
  const relation = (name: string) =>
    `<Relationship Id="${name}" Type="${office}/image" Target="media/${name}"/>`;
  const word = await zipDocx({
    "word/document.xml": document.replace("<w:document ", `<w:document xmlns:r="${office}" `),
    "word/_rels/document.xml.rels": `<Relationships xmlns="${relations}">${names.map(relation).join("")}</Relationships>`,
    ...Object.fromEntries(names.map((name, index) => [`word/media/${name}`, pictures[index] ?? ""])),
  });
  await context.inbox.put("1.docx", word, { contentType: "application/octet-stream" });
  expect(await publish(eventFor("1.docx"), context)).toEqual({ batchItemFailures: [] });
  expect(await publishedTypes(context)).toEqual(["jpg", "jpg", "jpg", ...Array(6).fill("webp")]);
});
