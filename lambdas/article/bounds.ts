// The limits of an article. Within them it is rendered in milliseconds and leaves room for the other articles of a feed. An article
// that exceeds them is refused.
import type { Article } from "./article.ts";
import { picturesIn, type RichNode } from "./block.ts";
import type { PictureReference } from "./picture.ts";

/** Milliseconds since the epoch. Feed readers treat older dates as errors. */
export const earliestDate = Date.UTC(1990, 0);

/** In characters. A longer headline is a paragraph of the text. */
export const longestHeadline = 400;

/** In characters. A longer section name is a misplaced paragraph. */
export const longestSection = 80;

export const bounds = {
  /** Characters. */
  standfirst: 5000,
  /** Characters of the whole text. */
  text: 500_000,
  /** Paragraphs, table cells, links and all other nodes of the text. */
  "parts of the text": 10_000,
  /** The depth of nested elements, such as lists in lists. */
  nesting: 50,
  /** Names. */
  places: 50,
  authors: 50,
  agencies: 50,
  tags: 100,
  /** Characters of each of these names. */
  name: 200,
  pictures: 200,
  /** Characters of each caption, credit and description of a picture. */
  caption: 5000,
} as const;

/** More texts are not worth parsing: the article is refused, because it has too many names. */
const mostTexts = 1000;

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
  const { standfirst = "", places, authors, agencies, tags, paragraphs, picture } = article;
  const names = [...places, ...authors, ...agencies, ...tags];
  const pictures = [...(picture ? [picture] : []), ...picturesIn(paragraphs)];
  const text = measureText(paragraphs);
  const found: Readonly<Record<keyof typeof bounds, number>> = {
    standfirst: standfirst.length,
    text: text.characters,
    "parts of the text": text.parts,
    nesting: text.depth,
    places: places.length,
    authors: authors.length,
    agencies: agencies.length,
    tags: tags.length,
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

/** Without recursion, because a file may nest elements deeper than the call stack allows. */
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
