// Finds the date that a page shows beside its headline. It is needed if the page has no machine-readable date.
import { type AnyNode, type Document, isTag, isText } from "domhandler";
import { latest } from "../../../article/latest.ts";
import { type ArticleDate, dayOfDate } from "../../../dates/days.ts";
import { findDates } from "../../../dates/month-names.ts";
import { inOneLine } from "../../../text/words.ts";
import { isDateBox, isTeaserBox, isUpdateBox } from "../class-names.ts";
import { bodyOf, elementsOf, lineIn } from "../dom.ts";
import { boxesAround, farthestAbove, farthestBelow, headingOf, neverBeside } from "./heading.ts";

interface Page {
  readonly document: Document;
  readonly headline: string | undefined;
  /** The page's language as a BCP 47 tag. Empty if it is unknown. */
  readonly language: string;
}

interface Place {
  /** Whether the place is in an element whose class says that it is a date. */
  readonly isNamed: boolean;
  /** Whether the place is in one of the innermost elements around the heading. Above them is the masthead, which can show today's date. */
  readonly isBeside: boolean;
  /** Whether the place is in a footer, a sidebar or a similar box. */
  readonly isElsewhere: boolean;
}

interface Candidate extends Place {
  readonly date: ArticleDate;
  /** The number of characters of text before the date. */
  readonly position: number;
}

/** In characters. A date in a longer text is not used, because that text is a sentence. */
const longestPiece = 100;
const updates =
  /تحديث|تعديل|updat|modif|edited|revised|aktualisiert|editiert|bearbeitet|stand\b|änderung|geändert|mis à jour|actualizad|aggiornat|atualizad|bijgewerkt/iu;
const neverShown = /^(?:script|style|noscript|template)$/;
/** Words before a date on which something ends, such as "available until". */
const ends = /verfügbar|\bbis\b|until|expires|حتى/iu;

export interface VisibleDates {
  /** The date near the heading. `undefined` if there is none, or if there are dates of different days. */
  readonly published: ArticleDate | undefined;
  /** All dates on the page that have a label such as "Updated". */
  readonly updated: readonly ArticleDate[];
}

export function visibleDates(page: Page, timeZone: string): VisibleDates {
  const { candidates, updated, headingEnd: end = Number.POSITIVE_INFINITY } = candidatesOn(page, timeZone);
  const near = candidates.filter(({ position, isNamed, isBeside }) => {
    if (position >= end) return position <= end + farthestBelow;
    return isBeside && position >= end - (isNamed ? farthestAbove : longestPiece);
  });
  const named = near.filter(({ isNamed }) => isNamed);
  return { published: agreed(named, timeZone) ?? agreed(near, timeZone), updated };
}

function candidatesOn({ document, headline, language }: Page, timeZone: string) {
  const heading = headingOf(document, headline);
  const around = boxesAround(heading);
  const title = lineIn(heading);
  const captions = new Set(elementsOf(document, "img").map(({ attribs }) => inOneLine(attribs.alt ?? "")));
  const candidates: Candidate[] = [];
  const updated: ArticleDate[] = [];
  let position = 0;
  let headingEnd: number | undefined;
  let before = "";
  const visitText = (text: string, place: Place): void => {
    const isShort =
      text.length <= longestPiece && /\p{Nd}/u.test(text) && (text === title || !captions.has(text));
    const dates = isShort ? findDates(text, language, timeZone) : [];
    const [date] = dates;
    if (updates.test(`${before} ${text}`)) updated.push(...dates);
    else if (date && dates.length === 1 && !place.isElsewhere && !ends.test(`${before} ${text}`))
      candidates.push({ ...place, date, position });
    if (!place.isElsewhere) position += text.length;
    before = text.slice(-longestPiece);
  };
  const visit = (node: AnyNode, place: Place): void => {
    const text = isText(node) ? inOneLine(node.data) : "";
    if (text !== "") visitText(text, place);
    if (!isTag(node) || neverShown.test(node.name)) return;
    const isNamed = place.isNamed || isDateBox(node);
    const isBeside = place.isBeside || around.has(node);
    const isElsewhere =
      place.isElsewhere || neverBeside.test(node.name) || isTeaserBox(node) || isUpdateBox(node);
    for (const child of node.children) visit(child, { isNamed, isBeside, isElsewhere });
    if (node === heading) headingEnd = position;
  };
  const body = bodyOf(document) ?? document;
  for (const child of body.children) visit(child, { isNamed: false, isBeside: false, isElsewhere: false });
  return { candidates, updated, headingEnd };
}

function agreed(candidates: readonly Candidate[], timeZone: string): ArticleDate | undefined {
  const dates = candidates.map(({ date }) => date);
  const days = new Set(dates.map((date) => dayOfDate(date, timeZone)));
  return days.size === 1 ? latest(dates, timeZone) : undefined;
}
