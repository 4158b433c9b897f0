// Markdown to HTML, as CommonMark and GitHub's tables, strikethrough and footnotes have it.
import MarkdownIt, { type Token } from "markdown-it";
import footnotes from "markdown-it-footnote";

/** Nobody's text is changed: no typographic quotes, no links that the editor did not make. */
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false }).use(footnotes);

/** Notes within a line, `^[so]`, take time by the square of them. */
markdown.inline.ruler.disable("footnote_inline");

/** As Word's footnotes come out: a number, and the notes in a list at the end. Nothing in a feed leads there and back. */
Object.assign(markdown.renderer.rules, {
  footnote_ref: (tokens: readonly Token[], index: number) =>
    `<sup>[${Number(tokens[index]?.meta?.id) + 1}]</sup>`,
  footnote_block_open: () => "<ol>",
  footnote_block_close: () => "</ol>",
  footnote_open: () => "<li>",
  footnote_anchor: () => "",
});

/** `صورة الخبر.jpg`, with spaces, as people name pictures; CommonMark would have it in angle brackets. */
const spacedPicture = /[^\s()<>][^()<>\n]{0,200}?\.(?:jpe?g|png|gif|webp)(?=\s*\)|\s+["'])/iy;
const parseDestination = markdown.helpers.parseLinkDestination;
markdown.helpers.parseLinkDestination = (text, start, max) => {
  spacedPicture.lastIndex = start;
  const [picture] = spacedPicture.exec(text) ?? [];
  if (picture === undefined || start + picture.length > max) return parseDestination(text, start, max);
  return { ok: true, pos: start + picture.length, str: picture };
};

const renderImage = markdown.renderer.rules.image;

/** An image's title is its caption. */
markdown.renderer.rules.image = (tokens, index, options, env, self) => {
  const image = renderImage?.(tokens, index, options, env, self) ?? "";
  const title = tokens[index]?.attrGet("title") ?? "";
  if (title === "") return image;
  return `<figure>${image}<figcaption>${markdown.utils.escapeHtml(`${title}`)}</figcaption></figure>`;
};

/** The plugin's time goes by the square of them. */
const mostNotes = 1000;

/** Characters of a text that takes a second or two at the worst, in memory that the function has. */
const longest = 600_000;

/**
 * HTML in it is left as it is: whoever uses the result sanitises it.
 *
 * @throws Error where the text is long beyond all measure, or has notes without number
 */
export function renderMarkdown(text: string): string {
  if (text.length > longest) throw new Error(`more than ${longest} characters of Markdown`);
  const notes = text.match(/\[\^[^\]\s]+\]:/g)?.length ?? 0;
  if (notes > mostNotes) throw new Error(`more than ${mostNotes} footnotes`);
  return markdown.render(text);
}
