// Decides whether a page's description is a standfirst, and not a copy of the text or a slogan.
import { type ChildNode, type Element, isTag, isText } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";
import { type Block, plainTextOf } from "../../../article/block.ts";
import { foldedWords, lettersOf } from "../../../plain-text/words.ts";
import { elementsOf, lineIn } from "../dom.ts";
import { isFullName } from "./person-name.ts";

/** Paragraphs in which the description is searched. */
const mostAbove = 10;
/** Letters. A description whose beginning is found in the text is a copy. */
const beginning = 60;
/** Characters of the text in which the description is searched. */
const longestText = 20_000;
/** Letters of a word that is compared. */
const shortestWord = 3;
/** The part of its words that a description must share with the article. Slogans share fewer. */
const fewestShared = 0.3;
const cutShort = /(?:\.\.\.?|…|\[…\])$/u;

/** @param html of the text */
export function standfirstOf(
  description: string | undefined,
  headline: string | undefined,
  blocks: readonly Block[],
  html: string,
): string | undefined {
  if (description === undefined) return undefined;
  const letters = lettersOf(description);
  if (letters === "" || letters === lettersOf(headline ?? "")) return undefined;
  // The description that WordPress makes from the first line of the text can be the byline.
  if (isFullName(description.trim())) return undefined;
  // A standfirst that the page shows must not be compared with itself.
  const others = blocks.map(plainTextOf).filter((block) => lettersOf(block) !== letters);
  const text = others.join(" ").slice(0, longestText);
  const isShown = others.length < blocks.length;
  if (isShown && isFirstParagraph(letters, html)) return undefined;
  if (!isShown && cutShort.test(description.trimEnd())) return undefined;
  if (lettersOf(text).includes(letters.slice(0, Math.max(beginning, letters.length / 2)))) return undefined;
  return isShown || isAbout(description, `${headline ?? ""} ${text}`) ? description : undefined;
}

/** Whether the description was copied from the first paragraph: that one looks like the next one, unlike a standfirst. */
function isFirstParagraph(letters: string, html: string): boolean {
  const paragraphs = elementsOf(parseDocument(html), "p").slice(0, mostAbove);
  const first = paragraphs.find((paragraph) => lettersOf(lineIn(paragraph)) === letters);
  const next = first && DomUtils.nextElementSibling(first);
  if (!first || next?.name !== "p") return false;
  return next.attribs.class === first.attribs.class && isPlain(first) && isPlain(next);
}

/** Whether the paragraph is not emphasised as a whole. */
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
