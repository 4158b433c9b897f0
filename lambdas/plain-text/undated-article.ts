// Parses an article without a date in the newspaper's plain text. The settings decide whether the first line
// is a section.
import type { Article } from "../article/article.ts";
import { parseBody } from "./body.ts";
import { isParagraph, type Line, numberOf } from "./lines.ts";

/** A number with this many digits can be that of another article. */
const fewestDigits = 5;
/** In characters. A longer line is not a headline. */
const longestHeadline = 200;

/**
 * Parses the section, the headline and the body. The first line is the section if the settings have a section of this name. `undefined` if
 * no paragraph follows the headline, or if a line is the number of another article.
 *
 * @param lines the lines after the article's number
 */
export function parseUndatedArticle(
  id: string | undefined,
  lines: readonly Line[],
  isSection: (name: string) => boolean,
): Omit<Article, "published"> | undefined {
  const [first] = lines;
  const section = first && isSection(first.text) ? first.text : undefined;
  const [headline, ...rest] = section === undefined ? lines : lines.slice(1);
  if (!headline || headline.text.length > longestHeadline || !rest.some(isParagraph)) return undefined;
  if (lines.some((line) => (numberOf(line)?.length ?? 0) >= fewestDigits)) return undefined;
  const { standfirst, credit, paragraphs } = parseBody(rest);
  if (paragraphs.length === 0) return undefined;
  return { id, section, headline: headline.text, standfirst, ...credit, tags: [], paragraphs };
}
