// `npm run check`. A few tests run the command as an editor does. The others call `checkFiles`, which the command calls.
import { spawnSync } from "node:child_process";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CannotStart } from "../../../local/cannot-start.ts";
import { checkFiles } from "../../../local/check/check-files.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const project = join(import.meta.dirname, "../../..");
const seed = join(project, "content/articles/1187246.txt");

function runCommand(...args: readonly string[]) {
  const command = [join(project, "local/check/check.ts"), ...args];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: "utf8" });
  return { ...linesOf(stdout), stderr, status };
}

async function check(...args: readonly string[]) {
  const printed: string[] = [];
  const status = await checkFiles(args, (text) => printed.push(`${text}\n`));
  return { ...linesOf(printed.join("")), status };
}

function linesOf(printed: string) {
  const stdout = printed.replace(/[\u2068\u2069]/g, "");
  return { stdout, lines: stdout.split("\n") };
}

describe("an article that can be published", () => {
  test("ends the command with 0 and shows every field and the whole text", () => {
    const { lines, status } = runCommand(seed);
    expect(status).toBe(0);
    expect(lines).toEqual(
      expect.arrayContaining([
        "  id         المعرف     1187246",
        "  guid                  tag:khulasa.example,2026:1187246",
        "  section    القسم      العرب والعالم (world)",
        "  headline   العنوان    روسيا تنفي أي خطط للتعاون مع واشنطن في إدلب",
        "  published  النشر      Friday, 8 December 2017, no time given",
        "  standfirst المقدمة    آلاف من مقاتلي «داعش» غادروا الرقة في صفقة سرية",
        "  places     المكان     دمشق، عمان",
        "  authors    الكاتب     بسام جميدة",
        "  agencies   الوكالة    وكالات",
        "  feeds      الخلاصات   /rss.xml /sections/world/rss.xml",
        expect.stringMatching(/^ {2}من جهتهم، وصف مسؤولون أمريكيون/),
      ]),
    );
  });

  test("shows the picture beside it, and shows a file in a folder with the key that it would have in the inbox", async () => {
    const folder = await temporaryFolder();
    await copyFile(seed, join(folder, "a.txt"));
    await copyFile(join(project, "tests/fixtures/pictures/turned.jpg"), join(folder, "a.JPG"));
    expect((await check(join(folder, "a.txt"))).lines).toContainEqual(
      "  picture    الصورة     of the article's own name: image/jpeg, 320 × 200 pixels, 6080 bytes",
    );
  });

  test("shows the text of the feed, from the dateline to the agencies, and nothing twice", async () => {
    const file = join(await temporaryFolder(), "a.txt");
    await writeFile(
      file,
      "عنوان الخبر\n8 ديسمبر 2017\nمسقط - العمانية: وقعت السلطنة الاتفاقية أمس.\n\nوحضر التوقيع عدد من المسؤولين.",
    );
    const { lines } = await check(file);
    const shown = lines.slice(lines.indexOf("  كما يراه القارئ / As a reader shows it:"));
    expect(shown.filter((line) => line !== "")).toEqual([
      "  كما يراه القارئ / As a reader shows it:",
      "  عنوان الخبر",
      "  مسقط – وقعت السلطنة الاتفاقية أمس.",
      "  وحضر التوقيع عدد من المسؤولين.",
      "  العمانية",
    ]);
  });

  test("says that the settings do not have its section", async () => {
    const file = join(await temporaryFolder(), "a.txt");
    await writeFile(file, "رياضة\nعنوان الخبر\n8 ديسمبر 2017\nوقعت السلطنة الاتفاقية أمس.");
    const words = "القسم رياضة ليس في الإعدادات / the settings do not have the section رياضة";
    expect((await check(file)).lines).toContain(words);
    expect((await check(seed)).stdout).not.toContain("the settings do not have");
  });

  test("a date with a time of day is shown with the time, even if the time is noon", async () => {
    const file = join(await temporaryFolder(), "a.txt");
    await writeFile(file, "عنوان الخبر\n8 ديسمبر 2017 12:00\n9 ديسمبر 2017\nقال كذا وكذا.");
    const { lines } = await check(file);
    expect(lines).toContainEqual(expect.stringMatching(/published .*Friday, 8 December 2017 at 12:00:00/));
    expect(lines).toContainEqual(
      expect.stringMatching(/updated .*Saturday, 9 December 2017, no time given$/),
    );
  });

  test("shows every file of a folder", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "x"));
    for (const name of ["b.txt", "x/a.txt"]) await copyFile(seed, join(folder, name));
    await writeFile(join(folder, "bad.txt"), "");
    const { lines, status } = await check(folder);
    expect(status).toBe(1);
    expect(lines.filter((line) => line.startsWith(folder))).toEqual([
      `${folder}/b.txt: يُنشر / would be published`,
      `${folder}/bad.txt: مرفوض / refused`,
      `${folder}/x/a.txt: يُنشر / would be published`,
    ]);
  });

  test("of an article whose time has not come, shows when that is", async () => {
    const file = join(await temporaryFolder(), "a.txt");
    await writeFile(file, "عنوان الخبر\n1 يناير 2099\nقال كذا وكذا.");
    expect((await check(file)).lines[0]).toMatch(/waits until Thursday, 1 January 2099/);
  });
});

