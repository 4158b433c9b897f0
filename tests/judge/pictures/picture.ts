// The pictures of the newspaper, as the site serves them and as they were uploaded.
import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Newspaper } from "../newspaper.ts";

export interface Picture {
  /** The path on the site: `media/1190303/0123456789abcdef….jpg`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The width and height in the feed, in pixels. */
  readonly width: number;
  readonly height: number;
  /** The uploaded file. Undefined if the picture was inside a document. */
  readonly original: Uint8Array | undefined;
}

export interface PictureProblem {
  readonly picture: Picture;
  readonly problem: string;
}

export interface PictureJudge {
  readonly name: string;
  /** The version or path of the installed program. Undefined if it is not installed. */
  find(): Promise<string | undefined>;
  check(pictures: readonly Picture[]): Promise<readonly PictureProblem[]>;
}

const hostedImage = /<img src="(?<url>[^"]+)"[^>]* width="(?<width>\d+)" height="(?<height>\d+)"/g;

/** Reads all pictures in the main feed that the site itself hosts. */
export async function readPictures({ documents, siteUrl, articles }: Newspaper): Promise<readonly Picture[]> {
  const originals = await readOriginals(articles);
  const main = documents.find(({ path }) => path === "feed.json");
  const items: readonly { readonly content_html: string }[] = JSON.parse(main?.text ?? "{}").items ?? [];
  const pictures = new Map<string, Promise<Picture>>();
  for (const { content_html } of items)
    for (const { groups } of content_html.matchAll(hostedImage)) {
      const { url = "", width, height } = groups ?? {};
      if (url.startsWith(`${siteUrl}/`))
        pictures.set(
          url,
          fetchPicture(url, siteUrl, { width: Number(width), height: Number(height) }, originals),
        );
    }
  return Promise.all(pictures.values());
}

async function fetchPicture(
  url: string,
  siteUrl: string,
  size: Pick<Picture, "width" | "height">,
  originals: ReadonlyMap<string, Uint8Array>,
): Promise<Picture> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const path = decodeURIComponent(url.slice(siteUrl.length + 1));
  const original = originals.get(path.slice(path.lastIndexOf("/") + 1).slice(0, hashLength));
  return { path, bytes: new Uint8Array(await response.arrayBuffer()), ...size, original };
}

const hashLength = 16;

/** Reads the picture files of a folder. The keys are the first digits of their hashes, which are also in the addresses of pictures. */
async function readOriginals(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const originals = new Map<string, Uint8Array>();
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!/\.(?:jpe?g|png|gif|webp)$/i.test(name) || !(await stat(path)).isFile()) continue;
    const bytes = await readFile(path);
    originals.set(createHash("sha256").update(bytes).digest("hex").slice(0, hashLength), bytes);
  }
  return originals;
}
