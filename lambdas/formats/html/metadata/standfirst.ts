// Whether a page's description is a standfirst: an editor's sentence about this article, and no copy of its text.

import { type ChildNode, type Element, isTag, isText } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";
import { type Block, plainTextOf } from "../../../article/block.ts";
import { foldedWords, lettersOf } from "../../../plain-text/words.ts";
import { elementsOf, lineIn } from "../dom.ts";

/** Paragraphs among which it is looked for. */
const mostAbove = 10;
/** Letters: a description that begins like a sentence of the text is cut out of it. */
const beginning = 60;
/** Characters of the text in which it is looked for. */
const longestText = 20_000;
/** Letters of a word that says what a sentence is about. */
const shortestWord = 3;
/** Of its words: what a slogan shares with an article is chance. */
const fewestShared = 0.3;
const cutShort = /(?:\.\.\.?|…|\[…\])$/u;

/** @param html the text, as the page has it */
export function standfirstOf(
  description: string | undefined,
  headline: string | undefined,
  blocks: readonly Block[],
  html: string,
): string | undefined {
  if (description === undefined) return undefined;
  const letters = lettersOf(description);
  if (letters === "" || letters === lettersOf(headline ?? "")) return undefined;
  // The standfirst that the page shows is no copy of itself.
  const others = blocks.map(plainTextOf).filter((block) => lettersOf(block) !== letters);
  const text = others.join(" ").slice(0, longestText);
  const isShown = others.length < blocks.length;
  if (isShown && isFirstParagraph(letters, html)) return undefined;
  if (!isShown && cutShort.test(description.trimEnd())) return undefined;
  if (lettersOf(text).includes(letters.slice(0, Math.max(beginning, letters.length / 2)))) return undefined;
  return isShown || isAbout(description, `${headline ?? ""} ${text}`) ? description : undefined;
}

/** Programs repeat the first paragraph as the description: it looks like the paragraph after it, a standfirst does not. */
function isFirstParagraph(letters: string, html: string): boolean {
  const paragraphs = elementsOf(parseDocument(html), "p").slice(0, mostAbove);
  const first = paragraphs.find((paragraph) => lettersOf(lineIn(paragraph)) === letters);
  const next = first && DomUtils.nextElementSibling(first);
  if (!first || next?.name !== "p") return false;
  return next.attribs.class === first.attribs.class && isPlain(first) && isPlain(next);
}

/** Without emphasis around all of it. */
function isPlain(paragraph: Element): boolean {
  const [only, ...others] = paragraph.children.filter((node) => !isText(node) || node.data.trim() !== "");
  return only !== undefined && (others.length > 0 || isText(only) || !isEmphasis(only));
}

function isEmphasis(node: ChildNode): boolean {
  return isTag(node) && /^(?:strong|b|em|i|h\d)$/.test(node.name);
}

/** A site's slogan stands in the head of all its pages. */
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
