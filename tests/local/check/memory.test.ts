// A hostile file costs little memory: at most 200 MB of the process, of which Node and the code take half.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { zipPictures } from "../../formats/docx-file.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const project = join(import.meta.dirname, "../../..");
const { scripts } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
const [, ...command] = scripts.check.split(" ");
const report = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => console.error(process.resourceUsage().maxRSS));",
)}`;

/** Random colours, the worst that a picture can have. */
function randomPicture(width: number, height: number, channels: 3 | 4) {
  const raw = { width, height, channels };
  return sharp(randomBytes(width * height * channels), { raw });
}

const head = "---\ntitle: خبر\ndate: 2017-12-08\n---\nنص الخبر.\n";
const oldWord = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), randomBytes(20 * 1024 * 1024 - 4)]);
const fast = { compressionLevel: 1 };
/** As large as a file may be. */
const word = await zipPictures({
  "a.png": await randomPicture(1250, 1250, 4).png(fast).toBuffer(),
  "b.png": await randomPicture(1250, 1250, 4).png(fast).toBuffer(),
  "c.png": await randomPicture(1250, 1250, 4).png(fast).toBuffer(),
});
const files: readonly (readonly [name: string, what: string, content: string | Uint8Array])[] = [
  ["long.txt", "a text of 2 MB", `عنوان\n\n8 ديسمبر 2017\n\n${"نص الخبر الطويل. ".repeat(66_000)}`],
  ["rules.md", "40,000 rules in Markdown", head + "--- \n".repeat(40_000)],
  ["notes.md", "50,000 unfinished footnotes", head + "[^سلام".repeat(50_000)],
  ["old.doc", "20 MB of an old Word document", oldWord],
  ["picture.jpg", "20 MB that is no picture", randomBytes(20 * 1024 * 1024)],
  ["transparent.png", "a transparent picture", await randomPicture(2000, 2000, 4).png(fast).toBuffer()],
  ["word.docx", "three transparent pictures in a Word document", word],
  ["strip.jpg", "a strip", await randomPicture(1602, 8000, 3).jpeg({ quality: 30 }).toBuffer()],
  ["pictures.md", "4,000 pictures", head + "![صورة](صورة.jpg)\n".repeat(4000)],
];

test.each(files)("%s: %s", async (name, _what, content) => {
  const file = join(await temporaryFolder(), name);
  await writeFile(file, content);
  // Each process of the command reports its memory.
  const { stderr } = spawnSync(process.execPath, [...command, file], {
    cwd: project,
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: `--import=${report}` },
  });
  // The first number is that of the process that checks, because it ends first. The second process of the command only starts the first one.
  // Its number is not used, because it includes the memory of this test, which started it.
  const [kilobytes = 0] = stderr.trim().split("\n").map(Number);
  expect(kilobytes).toBeGreaterThan(0);
  expect(kilobytes * 1024).toBeLessThan(200_000_000);
});
