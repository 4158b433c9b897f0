// Interprets the addresses of pictures in articles.
import type { PictureOrigin } from "../article/picture.ts";
import { normaliseUrl } from "../text/addresses/url.ts";

/** The scheme that stands for the pictures inside the article's own file. */
const embedded = /^embedded:/;
const otherScheme = /^[a-z][a-z0-9+.-]*:|^\/\/|\p{Cc}/iu;

/**
 * The place that the address of a picture names: the web, the article's own file (`embedded:name`), or a file beside the article
 * (`photo.jpg`, `../logos/a%20b.png`). `undefined` for any other address.
 */
export function parsePictureAddress(address: string): PictureOrigin | undefined {
  const text = address.trim();
  const url = normaliseUrl(text);
  if (url !== undefined) return { kind: "remote", url };
  if (embedded.test(text)) return { kind: "embedded", name: text.replace(embedded, "") };
  // Windows separates folders with backslashes: `images\photo.jpg`. An address such as `\\server\photo.jpg` does not pass the check below.
  const end = text.search(/[?#]/);
  const name = decode(end === -1 ? text : text.slice(0, end)).replaceAll("\\", "/");
  return name === "" || otherScheme.test(name) ? undefined : { kind: "file", name };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // it contains a percent sign that encodes nothing
  }
}
