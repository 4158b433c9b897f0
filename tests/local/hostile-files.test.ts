// Hostile files in the folder keep no other article from being published.
import { execFileSync, spawn } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseJsonFeed } from "feedsmith";
import { expect, onTestFinished, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { run } from "../../local/run.ts";
import { Terminal } from "../../local/terminal/terminal.ts";
import { eventually } from "./eventually.ts";
import { openOffice } from "./office.ts";

function article(headline: string, fields = "", text = "قال كذا وكذا."): string {
  return `---\ntitle: ${headline}\ndate: 2017-12-08\n${fields}---\n\n${text}\n`;
}

/** One file of each kind that once stopped or slowed publishing, or wrote where it should not. */
const hostile: Readonly<Record<string, string | Uint8Array>> = {
  "dashes.md": article("خط", "", "--- \n".repeat(8000)),
  "spaces.md": `title: خبر\n${" ".repeat(40_000)}\n`,
  "within.md": article("بين", "", `قال Salim${" ".repeat(30_000)}5.5 هنا`),
  "digits.md": article("رقم", "", "1".repeat(20_000)),
  "notes.md": article("حاشية", "", "[^سلام".repeat(10_000)),
  "aliases.md": article("مرساة", `a: &a [b, b]\n${"c: *a\n".repeat(2000)}`),
  "hash.md": article("عنوان", `image: ${JSON.stringify("#".repeat(20_000))}\n`),
  "percent.md": article("نسبة", "image: https://img.example/50%off.jpg\n"),
  "old.md": article("قديم").replace("2017-12-08", "1990-01-01T00:30:00+04:00"),
  "authors.md": article("كتاب", `authors: [${Array.from({ length: 5000 }, (_, at) => `ا${at}`)}]\n`),
  "pictures.md": article("صور", "", "![](a.jpg)\n".repeat(2000)),
  "tags.md": article("وسم", "tags: [__proto__, constructor]\nsection: __proto__\n"),
  "constructor.md": article("أصل"),
  "__proto__.md": article("نموذج"),
  "rss.xml.md": article("خلاصة"),
  "script.md": article('"<script>alert(1)</script> \u202Eعنوان"'),
  "link.md": article("رابط", "", "[هنا](http://192.168.1.1/) <script>alert(1)</script>"),
  "half.json": '{"uri": "urn:x:1", "headline": "خبر',
  "nested.json": "[".repeat(50_000),
  "entity.xml": `<!DOCTYPE a [<!ENTITY b "${"c".repeat(1000)}">]><a>&b;&b;</a>`,
  "deep.html": `<html><head><title>خبر</title></head><body>${"<div>".repeat(20_000)}`,
  "broken.docx": Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(1000, 0xff)]),
  "noise.jpg": Buffer.alloc(200_000, 0xc7),
  "noise.txt": Buffer.alloc(200_000, 0x81),
  "empty.txt": "",
};

/** Makes a pipe. Whoever reads it gets the content, and need not wait. */
function makePipe(path: string, content: string): void {
  execFileSync("mkfifo", [path]);
  const script = 'while [ -p "$2" ]; do printf %s "$1" > "$2"; done';
  const writer = spawn("sh", ["-c", script, "sh", content, path], { stdio: "ignore" });
  onTestFinished(() => void writer.kill());
}

test.skipIf(process.platform === "win32")(
  "sixty articles, and one that comes later, are published beside hostile files of every kind",
  async () => {
    const office = await openOffice({ feedLength: 200 });
    const { articles } = office;
    await mkdir(join(articles, "folder.jpg"));
    for (let number = 1; number <= 60; number += 1)
      await writeFile(join(articles, `${1000 + number}.md`), article(`الخبر ${number}`));
    for (const [name, content] of Object.entries(hostile)) await writeFile(join(articles, name), content);
    const pipes = ["pipe.md", "1001.jpg"];
    for (const name of pipes) makePipe(join(articles, name), article("الأنبوب"));
    await symlink("/etc/passwd", join(articles, "passwd.txt"));
    await symlink("/", join(articles, "root"));
    const lines: string[] = [];
    const newspaper = await run(office, publish, new Terminal({ write: (line) => lines.push(line) }));
    onTestFinished(() => newspaper.close());
    await newspaper.ready;
    for (const name of pipes)
      expect(lines.filter((line) => line.includes(`${name}: `))).toEqual([
        expect.stringContaining("it is not a regular file"),
      ]);
    expect((await fetch(`${newspaper.siteUrl}/articles/pipe`)).status).toBe(404);
    await writeFile(join(articles, "1061.md"), article("الخبر 61"));
    const headlines = async () => {
      const feed = parseJsonFeed(await (await fetch(`${newspaper.siteUrl}/feed.json`)).text());
      const titles = feed.items?.map(({ title }) => `${title}`.replaceAll(/[\u200F\u2066-\u2069]/g, ""));
      return titles?.filter((title) => title.startsWith("الخبر ")).length;
    };
    await eventually(headlines).toBe(61);
    for (let number = 1; number <= 61; number += 1)
      expect((await fetch(`${newspaper.siteUrl}/articles/${1000 + number}`)).status).toBe(200);
  },
);
