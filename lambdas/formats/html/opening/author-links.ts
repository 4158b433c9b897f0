// Finds the links to authors' pages beside a page's heading, for pages without machine-readable authors.
import { type AnyNode, type Document, type Element, isTag, isText } from "domhandler";
import { lettersOf } from "../../../text/words.ts";
import { isNamedForAuthor, isTeaserBox } from "../class-names.ts";
import { bodyOf, isWithin, lineIn } from "../dom.ts";
import { isFullName, mostWords, nameAlone } from "../metadata/person-name.ts";
import { boxesAround, farthestAbove, farthestBelow, headingOf, neverBeside } from "./heading.ts";

interface Link {
  readonly name: string;
  readonly element: Element;
  /** The number of characters of text before the link. */
  readonly position: number;
  /** Whether the link is in one of the innermost elements around the heading. */
  readonly isBeside: boolean;
}

/** The address of an author's page in many systems: `/author/ahmed/`. */
const authorPath =
  /\/(?:authors?|autor(?:en|es|a|i|e)?|auteurs?|writers?|columnists?|reporters?|journalists?|redakteure?|signataires?|الكاتب|كاتب|الكتاب|كتاب)\/[^/]+/iu;
/** If there are more names than this, none is used, because they belong to other articles. */
const mostAuthors = 5;
/** In characters. A larger element is not a line. */
const longestLine = 200;
/** In characters. Only this much of an address is searched. */
const longestPath = 300;

/** The names in links to authors' pages, and in links within boxes that are named for authors. */
export function linkedAuthors(document: Document, headline: string | undefined): readonly string[] {
  const heading = headingOf(document, headline);
  const around = boxesAround(heading);
  const links: Link[] = [];
  let position = 0;
  let end = Number.NEGATIVE_INFINITY;
  const visit = (node: AnyNode, isBeside: boolean): void => {
    if (isText(node)) position += node.data.trim().length;
    if (!isTag(node) || neverBeside.test(node.name) || isTeaserBox(node)) return;
    const name = isAuthorLink(node) ? nameAlone(lineIn(node)) : "";
    if (isName(name)) links.push({ name, element: node, position, isBeside });
    for (const child of node.children) visit(child, isBeside || around.has(node));
    if (node === heading) end = position;
  };
  visit(bodyOf(document) ?? document, false);
  const near = links.filter(({ position, isBeside }) =>
    position >= end ? position <= end + farthestBelow : isBeside && position >= end - farthestAbove,
  );
  const box = near[0] && lineAround(near[0].element);
  const names = new Map(
    near
      .filter(({ element }) => isWithin(element, (around) => around === box))
      .map(({ name }) => [lettersOf(name), name]),
  );
  return names.size <= mostAuthors ? [...names.values()] : [];
}

/** The largest element around a link that is still as short as a line. Links outside it belong to other articles. */
function lineAround(link: Element): AnyNode | null {
  let line: AnyNode | null = link.parent;
  while (line?.parent && lineIn(line.parent).length <= longestLine) line = line.parent;
  return line;
}

function isAuthorLink(element: Element): boolean {
  const { rel = "", href = "" } = element.attribs;
  if (element.name !== "a") return false;
  const isMarked = /(?:^|\s)author(?:\s|$)/.test(rel) || authorPath.test(pathOf(href));
  return isMarked || (href !== "" && (isNamedForAuthor(element) || isWithin(element, isNamedForAuthor)));
}

function pathOf(href: string): string {
  try {
    return decodeURIComponent(href.slice(0, longestPath));
  } catch {
    return href; // it contains a percent sign that encodes nothing
  }
}

/** Whether the link's text can be a person: a link to an author's page can also say `All articles`. */
function isName(name: string): boolean {
  const words = name.split(" ");
  const isArabic = /^[\p{Script=Arabic}\p{M}\s./]+$/u.test(name);
  return isArabic ? words.length >= 2 && words.length <= mostWords + 1 : isFullName(name);
}
