// Files that can't be published: each is refused with a report, and disturbs no other file of its batch.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { body, paragraph, zipDocx } from "../formats/docx-file.ts";
import { articleText, drop, eventFor, openTestContext, readItems, readText } from "./publish-fixture.ts";

interface Bad {
  readonly key?: string;
  readonly file: string | Uint8Array;
  /** The code, the line and the column of the refusal. */
  readonly refusal: string;
  /** The text that the report says was found. */
  readonly found: string;
}

const fixture = (path: string) => readFileSync(new URL(`../fixtures/${path}`, import.meta.url));
/** The attack "billion laughs": ten entities, each of which contains the one before ten times. */
function entityBomb(): string {
  const entities = Array.from({ length: 10 }, (_, level) => {
    const value = level === 0 ? "ها" : `&e${level - 1};`.repeat(10);
    return `<!ENTITY e${level} "${value}">`;
  });
  const item = fixture("articles/newsml-g2/xhtml.xml")
    .toString("utf8")
    .replace(/^<\?xml[^>]*>/, "");
  return `<?xml version="1.0"?><!DOCTYPE newsItem [${entities.join("")}]>${item.replace("</p>", "&e9;</p>")}`;
}

const long = "قسم ".repeat(125);

const BAD: Readonly<Record<string, Bad>> = {
  "an empty file": { file: "", refusal: "empty-file 1:1", found: "nothing" },
  "blank lines alone": { file: "\n \u00A0\n\u200F\n", refusal: "empty-file 1:1", found: "nothing" },
  "only a headline": { file: "عنوان بلا خبر\n", refusal: "missing-date 1:1", found: "nothing" },
  "a picture under an article's name": {
    file: fixture("pictures/small.png"),
    refusal: "unknown-format 1:1",
    found: "a PNG picture",
  },
  "a damaged text, whose quotation begins in the middle of a surrogate pair": {
    file: `عنوان\n\n8 ديسمبر 2017\n\n😀${"ن".repeat(29)}${"?".repeat(200)}`,
    refusal: "undecodable 5:32",
    found: `${"ن".repeat(29)}${"?".repeat(49)}…`,
  },
  "50 MB of text": {
    file: Buffer.alloc(50 * 1024 * 1024, "خبر طويل جدا. "),
    refusal: "file-too-large 1:1",
    found: "50 MB",
  },
  "a zip bomb under a Word document's name": {
    key: "bad.docx",
    // The picture is one letter again and again: 300 MB, and about 300 kB in the ZIP. It begins with the signature of a PNG, because a file
    // without the signature of a picture is not unpacked.
    file: await zipDocx({
      "word/document.xml": body(paragraph("نص")),
      "word/media/image1.png": Buffer.alloc(300 * 1024 * 1024, "a").fill("\x89PNG\r\n\x1a\n", 0, 8, "latin1"),
    }),
    refusal: "file-too-large 1:1",
    found: "more content than allowed after unpacking (word/media/image1.png)",
  },
  "an XML bomb": {
    key: "bad.xml",
    file: entityBomb(),
    refusal: "damaged-file 1:555",
    found: "<!DOCTYPE newsItem",
  },
  mojibake: {
    file: Buffer.from(Buffer.from(articleText(), "utf8").toString("latin1"), "utf8"),
    refusal: "undecodable 1:1",
    found: "Ø§Ù",
  },
  "an impossible date": {
    file: articleText({ date: "31 فبراير 2017" }),
    refusal: "impossible-date 5:1",
    found: "31 فبراير 2017",
  },
  "a date of 1970": {
    file: articleText({ date: "1 يناير 1970" }),
    refusal: "impossible-date 5:1",
    found: "1 يناير 1970",
  },
  "a key with steps": {
    key: "a/../b.txt",
    file: articleText(),
    refusal: "unusable-key 1:1",
    found: "a/../b.txt",
  },
  "a key with control characters": {
    key: "a\u0007b.txt",
    file: articleText(),
    refusal: "unusable-key 1:1",
    found: "a b.txt",
  },
  "a key of 1,024 bytes": {
    key: `${"ا".repeat(510)}.txt`,
    file: articleText(),
    refusal: "unusable-key 1:1",
    found: `${"ا".repeat(79)}…`,
  },
  "a section of 500 letters": {
    file: articleText({ section: "ق".repeat(500) }),
    refusal: "unusable-section 1:1",
    found: "ق".repeat(79),
  },
  "a section of 500 letters, under the article's number": {
    file: articleText({ id: "7", section: "ق".repeat(500) }),
    refusal: "unusable-section 2:1",
    found: "ق".repeat(79),
  },
  "a section without a letter, behind a headline beyond measure": {
    file: `7\n***\n\n${"كلمة ".repeat(100)}\n\n8 ديسمبر 2017\n\nقال كذا وكذا.`,
    refusal: "unusable-section 2:1",
    found: "***",
  },
  "a headline beyond measure, under its section": {
    file: articleText({ id: "7", headline: "كلمة ".repeat(100) }),
    refusal: "unusable-headline 4:1",
    found: "كلمة كلمة",
  },
  "a picture of a telephone under another's name": {
    key: "photo.jpg",
    file: Buffer.from("0000001c6674797068656963".padEnd(200, "0"), "hex"),
    refusal: "not-a-picture 1:1",
    found: "a HEIC or AVIF picture (photo.jpg)",
  },
  "a paragraph where the section should be": {
    file: `1\n${long}\n\nعنوان الخبر\n\n8 ديسمبر 2017\n\nقال كذا وكذا.`,
    refusal: "unusable-headline 2:1",
    found: "قسم قسم",
  },
};

