// Finds the block elements, such as paragraphs, in the HTML of an entry. This is not a full HTML parser. It understands the HTML that
// Khulasa writes, and what feed readers keep of it.

const names = "div|p|h\\d|blockquote|ul|ol|li|table|tr|th|td|pre|figure|figcaption";
const block = new RegExp(`<(${names})\\b([^>]*)>`, "g");
const tag = new RegExp(`</?(?:${names})\\b[^>]*>`);
const entities: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  "#39": "'",
  "#34": '"',
};

/** Whether all block elements, including the one around all others, have the attribute `dir="rtl"`. */
export function isRightToLeft(html: string): boolean {
  const blocks = [...html.matchAll(block)];
  return blocks.length > 0 && blocks.every(([, , attributes = ""]) => /\bdir="rtl"/.test(attributes));
}

/** Returns the text of each block element, without markup and without empty texts. */
export function blockTexts(html: string): string[] {
  return html
    .split(tag)
    .map((piece) => unescapeOnce(piece.replaceAll(/<[^>]*>/g, "")).trim())
    .filter((text) => text !== "");
}

/** Replaces the entities of markup characters, such as `&lt;`, by the characters. */
export function unescapeOnce(text: string): string {
  return text.replaceAll(/&(lt|gt|amp|quot|#39|#34);/g, (entity, name: string) => entities[name] ?? entity);
}
