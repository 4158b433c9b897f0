// Parses a Markdown file into an article. This file is only imported when the first Markdown file comes, because its libraries are large.
import { parseDate } from "../../dates/parse-date.ts";
import { refused } from "../../refusal/refuse.ts";
import { parseHtml } from "../../rich-text/parse-html.ts";
import type { ParsedSubmission } from "../format.ts";
import { buildSubmission } from "../submission/build-submission.ts";
import { cutEmbargo } from "../submission/embargo-line.ts";
import type { Field } from "../submission/field.ts";
import { articleFields } from "./article-fields.ts";
import { lineOfNextArticle } from "./field-block.ts";
import { fieldNameOf } from "./field-names.ts";
import { parseFrontMatter } from "./front-matter.ts";
import { parseOpening } from "./parse-opening.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { withoutShortcodes } from "./shortcodes.ts";

/** A file name in the form that Jekyll requires: `2024-05-01-slug.md`. */
const datedName = /^(\d{4}-\d{2}-\d{2})-/;

/**
 * Parses a Markdown file. Fields come from the front matter, or else from the opening of the text (a heading, dates and names). The date can
 * also come from the file name.
 */
export function parseMarkdown(text: string, name: string, timeZone: string): ParsedSubmission {
  const read = parseFrontMatter(text);
  if (!read.ok) return read;
  const { fields: written, body, bodyLine } = read.value;
  const headline = written.find(({ key }) => fieldNameOf(key) === "headline");
  const next = lineOfNextArticle(body, headline?.key);
  if (next !== undefined) return refused("several-articles", { line: bodyLine + next - 1, found: "---" });
  const fields = articleFields(written);
  const { rest, embargoes } = cutEmbargo(body, timeZone, bodyLine);
  const opening = parseOpening(rest, bodyLine, fields.headline?.text, timeZone);
  const [published, updated] = opening.dates;
  const { places = [], authors = [], agencies = [] } = fields;
  const { credit } = opening;
  return buildSubmission(
    {
      ...fields,
      headline: fields.headline ?? opening.headline,
      published: fields.published ?? published ?? dateInName(name),
      updated: fields.updated ?? updated,
      embargoes: [...(fields.embargoes ?? []), ...embargoes],
      places: places.length > 0 ? places : credit?.places,
      authors: authors.length > 0 ? authors : credit?.authors,
      agencies: agencies.length > 0 ? agencies : credit?.agencies,
      paragraphs: parseHtml(renderMarkdown(withoutShortcodes(opening.text))),
      mayLackDate: true,
    },
    timeZone,
  );
}

function dateInName(name: string): Field | undefined {
  const [, day] = datedName.exec(name) ?? [];
  return day !== undefined && parseDate(day, "UTC").kind === "date" ? { text: day } : undefined;
}
