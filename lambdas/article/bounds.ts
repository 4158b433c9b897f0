// The limits of an article. An article that exceeds one of them is refused. An article within the limits is rendered in milliseconds and
// leaves room for the other articles of a feed.
import { mapNames } from "../text/record.ts";
import { type Article, listFields, textFields } from "./article.ts";
import { picturesIn, type RichNode } from "./block.ts";
import type { PictureReference } from "./picture.ts";

/** The earliest date that an article may have, in milliseconds since 1970. Feed readers treat older dates as errors. */
export const earliestDate = Date.UTC(1990, 0);

/** In characters. An article with a longer headline is refused, because such a headline is really a paragraph of the text. */
export const longestHeadline = 400;

/** In characters. An article with a longer section name is refused, because such a name is really a paragraph in the wrong place. */
export const longestSection = 80;

export const bounds = {
  ...textFields,
  /** The length of the whole text, in characters. */
  text: 500_000,
  /** The number of paragraphs, table cells, links and all other nodes of the text. */
  "parts of the text": 10_000,
  /** How deep elements may be nested, such as lists in lists. */
  nesting: 50,
  ...listFields,
  /** The length of one text in a list, in characters. */
  name: 200,
  /** The number of pictures. */
  pictures: 200,
  /** The length of one caption, credit or description of a picture, in characters. */
  caption: 5000,
} as const;

/** The largest number of texts that is searched for names. */
const mostTexts = 1000;

/** Whether a list of texts is short enough to be searched for names. An article with a longer list is refused anyway. */
export function mayBeNames(texts: readonly string[]): boolean {
  return texts.length <= mostTexts;
}

/** A limit that an article exceeds. */
export interface Excess {
  readonly of: keyof typeof bounds;
  readonly found: number;
  readonly allowed: number;
}

/** All limits that an article exceeds. Empty if it can be published. */
export function findExcess(article: Omit<Article, "published">): readonly Excess[] {
  const { paragraphs, picture } = article;
  const lists = mapNames(listFields, (name) => article[name]);
  const names = Object.values(lists).flat();
  const pictures = [...(picture ? [picture] : []), ...picturesIn(paragraphs)];
  const text = measureText(paragraphs);
  const found: Readonly<Record<keyof typeof bounds, number>> = {
    ...mapNames(textFields, (name) => article[name]?.length ?? 0),
    text: text.characters,
    "parts of the text": text.parts,
    nesting: text.depth,
    ...mapNames(listFields, (name) => lists[name].length),
    name: greatest(names.map((name) => name.length)),
    pictures: pictures.length,
    caption: greatest(pictures.flatMap(textsOf).map((words) => words.length)),
  };
  return (Object.keys(bounds) as (keyof typeof bounds)[]).flatMap((of) =>
    found[of] > bounds[of] ? [{ of, found: found[of], allowed: bounds[of] }] : [],
  );
}

function textsOf({ alt = "", caption = "", credit = "" }: PictureReference): readonly string[] {
  return [alt, caption, credit];
}

/** Counts level by level instead of by recursion, because a file may nest elements deeper than the call stack allows. */
function measureText(blocks: readonly RichNode[]) {
  let characters = 0;
  let parts = 0;
  let depth = 0;
  for (let level = blocks; level.length > 0; depth += 1) {
    parts += level.length;
    const next: RichNode[] = [];
    for (const node of level) {
      if (typeof node === "string") characters += node.length;
      else if ("children" in node) {
        characters += node.href?.length ?? 0;
        for (const child of node.children) next.push(child);
      }
    }
    level = next;
  }
  return { characters, parts, depth };
}

function greatest(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => Math.max(one, other), 0);
}
