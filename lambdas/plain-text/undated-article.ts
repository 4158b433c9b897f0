// Parses an article without a date in the newspaper's plain text. The settings or the form of the first lines decide whether the first line is
// a section.
import { type Article, noLists } from "../article/article.ts";
import { parseBody } from "./body.ts";
import { parseCredit } from "./credit/credit.ts";
import { countWords, isParagraph, type Line, numberOf } from "./lines.ts";

/** A number with this many digits can be that of another article. */
const fewestDigits = 5;
/** In characters. A longer line is not a headline. */
const longestHeadline = 200;
/** In words. A longer first line is not a section, unless the settings have it. */
const longestSection = 3;

/**
 * Parses the section, the headline and the body. The first line is the section if the settings have a section of this name, or if it is
 * short and above a line that looks like a headline. `undefined` if no paragraph follows the headline, or if a line is the number of another
 * article.
 *
 * @param lines the lines after the article's number
 */
export function parseUndatedArticle(
  id: string | undefined,
  lines: readonly Line[],
  isSection: (name: string) => boolean,
): Omit<Article, "published"> | undefined {
  const [first] = lines;
  const section = first && (isSection(first.text) || isSectionByForm(lines)) ? first.text : undefined;
  const [headline, ...rest] = section === undefined ? lines : lines.slice(1);
  if (!headline || headline.text.length > longestHeadline || !rest.some(isParagraph)) return undefined;
  if (lines.some((line) => (numberOf(line)?.length ?? 0) >= fewestDigits)) return undefined;
  const { standfirst, credit, paragraphs } = parseBody(rest);
  if (paragraphs.length === 0) return undefined;
  return { id, section, headline: headline.text, standfirst, ...noLists, ...credit, paragraphs };
}

/**
 * Whether the first line has the form of a section's name: it is short, the next line is longer and is neither a paragraph nor a credit,
 * and the text comes after that.
 */
export function isSectionByForm([first, second, third]: readonly Line[]): boolean {
  if (!first || !second || !third || countWords(first) > longestSection) return false;
  return countWords(second) > countWords(first) && !isParagraph(second) && !parseCredit(second.text);
}
