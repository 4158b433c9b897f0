// Finds the lines with names and dates between a page's headline and its text.
import { type AnyNode, type Element, isTag, isText, type ParentNode } from "domhandler";
import { parseDate } from "../../../dates/parse-date.ts";
import { type Credit, joinCredits, noCredit, parseCredit } from "../../../plain-text/credit/credit.ts";
import { isPersonForSure } from "../../../plain-text/credit/name-shape.ts";
import { isKnownPlace } from "../../../plain-text/gazetteer/gazetteer.ts";
import { isLineBox, isTeaserBox } from "../class-names.ts";
import { elementsOf, elementValue, lineIn, proseIn, removeAll } from "../dom.ts";

export interface Lines {
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly credit: Credit;
}

/** In characters. A paragraph of this length is text, not a line with names and dates. */
const shortestParagraph = 80;
/** In characters. A longer element is not a line with names and dates. */
const longestBox = 200;
/** The largest number of pieces that are used. A piece is a text between two tags, such as a name or a date. */
const mostPieces = 50;
/** Elements that are checked as a whole, not searched for lines. */
const indivisible = /^(?:p|h[1-6]|blockquote|figure|table|pre)$/;

export const updateLabel = /تحديث|تعديل|updated|modified/iu;
/** A label that introduces the author. */
const authorLabel = /(?:^|\s)(?:بواسطة|بقلم|كتبت?|الكاتبة?|المحررة?|المؤلفة?|by|author)\s*[:،,]?$/iu;

/**
 * Removes the lines above the text from the page and returns their text. Lines above the heading belong to
 * other articles and are dropped.
 */
export function takeLines(parent: ParentNode): readonly string[] {
  let pieces: string[] = [];
  const taken = new Set<Element>();
  /** Takes the lines in an element. Returns false as soon as the text of the article begins. */
  const take = ({ children }: ParentNode): boolean => {
    for (const element of children) {
      if (isLongText(element)) return false;
      // Quotations and teasers for other articles have dates of their own.
      if (!isTag(element) || element.name === "blockquote" || isTeaserBox(element)) continue;
      if (element.name === "h1") pieces = [];
      else if (roomAfter(element, longestBox) >= 0 && (isLineBox(element) || isTime(element))) {
        pieces.push(...piecesOf(element));
        taken.add(element);
      } else if (!indivisible.test(element.name) && !take(element)) return false;
    }
    return true;
  };
  take(parent);
  removeAll(parent, (element) => taken.has(element));
  return pieces.slice(0, mostPieces);
}

/** Finds the dates and the credit (authors, places and agencies) in the pieces that {@link takeLines} returned. */
export function parseLines(pieces: readonly string[], timeZone: string): Lines {
  let published: string | undefined;
  let updated: string | undefined;
  let credit = noCredit;
  for (const [index, piece] of pieces.entries()) {
    const label = pieces[index - 1] ?? "";
    if (parseDate(piece, timeZone).kind === "date") {
      if (updateLabel.test(piece) || updateLabel.test(label)) updated ??= piece;
      else published ??= piece;
    } else {
      const found = parseCredit(authorLabel.test(label) ? `بقلم: ${piece}` : piece);
      // Without a label, a piece is only used if it is certainly a name. It can also be a button or a section.
      const isSure = authorLabel.test(label) || found?.authors.every(isPersonForSure);
      if (found?.places.every(isKnownPlace) && isSure) credit = joinCredits([credit, found]);
    }
  }
  return { published, updated, credit };
}

function isLongText(node: AnyNode): boolean {
  return (isText(node) || (isTag(node) && node.name === "p")) && proseIn(node) >= shortestParagraph;
}

/** Whether the element shows a time and nothing else. */
function isTime(element: Element): boolean {
  if (element.name === "time")
    return ![element.prev, element.next].some((node) => node && isText(node) && node.data.trim() !== "");
  const [time] = elementsOf(element, "time");
  return time !== undefined && lineIn(time) === lineIn(element);
}

/** How many of `room` characters are left after the text of the node. Negative if the text is longer. */
function roomAfter(node: AnyNode, room: number): number {
  if (isText(node)) return room - node.data.trim().length;
  let left = room;
  if (isTag(node)) for (const child of node.children) if (left >= 0) left = roomAfter(child, left);
  return left;
}

function piecesOf(node: AnyNode): readonly string[] {
  if (isText(node)) return node.data.trim() === "" ? [] : [lineIn(node)];
  if (!isTag(node)) return [];
  return node.name === "time" ? [elementValue(node)] : node.children.flatMap(piecesOf);
}
