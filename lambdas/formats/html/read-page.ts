// A page as an article. Imported when the first one comes, as its libraries are large.
import { parseDocument } from "htmlparser2";
import type { Submission } from "../../article/article.ts";
import { type Block, picturesIn, plainTextOf } from "../../article/block.ts";
import type { PictureReference } from "../../article/picture.ts";
import { parseDate } from "../../dates/parse-date.ts";
import type { Parsed } from "../../refusal/refusal.ts";
import { readHtml } from "../../rich-text/read-html.ts";
import { assertMeasure } from "../../rich-text/sanitise.ts";
import { foldArabic } from "../../text/fold.ts";
import { buildSubmission, type Field } from "../build-submission.ts";
import { parseByline } from "../byline.ts";
import { findText } from "./find-text.ts";
import { readJsonLd } from "./json-ld.ts";
import { readMetaTags } from "./meta-tags.ts";
import type { Metadata } from "./metadata.ts";
import { readOpening } from "./opening.ts";

/** What machines are told counts most, in the order of {@link readJsonLd} and {@link readMetaTags}; then what people see. */
export function readPage(html: string, timeZone: string): Parsed<Submission> {
  assertMeasure(html);
  const document = parseDocument(html);
  const sources = [readJsonLd(document), ...readMetaTags(document)];
  const first = <Value>(read: (source: Metadata) => Value | undefined) =>
    sources.map(read).find((value) => (Array.isArray(value) ? value.length > 0 : value));
  const headline = first((source) => source.headline);
  const section = first((source) => source.section);
  const description = first((source) => source.description);
  const byline = parseByline(first((source) => source.authors) ?? []);
  const known = [headline, section, description, ...byline.authors, ...byline.agencies, ...byline.places];
  const opening = readOpening(
    readHtml(findText(document)),
    headline,
    known.filter((text) => text !== undefined),
    timeZone,
  );
  const { blocks, credit } = opening;
  return buildSubmission(
    {
      id: fieldOf(first((source) => source.id)),
      headline: fieldOf(headline),
      section: fieldOf(section),
      published: dateOf([...sources.map(({ published }) => published), opening.published], timeZone),
      updated: dateOf([...sources.map(({ updated }) => updated), opening.updated], timeZone),
      standfirst: fieldOf(standfirstOf(description, headline, blocks)),
      places: byline.places.length > 0 ? byline.places : credit.places,
      authors: byline.authors.length > 0 ? byline.authors : credit.authors,
      agencies: byline.agencies.length > 0 ? byline.agencies : credit.agencies,
      tags: first((source) => source.tags),
      picture: withCaption(
        first((source) => source.picture),
        blocks,
      ),
      paragraphs: blocks,
    },
    timeZone,
  );
}

function fieldOf(text: string | undefined): Field | undefined {
  return text === undefined ? undefined : { text };
}

/** The first that is one; where none is, the first that should have been. */
function dateOf(texts: readonly (string | undefined)[], timeZone: string): Field | undefined {
  const said = texts.filter((text) => text !== undefined);
  return fieldOf(said.find((text) => parseDate(text.trim(), timeZone).kind === "date") ?? said[0]);
}

/** A description that is cut out of the text is none. */
function standfirstOf(
  description: string | undefined,
  headline: string | undefined,
  blocks: readonly Block[],
): string | undefined {
  if (description === undefined || description === headline) return undefined;
  const cut = lettersOf(description);
  const text = lettersOf(blocks.slice(0, 10).map(plainTextOf).join(" "));
  return text.startsWith(cut) ? undefined : description;
}

function lettersOf(text: string): string {
  return foldArabic(text).replace(/[^\p{L}\p{N}]/gu, "");
}

/** A page's metadata rarely say more of a picture than its address; where it is shown, they do. */
function withCaption(
  picture: PictureReference | undefined,
  blocks: readonly Block[],
): PictureReference | undefined {
  if (!picture) return undefined;
  const origin = JSON.stringify(picture.from);
  const shown = picturesIn(blocks).find(({ from }) => JSON.stringify(from) === origin);
  return {
    from: picture.from,
    alt: picture.alt ?? shown?.alt,
    caption: picture.caption ?? shown?.caption,
    credit: picture.credit ?? shown?.credit,
  };
}
