// Makes the texts of an article clean. Records that earlier versions stored may hold any characters.

import { type CleanText, cleanLine, cleanText } from "../text/characters.ts";
import type { Article } from "./article.ts";
import type { RichNode } from "./block.ts";
import type { PictureReference } from "./picture.ts";

export type ArticleTexts = Omit<Article, "id" | "published" | "updated" | "picture">;
export type CleanTexts = Omit<Article<CleanText>, "id" | "published" | "updated" | "picture">;

/** Returns the address of a link. Undefined if the link must be removed. */
type LinkOf = (href: string) => CleanText | undefined;

export function cleanArticle(
  { section, headline, standfirst, places, authors, agencies, tags, paragraphs, unknown }: ArticleTexts,
  linkOf: LinkOf,
): CleanTexts {
  return {
    section: cleanOptional(section),
    headline: cleanLine(headline),
    standfirst: cleanOptional(standfirst),
    places: cleanNames(places),
    authors: cleanNames(authors),
    agencies: cleanNames(agencies),
    tags: cleanNames(tags),
    paragraphs: cleanBlocks(paragraphs, linkOf),
    unknown,
  } satisfies Record<keyof CleanTexts, unknown>; // a field that is forgotten here does not compile
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