test.each(Object.entries(BAD))("%s", async (_name, { key = "bad.txt", file, refusal, found }) => {
  const context = openTestContext();
  await context.inbox.put(key, typeof file === "string" ? Buffer.from(file) : file, { contentType: "x/y" });
  await drop(context.inbox, "good.txt", { id: "1" });
  expect(await publish(eventFor(key, "good.txt"), context)).toEqual({ batchItemFailures: [] });
  expect(await readItems(context.site)).toHaveLength(1);

  const [refused] = context.outcomes.filter((outcome) => outcome.kind === "refused");
  expect(refused).toMatchObject({ key });
  const { refusals } = refused as Extract<typeof refused, { kind: "refused" }>;
  expect(refusals.map(({ code, line, column }) => `${code} ${line}:${column}`)).toContain(refusal);

  const reports = await context.inbox.list({ prefix: "_refused/" });
  expect(reports).toHaveLength(1);
  const report = (await readText(context.inbox, reports[0]?.key ?? ""))?.replace(/[\u2068\u2069]/g, "") ?? "";
  expect(report).toContain(`Found: ${found}`);
  expect(report).toMatch(/^الملف .*: لم يُنشر\..*\n\nالملف .*\nالموجود: .*\nالمتوقع: .+/);
  expect(report).toMatch(/\nFile .* was not published\..*\n\nFile .*: .*\nFound: .*\nExpected: .+/);

  await context.inbox.delete(key);
  await publish(eventFor(key), context);
  expect(await context.inbox.list({ prefix: "_refused/" })).toEqual([]);
});

test("ten of them in one batch with a good file: only that one is published, and no message comes again", async () => {
  const context = openTestContext();
  const keys = Object.values(BAD).map(({ key }, index) => key ?? `${index}.txt`);
  for (const [index, { file }] of Object.values(BAD).entries()) {
    const body = typeof file === "string" ? Buffer.from(file) : file;
    await context.inbox.put(keys[index] ?? "", body, { contentType: "x/y" });
  }
  await drop(context.inbox, "good.txt", { id: "1" });
  expect(await publish(eventFor(...keys, "good.txt"), context)).toEqual({ batchItemFailures: [] });
  expect(await readItems(context.site)).toHaveLength(1);
  expect(context.outcomes.filter(({ kind }) => kind === "refused")).toHaveLength(keys.length);
});
