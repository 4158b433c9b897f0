// Chromium checks that a picture is upright, has the size that the feed states, and looks the same as the uploaded picture.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { unescapeOnce } from "../content-blocks.ts";
import { runCommand, runToEnd } from "../run-command.ts";
import type { Picture, PictureJudge } from "./picture.ts";

/** How the browser shows a picture. */
interface Shown {
  readonly width: number;
  readonly height: number;
  /** A hash of the pixels, in a colour space that is wide enough for most pictures. */
  readonly hash: string;
}

/** A script that runs in the browser. A canvas draws an image upright, and with the colours of its profile. */
const script = `
addEventListener("load", async () => {
  const shown = [];
  for (const image of document.images) {
    const { naturalWidth: width, naturalHeight: height } = image;
    if (width === 0) { shown.push(null); continue; }
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d", { colorSpace: "display-p3" });
    context.drawImage(image, 0, 0);
    let hash = 0x811c9dc5;
    for (const value of context.getImageData(0, 0, width, height).data) hash = Math.imul(hash ^ value, 0x01000193) >>> 0;
    shown.push({ width, height, hash: hash.toString(16) });
  }
  document.querySelector("pre").textContent = JSON.stringify(shown);
});`;

export const chromium: PictureJudge = {
  name: "chromium",
  async find() {
    const ended = await runCommand("chromium", ["--version"]);
    return ended?.status === 0 ? ended.stdout.trim() : undefined;
  },
  async check(pictures) {
    const originals = pictures.map(({ original, bytes }) => original ?? bytes);
    const shown = await show([...pictures.map(({ bytes }) => bytes), ...originals]);
    return pictures.flatMap((picture, index) => {
      const problem = compare(picture, shown[index], shown[pictures.length + index]);
      return problem === undefined ? [] : [{ picture, problem }];
    });
  },
};

function compare(
  { width, height }: Picture,
  published: Shown | null | undefined,
  original: Shown | null | undefined,
): string | undefined {
  if (!published || !original) return "is not shown";
  const sizes = [`${width}x${height}`, ...[published, original].map((one) => `${one.width}x${one.height}`)];
  if (new Set(sizes).size > 1) return `the feed says ${sizes.join(", it has ")} as it came`;
  return published.hash === original.hash ? undefined : "does not look as it came";
}

async function show(pictures: readonly Uint8Array[]): Promise<readonly (Shown | null)[]> {
  const folder = await mkdtemp(join(tmpdir(), "chromium-"));
  try {
    const page = join(folder, "page.html");
    // The type is not stated, because the browser detects it.
    const images = pictures.map(
      (bytes) => `<img src="data:image/*;base64,${Buffer.from(bytes).toString("base64")}">`,
    );
    await writeFile(page, `<!doctype html>${images.join("\n")}<pre></pre><script>${script}</script>`);
    const options = [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      `--user-data-dir=${join(folder, "profile")}`,
    ];
    const dom = await runToEnd("chromium", [...options, "--dump-dom", pathToFileURL(page).href]);
    const [, answer] = /<pre>([^<]+)<\/pre>/.exec(dom) ?? [];
    if (answer === undefined) throw new Error("chromium did not run the page");
    return JSON.parse(unescapeOnce(answer));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
