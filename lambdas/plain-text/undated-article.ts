// An article without a date in the newspaper's plain text: the settings tell its section from its headline.
import type { Article } from "../article/article.ts";
import { parseBody } from "./body.ts";
import { isParagraph, type Line, numberOf } from "./lines.ts";

const FEWEST_DIGITS = 5;
const LONGEST_HEADLINE = 200;

/**
 * The section, if the settings know it, the headline, and the rest as below a date. Undefined where no headline stands above
 * a paragraph, or where another article's number stands further down.
 *
 * @param lines those after the article's number
 */
export function parseUndatedArticle(
  id: string | undefined,
  lines: readonly Line[],
  isSection: (name: string) => boolean,
): Omit<Article, "published"> | undefined {
  const [first] = lines;
  const section = first && isSection(first.text) ? first.text : undefined;
  const [headline, ...rest] = section === undefined ? lines : lines.slice(1);
  if (!headline || headline.text.length > LONGEST_HEADLINE || !rest.some(isParagraph)) return undefined;
  if (lines.some((line) => (numberOf(line)?.length ?? 0) >= FEWEST_DIGITS)) return undefined;
  const { standfirst, credit, paragraphs } = parseBody(rest);
  if (paragraphs.length === 0) return undefined;
  return { id, section, headline: headline.text, standfirst, ...credit, tags: [], paragraphs };
}
