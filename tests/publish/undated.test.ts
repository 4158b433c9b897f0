// Articles whose files state no date are published with the time of their arrival. That date is decided once.
import { expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { body, paragraph, zipDocx } from "../formats/docx-file.ts";
import {
  arrival,
  eventFor,
  openTestContext,
  publication,
  readItems,
  type TestContext,
} from "./publish-fixture.ts";

const text = "أعلنت وزارة النقل أن العمل في الطريق الساحلي ينتهي في نهاية الشهر المقبل.";
const numbered = `1187403\n\nافتتاح الطريق الساحلي الجديد أمام الحركة\n\n${text}\n`;
const headline = "افتتاح الطريق الساحلي الجديد أمام الحركة";
const inSection = `الرياضة\n\nافتتاح الملعب الجديد أمام الجمهور\n\n${text}\n`;
const hour = 60 * 60 * 1000;

/** A document as Word saves it, with its creation date in its properties. */
function wordDocument(created: string, number?: string, paragraphText = text): Promise<Uint8Array> {
  return documentOf([...(number ? [number] : []), headline, paragraphText], created);
}

function documentOf(lines: readonly string[], created = "2013-12-24T08:00:00Z"): Promise<Uint8Array> {
  return zipDocx({
    "word/document.xml": body(lines.map((line) => paragraph(line)).join("")),
    "docProps/core.xml": `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>${created}</dcterms:created></cp:coreProperties>`,
  });
}

async function arrive(context: TestContext, key: string, file: string | Uint8Array): Promise<void> {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  await context.inbox.put(key, bytes, { contentType: "text/plain" });
  await publish(eventFor(key), context);
}

const datesOf = async (context: TestContext) =>
  (await readItems(context.site))?.map(({ date_published }) => date_published) ?? [];

test.each([
  ["a number", "a.txt", numbered],
  ["a section of the settings, however its hamza is typed", "b.txt", inSection],
  ["an id in front matter", "c.md", `---\nid: road-1\ntitle: افتتاح الطريق\n---\n\n${text}\n`],
])("an article with %s is published at its arrival, with a notice", async (_what, key, file) => {
  const context = openTestContext();
  await arrive(context, key, file);
  expect(await datesOf(context)).toEqual([new Date(context.clock.now).toISOString()]);
  expect(context.outcomes).toContainEqual(
    expect.objectContaining({
      kind: "published",
      key,
      undated: { source: "arrival", published: context.clock.now },
    }),
  );
});

const lines = ["1187403", "أخبار الطرق", headline, text];

test.each([
  ["plain text", "a.txt", lines.join("\n\n")],
  ["a Word document without styles", "a.docx", await documentOf(lines)],
])("%s with a number and a section that the settings do not know has both", async (_what, key, file) => {
  const context = openTestContext();
  await arrive(context, key, file);
  expect(await readItems(context.site)).toMatchObject([{ title: headline, tags: ["أخبار الطرق"] }]);
});

test.each([
  ["a credit", "مسقط - العمانية"],
  ["a paragraph", "قالت الوزارة إن الطريق جاهز تماما."],
])("a short line above %s is the headline", async (_what, line) => {
  const context = openTestContext();
  await arrive(context, "a.txt", ["1187403", "افتتاح الطريق", line, text].join("\n\n"));
  expect(await readItems(context.site)).toMatchObject([{ title: "افتتاح الطريق" }]);
});

test("a second upload, an edit and the same article in another file keep the first arrival", async () => {
  const context = openTestContext();
  await arrive(context, "a.txt", numbered);
  const dates = await datesOf(context);
  for (const [key, file] of [
    ["a.txt", numbered],
    ["a.txt", `${numbered}\n${text}\n`],
    ["b.txt", numbered],
  ] as const) {
    context.clock.now += hour;
    await arrive(context, key, file);
    expect(await datesOf(context)).toEqual(dates);
  }
});

test("a date that is written into the file later counts", async () => {
  const context = openTestContext();
  await arrive(context, "a.txt", numbered);
  await arrive(context, "a.txt", numbered.replace("\n\nأعلنت", "\n\n2017-12-07T10:00:00Z\n\nأعلنت"));
  expect(await datesOf(context)).toEqual(["2017-12-07T10:00:00.000Z"]);
});

test("an embargo holds back an article without a date", async () => {
  const context = openTestContext();
  await arrive(context, "a.txt", `محظور النشر حتى 9 ديسمبر 2017\n${numbered}`);
  expect(context.outcomes.map(({ kind }) => kind)).toContain("waiting");
  expect(await datesOf(context)).toEqual([]);
});

test("the same article without its embargo is published at the time of the new upload", async () => {
  const context = openTestContext();
  await arrive(context, "a.txt", `محظور النشر حتى 9 ديسمبر 2017\n${numbered}`);
  context.clock.now += hour;
  await arrive(context, "a.txt", numbered);
  expect(await datesOf(context)).toEqual([new Date(context.clock.now).toISOString()]);
});

test.each([
  ["a day before it came", "2017-12-07T08:00:00Z", "2017-12-07T08:00:00.000Z", "properties"],
  ["years before it came", "2013-12-24T08:00:00Z", new Date(arrival).toISOString(), "arrival"],
])("a Word document with a number, created %s", async (_when, created, date, source) => {
  const context = openTestContext();
  const document = await wordDocument(created, "1187403");
  await arrive(context, "a.docx", document);
  expect(await datesOf(context)).toEqual([date]);
  expect(context.outcomes).toContainEqual(
    expect.objectContaining({ kind: "published", undated: { source, published: Date.parse(date) } }),
  );
});

test("a Word document without a number and a section is published only with recent properties, and can be edited later", async () => {
  const context = openTestContext();
  await arrive(context, "old.docx", await wordDocument("2013-12-24T08:00:00Z"));
  expect(context.outcomes).toContainEqual(expect.objectContaining({ kind: "refused", key: "old.docx" }));
  await arrive(context, "new.docx", await wordDocument("2017-12-07T08:00:00Z"));
  context.clock.now += 30 * 24 * hour;
  await arrive(context, "new.docx", await wordDocument("2017-12-07T08:00:00Z", undefined, `${text} وأضافت.`));
  const [item] = (await readItems(context.site)) ?? [];
  expect(item).toMatchObject({ date_published: "2017-12-07T08:00:00.000Z" });
  expect(item?.content_html).toContain("وأضافت");
});

test("a Word document that is renamed when its properties are no longer recent keeps its guid and its date", async () => {
  const context = openTestContext();
  const document = await wordDocument("2017-12-07T08:00:00Z");
  await arrive(context, "new.docx", document);
  const before = await readItems(context.site);
  context.clock.now += 30 * 24 * hour;
  await arrive(context, "renamed.docx", document);
  await context.inbox.delete("new.docx");
  await publish(eventFor("new.docx"), context);
  expect(await readItems(context.site)).toEqual(before);
  expect(before).toHaveLength(1);
  expect(await context.inbox.list({ prefix: "_refused/" })).toEqual([]);
});

test.each([
  ["notes", `أشياء للغد\n\n${text}\n`],
  ["a list that begins with a number", `1\n\nأشياء للغد\n\n${text}\n`],
  ["a date that nobody can read", numbered.replace("\n\nأعلنت", "\n\n08 دسيمبر 2017\n\nأعلنت")],
  ["two articles", `${numbered}\n${numbered.replace("1187403", "1187404")}`],
  ["no text", "1187403\n\nعنوان\n"],
])("refused as before: %s", async (_what, file) => {
  const context = openTestContext();
  await arrive(context, "a.txt", file);
  expect(context.outcomes).toContainEqual(expect.objectContaining({ kind: "refused" }));
});

test("with the setting, every file without a date is refused", async () => {
  const context = openTestContext({ publication: { ...publication, undated: "refuse" } });
  await arrive(context, "a.txt", numbered);
  expect(context.outcomes).toContainEqual(expect.objectContaining({ kind: "refused" }));
});

test("the newspaper's own name is not a place, and not an author", async () => {
  const settings = { ...publication, title: "صحيفة صدى الساحل", otherNames: ["الساحلية"] };
  const context = openTestContext({ publication: settings });
  await arrive(
    context,
    "a.txt",
    `1187403\n\nعنوان المقال هنا\n\n8 ديسمبر 2017\n\nصدى الساحل - مسقط\n\n${text}\n`,
  );
  await arrive(
    context,
    "b.txt",
    `1187404\n\nعنوان المقال هنا\n\n8 ديسمبر 2017\n\nمسقط - الساحلية\n\n${text}\n`,
  );
  for (const { content_html } of (await readItems(context.site)) ?? [])
    expect(content_html).toMatch(/صدى الساحل|الساحلية/);
});
