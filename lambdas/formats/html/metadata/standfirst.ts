// Decides whether the description in a page's metadata is a standfirst. It can also be a copy of the text, or the slogan of the site.
import { type ChildNode, type Element, isTag, isText } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";
import { type Block, plainTextOf } from "../../../article/block.ts";
import { foldedWords, lettersOf } from "../../../text/words.ts";
import { elementsOf, lineIn } from "../dom.ts";
import { isFullName } from "./person-name.ts";

/** How many paragraphs at the beginning are searched for the description. */
const mostAbove = 10;
/** In letters. If the text contains this much of a description's beginning, or its first half, the description is a copy of the text. */
const beginning = 60;
/** How many characters of the text are searched for the description. */
const longestText = 20_000;
/** In letters. Shorter words are not compared. */
const shortestWord = 3;
/** A description must have at least this share of its words in common with the article. A slogan has fewer. */
const fewestShared = 0.3;
const cutShort = /(?:\.\.\.?|…|\[…\])$/u;

/**
 * The description, if it is a standfirst.
 *
 * @param html the text of the article as HTML
 */
export function standfirstOf(
  description: string | undefined,
  headline: string | undefined,
  blocks: readonly Block[],
  html: string,
): string | undefined {
  if (description === undefined) return undefined;
  const letters = lettersOf(description);
  if (letters === "" || letters === lettersOf(headline ?? "")) return undefined;
  // A person's name is a byline: WordPress makes the description from the first line of the text.
  if (isFullName(description.trim())) return undefined;
  // If the page shows the description as a block of its own, it must not be compared with that block.
  const others = blocks.map(plainTextOf).filter((block) => lettersOf(block) !== letters);
  const text = others.join(" ").slice(0, longestText);
  const isShown = others.length < blocks.length;
  if (isShown && isFirstParagraph(letters, html)) return undefined;
  if (!isShown && cutShort.test(description.trimEnd())) return undefined;
  if (lettersOf(text).includes(letters.slice(0, Math.max(beginning, letters.length / 2)))) return undefined;
  return isShown || isAbout(description, `${headline ?? ""} ${text}`) ? description : undefined;
}

/** Whether the description is a copy of the first paragraph. A standfirst looks different from the paragraph after it. */
function isFirstParagraph(letters: string, html: string): boolean {
  const paragraphs = elementsOf(parseDocument(html), "p").slice(0, mostAbove);
  const first = paragraphs.find((paragraph) => lettersOf(lineIn(paragraph)) === letters);
  const next = first && DomUtils.nextElementSibling(first);
  if (!first || next?.name !== "p") return false;
  return next.attribs.class === first.attribs.class && isPlain(first) && isPlain(next);
}

/** Whether a paragraph is normal text. A standfirst is often bold or italic as a whole. */
function isPlain(paragraph: Element): boolean {
  const [only, ...others] = paragraph.children.filter((node) => !isText(node) || node.data.trim() !== "");
  return only !== undefined && (others.length > 0 || isText(only) || !isEmphasis(only));
}

function isEmphasis(node: ChildNode): boolean {
  return isTag(node) && /^(?:strong|b|em|i|h\d)$/.test(node.name);
}

/** Whether a description is about this article. A site's slogan is the same on all pages. */
function isAbout(description: string, text: string): boolean {
  const there = new Set(wordsOf(text));
  const words = wordsOf(description);
  const shared = words.filter((word) => there.has(word)).length;
  return words.length === 0 || shared >= words.length * fewestShared;
}

function wordsOf(text: string): readonly string[] {
  return foldedWords(text)
    .map((word) => word.replace(/^[وبلفك]?ال/u, ""))
    .filter((word) => word.length >= shortestWord);
}