describe("a file that is not exactly one article", () => {
  test("is shown as a draft, a picture, or a file that a program left behind", async () => {
    const folder = await temporaryFolder();
    const names = ["a.md", "a.jpg", "~$a.docx"].map((name) => join(folder, name));
    const [draft = "", picture = "", litter = ""] = names;
    await writeFile(draft, "---\ntitle: عنوان الخبر\ndate: 2017-12-08\ndraft: true\n---\nنص الخبر.\n");
    await copyFile(join(project, "tests/fixtures/pictures/turned.jpg"), picture);
    await writeFile(litter, "x");
    const { lines } = await check(...names);
    expect(lines.filter((line) => line !== "")).toEqual([
      `${draft}: مسودة لا يُنشر منها شيء / a draft of a, nothing of it is published`,
      `${picture}: صورة / a picture, image/jpeg, 320 × 200 pixels, 6080 bytes`,
      `${litter}: لا يُقرأ، إذ ليس اسمه اسم مقال / ignored: not a name of an article`,
    ]);
  });

  test("is shown article by article, with the items that are refused", async () => {
    const file = join(await temporaryFolder(), "feed.xml");
    const date = "<pubDate>Fri, 08 Dec 2017 10:00:00 +0400</pubDate>";
    const items = ["الأول", "الثاني"].map(
      (title, index) =>
        `<item><guid>tag:wire.example,2017:${index}</guid><title>${title}</title>${date}<description>نص الخبر.</description></item>`,
    );
    const untitled = `<item><guid>tag:wire.example,2017:2</guid>${date}<description>نص الخبر.</description></item>`;
    await writeFile(file, `<rss><channel>${items.join("")}${untitled}</channel></rss>`);
    const { lines, status } = await check(file);
    expect(status).toBe(1);
    expect(lines[0]).toBe(`${file}: عدة مقالات / 2 articles`);
    expect(lines.filter((line) => /^ {2}headline|has no headline/.test(line))).toEqual([
      "  headline   العنوان    الأول",
      "  headline   العنوان    الثاني",
      expect.stringContaining("the article has no headline"),
    ]);
  });
});

