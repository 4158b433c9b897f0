// Finds web and mail addresses in plain text.
import { LinkifyIt } from "linkify-it";
import { normaliseUrl } from "./url.ts";

export interface Link {
  readonly start: number;
  readonly end: number;
  /** An absolute, percent-encoded URL with the scheme http, https or mailto. */
  readonly href: string;
}

const linkify = new LinkifyIt({ fuzzyLink: true });
for (const schema of ["ftp:", "//"]) linkify.add(schema, null);

const mayHoldLink = /[@/]|www\./i;
/** A word that can be an address. It begins with a Latin letter or a digit, so that the address in "البريد:a@b.om" is found. */
const word = /\w[^\s\u060C\u061B\u061F\u06D4\u061C\u200E\u200F\u2066-\u2069«»“”…<>]*/g;
/** In characters. A longer word does not become a link. */
const longestAddress = 2048;
/** Without a scheme, only clear addresses become links: "www.example.om" and "t.me/news", but not "ASP.NET" or "end.in". */
const isPlainlyAddress = /^www\.|^[^/]+\/./i;

export function findLinks(text: string): readonly Link[] {
  if (!mayHoldLink.test(text)) return [];
  return [...text.matchAll(word)].flatMap(({ 0: found, index }) => {
    if (found.length > longestAddress || !mayHoldLink.test(found)) return [];
    return (linkify.match(found) ?? []).flatMap(({ schema, raw, url, index: offset, lastIndex }) => {
      // "https://bank.example@other.example" would lead to another host than it seems to.
      if (found[lastIndex] === "@" || (schema === "" && !isPlainlyAddress.test(raw))) return [];
      const address = schema === "" ? url.replace(/^http:/, "https:") : url;
      const href = normaliseUrl(address, /^(?:https?|mailto):$/);
      const start = index + offset;
      return href === undefined ? [] : [{ start, end: start + raw.length, href }];
    });
  });
}
