// A page as an article. Imported when the first one comes, as its libraries are large.
import type { Document } from "domhandler";
import { parseDocument } from "htmlparser2";
import type { Submission } from "../../article/article.ts";
import { type Block, plainTextOf } from "../../article/block.ts";
import { joinCredits } from "../../plain-text/credit.ts";
import type { Parsed } from "../../refusal/refusal.ts";
import { refuse } from "../../refusal/refuse.ts";
import { readHtml } from "../../rich-text/read-html.ts";
import { assertMeasure } from "../../rich-text/sanitise.ts";
import { cleanText } from "../../text/characters.ts";
import { foldArabic } from "../../text/fold.ts";
import { buildSubmission, type Field } from "../build-submission.ts";
import { parseByline } from "../byline.ts";
import { baseOf, resolveAddresses } from "./addresses.ts";
import { elementsOf, saidBy, withoutReferences } from "./dom.ts";
import { findArticle } from "./find-article.ts";
import { findText } from "./find-text.ts";
import { removeFurniture } from "./furniture.ts";
import { readJsonLd } from "./json-ld.ts";
import { withLeadingPicture } from "./leading-picture.ts";
import { readLines } from "./line-boxes.ts";
import { readMetaTags } from "./meta-tags.ts";
import type { Metadata } from "./metadata.ts";
import { readOpening } from "./opening.ts";
import { chooseDate, chooseUpdate } from "./page-dates.ts";
import { readElements } from "./page-elements.ts";
import { placePictures } from "./place-pictures.ts";
import { readPlainLayout } from "./plain-layout.ts";
import { visibleDate } from "./visible-dates.ts";

/**
 * What machines are told counts most, in the order of {@link readJsonLd}, {@link readMetaTags} and {@link readElements};
 * then what people see.
 */
export function readPage(html: string, timeZone: string): Parsed<Submission> {
  assertMeasure(html);
  const document = parseDocument(html);
  const base = baseOf(document);
  const linkedData = readJsonLd(document, base);
  const meta = readMetaTags(document, base);
  placePictures(document);
  resolveAddresses(document, base);
  removeFurniture(document);
  const found = findArticle(document);
  const isOne = meta.isArticle || linkedData.headline !== undefined;
  if (found.kind === "several" && !isOne) return { ok: false, refusals: [refuse("several-articles")] };
  const elements = readElements(document, found, meta.siteName);
  const sources = [linkedData, ...meta.sources, elements];
  const first = <Value>(read: (source: Metadata) => Value | undefined) =>
    sources.map(read).find((value) => (Array.isArray(value) ? value.length > 0 : value));
  const headline = first((source) => source.headline);
  const section = first((source) => source.section);
  const description = first((source) => source.description);
  const byline = parseByline(first((source) => source.authors) ?? []);
  const known = [headline, section, description, ...byline.authors, ...byline.agencies, ...byline.places];
  const language = languageOf(document, headline);
  const times = elementsOf(document, "time").map(saidBy);
  const visible = visibleDate({ document, headline, language }, timeZone);
  const text = findText(document, found);
  const shown = readHtml(text.html);
  const layout = headline === undefined ? readPlainLayout(shown, timeZone) : undefined;
  if (layout) return { ok: true, value: layout };
  const lines = readLines(text.lines, timeZone);
  const opening = readOpening(
    shown,
    headline,
    known.filter((text) => text !== undefined),
    timeZone,
  );
  const credit = joinCredits(lines.credit, opening.credit);
  const { picture, blocks } = withLeadingPicture(
    first((source) => source.picture),
    longer(
      opening.blocks,
      first((source) => source.text),
    ),
  );
  const updates = sources.map(({ updated }) => updated);
  return buildSubmission(
    {
      id: fieldOf(first((source) => source.id)),
      headline: fieldOf(headline),
      section: fieldOf(section),
      published: chooseDate(
        {
          machine: [...sources.map(({ published }) => published), ...elements.shown],
          updates,
          lines: [lines.published, opening.published],
          visible,
          language,
          times,
          address: base,
          dated: sources.map(({ dated }) => dated),
        },
        timeZone,
      ),
      updated: chooseUpdate({ machine: updates, lines: [lines.updated, opening.updated] }, timeZone),
      standfirst: fieldOf(standfirstOf(description, headline, blocks)),
      places: byline.places.length > 0 ? byline.places : credit.places,
      authors: byline.authors.length > 0 ? byline.authors : credit.authors,
      agencies: byline.agencies.length > 0 ? byline.agencies : credit.agencies,
      tags: first((source) => source.tags),
      picture,
      paragraphs: blocks,
    },
    timeZone,
  );
}

/** BCP 47; pages in Arabic are Arabic, whatever the template of their program says. */
function languageOf(document: Document, headline = ""): string {
  if (/\p{Script=Arabic}/u.test(headline)) return "ar";
  return elementsOf(document, "html")[0]?.attribs.lang ?? "";
}

/** What is shown, unless a script would have had to show most of it. */
function longer(shown: readonly Block[], said: string | undefined): readonly Block[] {
  if (said === undefined || lettersOf(shown.map(plainTextOf).join("")).length * 2 >= lettersOf(said).length)
    return shown;
  const isMarkup = /<\/?(?:p|br|div|h\d)\b/i.test(said);
  return isMarkup ? readHtml(said) : paragraphsIn(said);
}

function paragraphsIn(text: string): readonly Block[] {
  return text
    .split("\n")
    .map((line) => cleanText(withoutReferences(line)).trim())
    .filter((line) => line !== "");
}

function fieldOf(text: string | undefined): Field | undefined {
  return text === undefined ? undefined : { text };
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
