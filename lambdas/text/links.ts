// Addresses and mail addresses that stand bare in a text.
import { LinkifyIt } from "linkify-it";
import { normaliseUrl } from "./url.ts";

export interface Link {
  readonly start: number;
  readonly end: number;
  /** Absolute, of http, https or mailto, percent-encoded. */
  readonly href: string;
}

const linkify = new LinkifyIt({ fuzzyLink: true });
for (const schema of ["ftp:", "//"]) linkify.add(schema, null);

const mayHoldLink = /[@/]|www\./i;
/** From a Latin letter or a digit to a space, Arabic punctuation or a directional mark: "البريد:a@b.om" is found, too. */
const word = /\w[^\s\u060C\u061B\u061F\u06D4\u061C\u200E\u200F\u2066-\u2069«»“”…<>]*/g;
/** Longer words are no addresses that a person could follow. */
const longestAddress = 2048;
/** Without a scheme only what cannot be a name or a slip: "www.example.om", "t.me/news", but not "ASP.NET" or "end.in". */
const isPlainlyAddress = /^www\.|^[^/]+\/./i;

export function findLinks(text: string): readonly Link[] {
  if (!mayHoldLink.test(text)) return [];
  return [...text.matchAll(word)].flatMap(({ 0: found, index }) => {
    if (found.length > longestAddress || !mayHoldLink.test(found)) return [];
    return (linkify.match(found) ?? []).flatMap(({ schema, raw, url, index: offset, lastIndex }) => {
      // "https://bank.example@other.example" leads elsewhere than it says.
      if (found[lastIndex] === "@" || (schema === "" && !isPlainlyAddress.test(raw))) return [];
      const address = schema === "" ? url.replace(/^http:/, "https:") : url;
      const href = normaliseUrl(address, /^(?:https?|mailto):$/);
      const start = index + offset;
      return href === undefined ? [] : [{ start, end: start + raw.length, href }];
    });
  });
}
