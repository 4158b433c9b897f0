// Makes the texts of an article clean. Records that earlier versions stored may hold any characters.

import { type CleanText, cleanLine, cleanText } from "../text/characters.ts";
import type { Article } from "./article.ts";
import type { RichNode } from "./block.ts";
import type { PictureReference } from "./picture.ts";

/** The members of an article that are not shown as they are. */
type Decided = "id" | "published" | "updated" | "picture";

export type CleanTexts = Omit<Article<CleanText>, Decided>;

/**
 * The fields that are a line or a list of lines, and may be empty. A new field of an article is one of these if its type is a text or a
 * list of texts.
 */
type Lines<Text extends string> = Omit<Article<Text>, Decided | "headline" | "paragraphs" | "unknown">;

/** Returns the address of a link. Undefined if the link must be removed. */
type LinkOf = (href: string) => CleanText | undefined;

export function cleanArticle(
  { id, published, updated, picture, headline, paragraphs, unknown, ...lines }: Article,
  linkOf: LinkOf,
): CleanTexts {
  return {
    ...cleanLines(lines),
    headline: cleanLine(headline),
    paragraphs: cleanBlocks(paragraphs, linkOf),
    unknown,
  };
}

function cleanLines(lines: Lines<string>): Lines<CleanText> {
  const clean = (field: string | readonly string[] | undefined) =>
    typeof field === "object" ? cleanNames(field) : cleanOptional(field);
  return Object.fromEntries(
    Object.entries(lines).map(([name, field]) => [name, clean(field)]),
  ) as unknown as Lines<CleanText>;
}

export function cleanBlocks(blocks: readonly RichNode[], linkOf: LinkOf): readonly RichNode<CleanText>[] {
  return blocks.map((node) => {
    if (typeof node === "string") return cleanText(node);
    if ("picture" in node) return { ...node, picture: cleanReference(node.picture) };
    const { href, children, ...element } = node;
    return {
      ...element,
      ...(href !== undefined && { href: linkOf(href) }),
      children: cleanBlocks(children, linkOf),
    };
  });
}

/** Cleans the texts of a picture, and leaves out those that are empty then. */
export function cleanReference({
  alt,
  caption,
  credit,
  ...reference
}: PictureReference): PictureReference<CleanText> {
  return {
    ...reference,
    alt: cleanOptional(alt),
    caption: cleanOptional(caption),
    credit: cleanOptional(credit),
  };
}

function cleanOptional(text: string | undefined): CleanText | undefined {
  return (text && cleanLine(text)) || undefined;
}

function cleanNames(names: readonly string[]): readonly CleanText[] {
  return [...new Set(names.map(cleanLine))].filter((name) => name !== "");
}
