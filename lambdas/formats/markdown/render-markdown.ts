// Markdown to HTML, as CommonMark and GitHub's tables and strikethrough have it.
import MarkdownIt from "markdown-it";

/** Nobody's text is changed: no typographic quotes, no links that the editor did not make. */
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });

const renderImage = markdown.renderer.rules.image;

/** An image's title is its caption. */
markdown.renderer.rules.image = (tokens, index, options, env, self) => {
  const image = renderImage?.(tokens, index, options, env, self) ?? "";
  const title = tokens[index]?.attrGet("title") ?? "";
  if (title === "") return image;
  return `<figure>${image}<figcaption>${markdown.utils.escapeHtml(`${title}`)}</figcaption></figure>`;
};

/** Characters of a text that takes a second or two at the worst, in memory that the function has. */
const longest = 600_000;

/**
 * HTML in it is left as it is: whoever uses the result sanitises it.
 *
 * @throws Error where the text is long beyond all measure
 */
export function renderMarkdown(text: string): string {
  if (text.length > longest) throw new Error(`more than ${longest} characters of Markdown`);
  return markdown.render(text);
}
