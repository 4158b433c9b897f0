// Shapings: known peculiarities of feed formats and readers. A reader may change or drop a field of a correct feed, and the feed can do
// nothing about it. This table lists all such changes. They are not reported as errors.

import { unescapeOnce } from "./content-blocks.ts";
import type { Field, Format } from "./entry.ts";

export interface Shaping {
  /** The reader. Undefined if the format itself causes it, so that it happens in all readers. */
  readonly reader?: string;
  readonly formats: readonly Format[];
  readonly fields: readonly Field[];
  readonly reason: string;
  /** The reader does not return this field, so it can't notice a wrong value. */
  readonly blind?: true;
  readonly accepts: (found: unknown, expected: unknown) => boolean;
}

/**
 * Matches text that looks like a tag or an entity of HTML. Feeds put a WORD JOINER after the bracket, so that readers that do not escape
 * text make no element of it.
 */
const markupLike = /<\u2060?[a-z/!?]|&(?:#|[a-z]\w*;)/i;

const xml = ["rss", "atom"] as const;
const nothing = (found: unknown) => found === undefined;
const toTheSecond = (found: unknown, expected: unknown) =>
  typeof expected === "number" && found === expected - (expected % 1000);
const firstOnly = (found: unknown, expected: unknown) =>
  list(found).length === 1 && list(found)[0] === list(expected)[0];
/** The reader returns HTML instead of plain text. Accepted only if the text looks like markup, because then the feed contains HTML. */
const rawHtml = (found: unknown, expected: unknown) =>
  typeof found === "string" && markupLike.test(String(expected)) && unescapeOnce(found) === expected;

/** Removes invisible direction marks. Feeds add them when there are several names, so that they are shown in their order. */
const unmarked = (text: unknown) => String(text).replaceAll(/[\u200E\u200F\u2060\u2066-\u2069]/g, "");

export const shapings: readonly Shaping[] = [
  { formats: ["rss"], fields: ["published"], reason: "RSS has no parts of a second", accepts: toTheSecond },
  {
    formats: ["rss"],
    fields: ["authors"],
    reason: "an item names all authors in one dc:creator",
    accepts: (found, expected) =>
      list(found).length === 1 && unmarked(list(found)[0]) === list(expected).join("، "),
  },
  {
    reader: "rss-parser",
    formats: ["rss"],
    fields: ["updated"],
    reason: "gives no date of an update in RSS",
    blind: true,
    accepts: nothing,
  },
  {
    reader: "rss-parser",
    formats: ["atom"],
    fields: ["authors"],
    reason: "reads the first author only",
    accepts: firstOnly,
  },
  {
    reader: "rss-parser",
    formats: ["atom"],
    fields: ["title"],
    reason: "does not decode a title of type html",
    accepts: rawHtml,
  },
  {
    reader: "rss-parser",
    formats: ["atom"],
    fields: ["updated", "feed language"],
    reason: "gives neither in Atom",
    blind: true,
    accepts: nothing,
  },
  {
    reader: "feedparser",
    formats: xml,
    fields: ["published", "updated"],
    reason: "dates to the second",
    accepts: toTheSecond,
  },
  {
    reader: "newsboat",
    formats: ["atom"],
    fields: ["published"],
    reason: "dates to the second",
    accepts: toTheSecond,
  },
  {
    reader: "newsboat",
    formats: xml,
    fields: ["updated"],
    reason: "keeps one date, the first",
    blind: true,
    accepts: nothing,
  },
  {
    reader: "newsboat",
    formats: ["atom"],
    fields: ["authors"],
    reason: "joins authors with commas",
    accepts: (found, expected) => list(found).length === 1 && list(found)[0] === list(expected).join(", "),
  },
  {
    reader: "sfeed",
    formats: xml,
    fields: ["feed title", "feed language", "updated"],
    reason: "gives entries only, with one date",
    blind: true,
    accepts: nothing,
  },
  {
    reader: "sfeed",
    formats: xml,
    fields: ["published"],
    reason: "dates to the second",
    accepts: toTheSecond,
  },
  {
    reader: "sfeed",
    formats: ["atom"],
    fields: ["authors"],
    reason: "gives the first author",
    accepts: firstOnly,
  },
  {
    reader: "sfeed",
    formats: ["atom"],
    fields: ["title"],
    reason: "does not decode a title of type html",
    accepts: rawHtml,
  },
];

/** Finds the shaping of a field. A judge's name may have more words, such as `feedparser of /usr/bin/python3`. Only the first counts. */
export function shapingOf(judge: string, format: Format, field: Field): Shaping | undefined {
  const [name] = judge.split(" ");
  return shapings.find(
    ({ reader, formats, fields }) =>
      (reader === undefined || reader === name) && formats.includes(format) && fields.includes(field),
  );
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