test("pictures of an article are shown with captions and credits, whether the files are there or not", async () => {
  const folder = await temporaryFolder();
  const text =
    "نص الخبر.\n\n![ملعب](https://cdn.example/a.jpg)\n\n![ميناء](b.jpg)\n\n![سفينة](none.jpg)\n\n![رصيف](http://cdn.example/c.jpg)\n";
  await writeFile(join(folder, "a.md"), `---\ntitle: عنوان الخبر\ndate: 2017-12-08\n---\n${text}`);
  await copyFile(join(project, "tests/fixtures/pictures/turned.jpg"), join(folder, "b.jpg"));
  const { lines } = await check(join(folder, "a.md"));
  expect(lines.filter((line) => line.startsWith("  picture"))).toEqual([
    "  picture    الصورة     https://cdn.example/a.jpg: on another server · ملعب",
    "  picture    الصورة     b.jpg: image/jpeg, 320 × 200 pixels, 6080 bytes · ميناء",
    "  picture    الصورة     none.jpg: لم تصل بعد / not there yet",
    expect.stringMatching(
      /http:\/\/cdn\.example\/c\.jpg: .* \/ its address is not public, or does not begin with https$/,
    ),
  ]);
});

describe("a file that can't be published", () => {
  test("ends the command with 1 and is shown with the reason, in both languages", async () => {
    const file = join(await temporaryFolder(), "a.txt");
    await writeFile(file, "");
    const { stdout, status } = runCommand(seed, file);
    expect(status).toBe(1);
    expect(stdout).toContain("الملف فارغ");
    expect(stdout).toContain("the file is empty");
  });

  test("may be a copy of the file beside it, by its name or by its bytes", async () => {
    const folder = await temporaryFolder();
    const text = "عنوان الخبر\n8 ديسمبر 2017\nوقعت السلطنة الاتفاقية أمس.\n";
    await writeFile(join(folder, "خبر.txt"), text);
    await writeFile(join(folder, "خبر - نسخة.txt"), text.replace("أمس", "اليوم"));
    await writeFile(join(folder, "مكرر.txt"), text);
    await copyFile(seed, join(folder, "1187246.txt"));
    await copyFile(seed, join(folder, "with a number.txt"));
    const { lines, status } = await check(folder);
    expect(status).toBe(1);
    expect(lines.filter((line) => line.startsWith(folder)).toSorted()).toEqual(
      [
        `${folder}/1187246.txt: يُنشر / would be published`,
        `${folder}/with a number.txt: يُنشر / would be published`,
        `${folder}/خبر - نسخة.txt: مرفوض / refused`,
        `${folder}/خبر.txt: يُنشر / would be published`,
        `${folder}/مكرر.txt: مرفوض / refused`,
      ].toSorted(),
    );
    expect(lines.filter((line) => line.startsWith("Found"))).toEqual(["Found: خبر.txt", "Found: خبر.txt"]);
    expect((await check(join(folder, "خبر - نسخة.txt"))).status).toBe(1);
  });

  test("may be missing, an empty folder, or a pipe", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "x"));
    expect(await check(join(folder, "none.txt"))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("غير موجود / it is not there"),
    });
    expect(await check(join(folder, "x"))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("no article in this folder"),
    });
    spawnSync("mkfifo", [join(folder, "pipe")]);
    expect(await check(join(folder, "pipe"))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("it is not a regular file"),
    });
  });

  test("a picture that is a pipe or a folder is named and not waited for", async () => {
    const folder = await temporaryFolder();
    spawnSync("mkfifo", [join(folder, "pic.jpg")]);
    await mkdir(join(folder, "dir.jpg"));
    const text = "---\ntitle: عنوان\ndate: 2017-12-08\nimage: pic.jpg\n---\nنص الخبر ![](dir.jpg) هنا.\n";
    await writeFile(join(folder, "a.md"), text);
    const { lines, status } = await check(join(folder, "a.md"));
    expect(status).toBe(0);
    expect(lines).toContainEqual(expect.stringMatching(/picture .*pic\.jpg: .* it is not a regular file/));
    expect(lines).toContainEqual(
      expect.stringMatching(/picture .*dir\.jpg: .* it is a folder with the name/),
    );
  });
});

test("a command that is not understood ends with 2 and says how to use it", async () => {
  const { status, stdout, stderr } = runCommand("--colour");
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("--colour");
  expect(stderr).toContain("--help");
  for (const args of [[], [""]]) await expect(check(...args)).rejects.toThrow(CannotStart);
  await expect(check("")).rejects.toThrow("no file was named; npm run check -- --help shows how to name one");
});
