// What the address of a picture in an article means.
import type { PictureOrigin } from "../article/picture.ts";
import { normaliseUrl } from "../text/url.ts";

/** The scheme of addresses that name a picture inside the article's own file. */
const embedded = /^embedded:/;
const otherScheme = /^[a-z][a-z0-9+.-]*:|^\/\/|\p{Cc}/iu;

/**
 * One on the web, one inside the file (`embedded:name`), or a file beside the article (`photo.jpg`, `../logos/a%20b.png`);
 * undefined for what is none of them.
 */
export function parsePictureAddress(address: string): PictureOrigin | undefined {
  const text = address.trim();
  const url = normaliseUrl(text);
  if (url !== undefined) return { kind: "remote", url };
  if (embedded.test(text)) return { kind: "embedded", name: text.replace(embedded, "") };
  // `images\photo.jpg`, as Windows parts its folders; `\\server\photo.jpg` is nobody's file here.
  const name = decode(text.replace(/[?#].*$/, "")).replaceAll("\\", "/");
  return name === "" || otherScheme.test(name) ? undefined : { kind: "file", name };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a percent sign that stands for itself
  }
}
