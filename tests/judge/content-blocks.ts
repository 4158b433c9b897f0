// The blocks of an entry's HTML, enough of a parser for what Khulasa writes and what readers keep of it.

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

/** Whether the wrapper and each block in it say so. */
export function isRightToLeft(html: string): boolean {
  const blocks = [...html.matchAll(block)];
  return blocks.length > 0 && blocks.every(([, , attributes = ""]) => /\bdir="rtl"/.test(attributes));
}

/** The text of each block that has any, without its markup. */
export function blockTexts(html: string): string[] {
  return html
    .split(tag)
    .map((piece) => unescapeOnce(piece.replaceAll(/<[^>]*>/g, "")).trim())
    .filter((text) => text !== "");
}

/** What a text says whose markup characters are written as entities. */
export function unescapeOnce(text: string): string {
  return text.replaceAll(/&(lt|gt|amp|quot|#39|#34);/g, (entity, name: string) => entities[name] ?? entity);
}
