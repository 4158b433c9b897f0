// Parses a page into an article. This file is only imported when the first page comes, because its libraries are large.
import type { Document } from "domhandler";
import { parseDocument } from "htmlparser2";
import type { Submission } from "../../article/article.ts";
import { type Block, isHeading, picturesIn, plainTextOf } from "../../article/block.ts";
import { joinCredits } from "../../plain-text/credit/credit.ts";
import type { Parsed } from "../../refusal/refusal.ts";
import { refused } from "../../refusal/refuse.ts";
import { parseHtml } from "../../rich-text/parse-html.ts";
import { assertWithinLimits } from "../../rich-text/sanitise.ts";
import { cleanText } from "../../text/characters.ts";
import { lettersOf } from "../../text/words.ts";
import { buildSubmission } from "../submission/build-submission.ts";
import { parseByline } from "../submission/byline.ts";
import { fieldOf } from "../submission/field.ts";
import { baseOf, resolveAddresses } from "./addresses.ts";
import { chooseByHeadline, findArticle } from "./article-text/find-article.ts";
import { findText } from "./article-text/find-text.ts";
import { keepStated } from "./article-text/stated-text.ts";
import { removeBoilerplate } from "./boilerplate/remove-boilerplate.ts";
import { elementsOf, elementValue, withoutReferences } from "./dom.ts";
import { authorsIn, ownNames, withLinked } from "./metadata/authors.ts";
import { parseJsonLd } from "./metadata/json-ld.ts";
import { parseMetaTags } from "./metadata/meta-tags.ts";
import type { Metadata } from "./metadata/metadata.ts";
import { parsePageElements } from "./metadata/page-elements.ts";
import { headlineOf, siteNames, withoutSite } from "./metadata/site.ts";
import { standfirstOf } from "./metadata/standfirst.ts";
import { linkedAuthors } from "./opening/author-links.ts";
import { chooseCredit } from "./opening/choose-credit.ts";
import { parseLines } from "./opening/line-boxes.ts";
import { chooseDate, chooseUpdate } from "./opening/page-dates.ts";
import { parseOpening } from "./opening/parse-opening.ts";
import { parsePlainLayout } from "./opening/plain-layout.ts";
import { visibleDates } from "./opening/visible-dates.ts";
import { figuresIn } from "./pictures/captions.ts";
import { withLeadingPicture } from "./pictures/leading-picture.ts";
import { placePictures } from "./pictures/place-pictures.ts";

/**
 * Parses a page. Each field comes from the first of these sources that has it: {@link parseJsonLd}, {@link parseMetaTags},
 * {@link parsePageElements}, and last the text that the page shows.
 */
export function parsePage(html: string, timeZone: string): Parsed<Submission> {
  assertWithinLimits(html);
  const document = parseDocument(html);
  const base = baseOf(document);
  const linkedData = parseJsonLd(document, base);
  const meta = parseMetaTags(document, base);
  placePictures(document);
  resolveAddresses(document, base);
  removeBoilerplate(document);
  const marked = findArticle(document);
  const isOne = meta.isArticle || linkedData.headline !== undefined;
  if (marked.kind === "several" && !isOne) return refused("several-articles");
  const site = siteNames([meta.siteName, ...(linkedData.siteNames ?? [])], base);
  const stated = linkedData.headline ?? meta.sources.find((source) => source.headline)?.headline;
  const found = chooseByHeadline(marked, stated && withoutSite(stated, site));
  const elements = parsePageElements(document, found);
  const sources = [linkedData, ...meta.sources, elements];
  const first = <Value>(read: (source: Metadata) => Value | undefined) =>
    sources.map(read).find((value) => (Array.isArray(value) ? value.length > 0 : value));
  const titlesIn = (stated: readonly Metadata[]) =>
    stated.flatMap(({ headline }) => (headline ? [withoutSite(headline, site)] : []));
  const titles = titlesIn([linkedData, ...meta.sources]);
  const headline = headlineOf(titles.length > 0 ? titles : titlesIn([elements]), document);
  const section = first((source) => source.section);
  const language = languageOf(document, headline);
  const times = elementsOf(document, "time").map(elementValue);
  const linked = authorsIn(linkedAuthors(document, headline), site);
  const visible = visibleDates({ document, headline, language }, timeZone);
  const part = findText(document, found);
  const shown = parseHtml(part.html);
  const standfirst = standfirstOf(
    first((source) => source.description),
    headline,
    shown,
    part.html,
  );
  const byline = parseByline(withLinked(first((source) => authorsIn(source.authors, site)) ?? [], linked));
  const known = [
    headline,
    section,
    standfirst,
    ...byline.authors,
    ...byline.agencies,
    ...byline.places,
    ...captionsIn(shown),
  ];
  const layout = headline === undefined ? parsePlainLayout(shown, timeZone) : undefined;
  if (layout) return { ok: true, value: layout };
  const lines = parseLines(part.lines, timeZone);
  const opening = parseOpening(
    shown,
    headline,
    known.filter((text) => text !== undefined),
    timeZone,
  );
  const shownCredit = joinCredits([lines.credit, opening.credit]);
  const credit = chooseCredit(
    {
      stated: byline,
      shown: { ...shownCredit, authors: authorsIn(shownCredit.authors, site) },
      newspaper: [...(linkedData.organisations ?? []), ...ownNames(linkedData.authors, site)],
    },
    opening.blocks.filter((block) => !isHeadline(block, headline)),
  );
  const said = blocksOf(first((source) => source.text) ?? "");
  const text = keepStated(credit.blocks, said);
  const { picture, blocks } = withLeadingPicture(
    first((source) => source.picture),
    text,
    () => parseHtml(figuresIn(document)),
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
          visible: visible.published,
          visibleUpdates: visible.updated,
          language,
          times,
          address: base,
          dated: sources.map(({ dated }) => dated),
        },
        timeZone,
      ),
      updated: chooseUpdate({ machine: updates, lines: [lines.updated, opening.updated] }, timeZone),
      standfirst: fieldOf(standfirst),
      places: credit.places,
      authors: credit.authors,
      agencies: credit.agencies,
      tags: first((source) => source.tags),
      picture,
      paragraphs: blocks,
    },
    timeZone,
  );
}

/** The language of a page as a BCP 47 tag. With an Arabic headline it is Arabic, even if the site's template states another language. */
function languageOf(document: Document, headline = ""): string {
  if (/\p{Script=Arabic}/u.test(headline)) return "ar";
  return elementsOf(document, "html")[0]?.attribs.lang ?? "";
}

/** The descriptions and captions of pictures. Above the text, such a line is not a byline. */
function captionsIn(blocks: readonly Block[]): readonly (string | undefined)[] {
  return picturesIn(blocks).flatMap(({ alt, caption }) => [alt, caption]);
}

/** Whether the block repeats the headline. */
function isHeadline(block: Block, headline: string | undefined): boolean {
  return headline !== undefined && isHeading(block) && lettersOf(plainTextOf(block)) === lettersOf(headline);
}

function blocksOf(said: string): readonly Block[] {
  return /<\/?(?:p|br|div|h\d)\b/i.test(said) ? parseHtml(said) : paragraphsIn(said);
}

function paragraphsIn(text: string): readonly Block[] {
  return text
    .split("\n")
    .map((line) => cleanText(withoutReferences(line)).trim())
    .filter((line) => line !== "");
}
