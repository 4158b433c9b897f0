// The lines of names and dates that a page prints between its headline and its text: fields, and no text.
import { type AnyNode, type Element, isTag, isText, type ParentNode } from "domhandler";
import { parseDate } from "../../../dates/parse-date.ts";
import { type Credit, joinCredits, NO_CREDIT, parseCredit } from "../../../plain-text/credit/credit.ts";
import { isPersonForSure } from "../../../plain-text/credit/name-shape.ts";
import { isKnownPlace } from "../../../plain-text/gazetteer/gazetteer.ts";
import { isLineBox, isTeaserBox } from "../class-names.ts";
import { elementsOf, lineIn, proseIn, removeAll, saidBy } from "../dom.ts";

export interface Lines {
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly credit: Credit;
}

/** Characters: a longer paragraph is text, and a longer box no line. */
const shortestParagraph = 80;
const longestBox = 200;
const mostPieces = 50;
/** What is text or none, but no frame around it. */
const whole = /^(?:p|h[1-6]|blockquote|figure|table|pre)$/;

export const saysUpdate = /تحديث|تعديل|updated|modified/iu;
/** What ends in this is followed by who wrote the text. */
const before = /(?:^|\s)(?:بواسطة|بقلم|كتبت?|الكاتبة?|المحررة?|المؤلفة?|by|author)\s*[:،,]?$/iu;

/** Takes the lines above the text out of it; those above its heading are another's, and say nothing. */
export function takeLines(parent: ParentNode): readonly string[] {
  let pieces: string[] = [];
  const taken = new Set<Element>();
  /** Whether the text is still to come. */
  const take = ({ children }: ParentNode): boolean => {
    for (const element of children) {
      if (isLongText(element)) return false;
      // What is quoted, and the card of another article, have dates of their own.
      if (!isTag(element) || element.name === "blockquote" || isTeaserBox(element)) continue;
      if (element.name === "h1") pieces = [];
      else if (roomAfter(element, longestBox) >= 0 && (isLineBox(element) || isTime(element))) {
        pieces.push(...piecesOf(element));
        taken.add(element);
      } else if (!whole.test(element.name) && !take(element)) return false;
    }
    return true;
  };
  take(parent);
  removeAll(parent, (element) => taken.has(element));
  return pieces.slice(0, mostPieces);
}

/** What they say, a piece for each text between tags. */
export function parseLines(pieces: readonly string[], timeZone: string): Lines {
  let published: string | undefined;
  let updated: string | undefined;
  let credit = NO_CREDIT;
  for (const [index, piece] of pieces.entries()) {
    const label = pieces[index - 1] ?? "";
    if (parseDate(piece, timeZone).kind === "date") {
      if (saysUpdate.test(piece) || saysUpdate.test(label)) updated ??= piece;
      else published ??= piece;
    } else {
      const found = parseCredit(before.test(label) ? `بقلم: ${piece}` : piece);
      // What no list knows is as likely to be a button, or a department.
      const isSure = before.test(label) || found?.authors.every(isPersonForSure);
      if (found?.places.every(isKnownPlace) && isSure) credit = joinCredits(credit, found);
    }
  }
  return { published, updated, credit };
}

function isLongText(node: AnyNode): boolean {
  return (isText(node) || (isTag(node) && node.name === "p")) && proseIn(node) >= shortestParagraph;
}

/** Whether it shows a time, and nothing else. */
function isTime(element: Element): boolean {
  if (element.name === "time")
    return ![element.prev, element.next].some((node) => node && isText(node) && node.data.trim() !== "");
  const [time] = elementsOf(element, "time");
  return time !== undefined && lineIn(time) === lineIn(element);
}

/** How many more characters there may be than the node has; below zero, it has more. */
function roomAfter(node: AnyNode, room: number): number {
  if (isText(node)) return room - node.data.trim().length;
  let left = room;
  if (isTag(node)) for (const child of node.children) if (left >= 0) left = roomAfter(child, left);
  return left;
}

function piecesOf(node: AnyNode): readonly string[] {
  if (isText(node)) return node.data.trim() === "" ? [] : [lineIn(node)];
  if (!isTag(node)) return [];
  return node.name === "time" ? [saidBy(node)] : node.children.flatMap(piecesOf);
}
