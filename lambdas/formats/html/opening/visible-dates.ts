// Finds the date that a page shows beside its headline, for pages without machine-readable date.
import { type AnyNode, type Document, isTag, isText } from "domhandler";
import type { ArticleDate } from "../../../article/article.ts";
import { latest } from "../../../article/latest.ts";
import { dayOfDate } from "../../../dates/days.ts";
import { findDates } from "../../../dates/month-names.ts";
import { isDateBox, isTeaserBox, isUpdateBox } from "../class-names.ts";
import { bodyOf } from "../dom.ts";
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
}

interface Candidate extends Place {
  readonly date: ArticleDate;
  /** Characters of text before it. */
  readonly position: number;
}

/** Characters of the text around a date. A longer text is a sentence. */
const longestPiece = 100;
/** Words of an update, or of an end date. */
const otherDates =
  /verfügbar|\bbis\b|until|expires|حتى|تحديث|تعديل|updat|modif|edited|revised|aktualisiert|editiert|bearbeitet|stand\b|änderung|geändert|mis à jour|actualizad|aggiornat|atualizad|bijgewerkt/iu;

/** The day that all dates near the heading name. `undefined` if they differ, or if there is none. */
export function visibleDate(page: Page, timeZone: string): ArticleDate | undefined {
  const { candidates, headingEnd: end } = candidatesOn(page, timeZone);
  if (end === undefined) return undefined;
  const near = candidates.filter(({ position, isNamed, isBeside }) => {
    if (position >= end) return position <= end + farthestBelow;
    return isBeside && position >= end - (isNamed ? farthestAbove : longestPiece);
  });
  const named = near.filter(({ isNamed }) => isNamed);
  return agreed(named, timeZone) ?? agreed(near, timeZone);
}

function candidatesOn({ document, headline, language }: Page, timeZone: string) {
  const heading = headingOf(document, headline);
  const around = elementsAround(heading);
  const candidates: Candidate[] = [];
  let position = 0;
  let headingEnd: number | undefined;
  let before = "";
  const visitText = (text: string, place: Place): void => {
    const isShort = text.length <= longestPiece && /\p{Nd}/u.test(text);
    const dates = isShort && !otherDates.test(`${before} ${text}`) ? findDates(text, language, timeZone) : [];
    const [date] = dates;
    if (date && dates.length === 1) candidates.push({ ...place, date, position });
    position += text.length;
    before = text.slice(-longestPiece);
  };
  const visit = (node: AnyNode, place: Place): void => {
    if (isTag(node) && isUpdateBox(node)) return;
    const text = isText(node) ? node.data.replace(/\s+/g, " ").trim() : "";
    if (text !== "") visitText(text, place);
    if (!isTag(node) || neverBeside.test(node.name) || isTeaserBox(node)) return;
    const isNamed = place.isNamed || isDateBox(node);
    const isBeside = place.isBeside || around.has(node);
    for (const child of node.children) visit(child, { isNamed, isBeside });
    if (node === heading) headingEnd = position;
  };
  const body = bodyOf(document) ?? document;
  for (const child of body.children) visit(child, { isNamed: false, isBeside: false });
  return { candidates, headingEnd };
}

function agreed(candidates: readonly Candidate[], timeZone: string): ArticleDate | undefined {
  const dates = candidates.map(({ date }) => date);
  const days = new Set(dates.map((date) => dayOfDate(date, timeZone)));
  return days.size === 1 ? latest(dates, timeZone) : undefined;
}
