// Renders Markdown to HTML: CommonMark with GitHub's tables and strikethrough, and footnotes.
import MarkdownIt, { type Token } from "markdown-it";
import footnotes from "markdown-it-footnote";

/** The typographer (curly quotation marks) and automatic links are off, so that the text is not changed. */
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false }).use(footnotes);

/** Inline footnotes, `^[text]`, are off, because their time grows with the square of their number. */
markdown.inline.ruler.disable("footnote_inline");

/** Renders footnotes as those of Word documents: a number, and a list of notes at the end. There are no links, which don't work in feeds. */
Object.assign(markdown.renderer.rules, {
  footnote_ref: (tokens: readonly Token[], index: number) =>
    `<sup>[${Number(tokens[index]?.meta?.id) + 1}]</sup>`,
  footnote_block_open: () => "<ol>",
  footnote_block_close: () => "</ol>",
  footnote_open: () => "<li>",
  footnote_anchor: () => "",
});

/** The file name of a picture with spaces in it, `صورة الخبر.jpg`. CommonMark requires angle brackets around it, which editors don't write. */
const spacedPicture = /[^\s()<>][^()<>\n]{0,200}?\.(?:jpe?g|png|gif|webp)(?=\s*\)|\s+["'])/iy;
const parseDestination = markdown.helpers.parseLinkDestination;
markdown.helpers.parseLinkDestination = (text, start, max) => {
  spacedPicture.lastIndex = start;
  const [picture] = spacedPicture.exec(text) ?? [];
  if (picture === undefined || start + picture.length > max) return parseDestination(text, start, max);
  return { ok: true, pos: start + picture.length, str: picture };
};

const renderImage = markdown.renderer.rules.image;

/** Renders the title of an image as its caption. */
markdown.renderer.rules.image = (tokens, index, options, env, self) => {
  const image = renderImage?.(tokens, index, options, env, self) ?? "";
  const title = tokens[index]?.attrGet("title") ?? "";
  if (title === "") return image;
  return `<figure>${image}<figcaption>${markdown.utils.escapeHtml(`${title}`)}</figcaption></figure>`;
};

/** The largest number of footnotes. The plugin's time grows with the square of this number. */
const mostNotes = 1000;

/**
 * Renders a text. HTML in the Markdown is not changed, so callers must sanitise the result.
 *
 * @throws Error if the text has too many footnotes
 */
export function renderMarkdown(text: string): string {
  const notes = text.match(/\[\^[^\][\s]{1,100}\]:/g)?.length ?? 0;
  if (notes > mostNotes) throw new Error(`more than ${mostNotes} footnotes`);
  return markdown.render(text);
}
