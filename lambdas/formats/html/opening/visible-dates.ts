// Finds the date that a page shows beside its headline, for pages without machine-readable date.
import { type AnyNode, type Document, isTag, isText } from "domhandler";
import type { ArticleDate } from "../../../article/article.ts";
import { latest } from "../../../article/latest.ts";
import { dayOfDate } from "../../../dates/days.ts";
import { findDates } from "../../../dates/month-names.ts";
import { inOneLine } from "../../../plain-text/words.ts";
import { isDateBox, isTeaserBox, isUpdateBox } from "../class-names.ts";
import { bodyOf, elementsOf, lineIn } from "../dom.ts";
import { elementsAround, farthestAbove, farthestBelow, headingOf, neverBeside } from "./heading.ts";

interface Page {
  readonly document: Document;
  readonly headline: string | undefined;
  /** BCP 47. Empty if unknown. */
  readonly language: string;
}

interface Place {
  /** Within an element whose class says that it is a date. */
  readonly isNamed: boolean;
  /** Within one of the elements around the heading. Dates elsewhere can be today's date in the masthead. */
  readonly isBeside: boolean;
  /** Within a footer, a sidebar or a similar box. */
  readonly isElsewhere: boolean;
}

interface Candidate extends Place {
  readonly date: ArticleDate;
  /** Characters of text before it. */
  readonly position: number;
}

/** Characters of the text around a date. A longer text is a sentence. */
const longestPiece = 100;
const updates =
  /تحديث|تعديل|updat|modif|edited|revised|aktualisiert|editiert|bearbeitet|stand\b|änderung|geändert|mis à jour|actualizad|aggiornat|atualizad|bijgewerkt/iu;
const neverShown = /^(?:script|style|noscript|template)$/;
const ends = /verfügbar|\bbis\b|until|expires|حتى/iu;

export interface VisibleDates {
  /** The day that all dates near the heading name. `undefined` if they differ, or if there is none. */
  readonly published: ArticleDate | undefined;
  /** Dates anywhere on the page that it calls an update. */
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
  const around = elementsAround(heading);
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
