// Parses schema.org's articles in JSON-LD, in the variants that content management systems write.

import type { Document } from "domhandler";
import { DomUtils } from "htmlparser2";
import type { PictureReference } from "../../../article/picture.ts";
import { parsePictureAddress } from "../../../rich-text/picture-address.ts";
import { isRecord, type UnknownRecord } from "../../../text/record.ts";
import { type Base, isPage, resolve } from "../addresses.ts";
import { elementsOf, withoutMarkup } from "../dom.ts";
import { idIn, type Metadata, splitTags } from "./metadata.ts";

const articleType =
  /^(?:https?:\/\/schema\.org\/|schema:)?(?:\w*Article|BlogPosting|LiveBlogPosting|Report)$/;
const pageType = /^(?:https?:\/\/schema\.org\/|schema:)?(?:WebPage|ItemPage)$/;
const siteType = /^(?:https?:\/\/schema\.org\/)?(?:WebSite|NewsMediaOrganization)$/;
const siteAccount = /\/author\/(?:admin|administrator|root|webmaster|editor)\d*\/?$/i;
/** In characters. A longer field is cut. A description has a few hundred characters. */
const longest = 5000;
/** How deep nodes within nodes are searched. A page has three or four levels. */
const greatestDepth = 8;

/**
 * The metadata of the first article that the page's JSON-LD describes. If it describes no article, only the dates of the page itself, which
 * WordPress plug-ins state. From invalid JSON, only the date of publication is taken.
 */
export function parseJsonLd(document: Document, base: Base): Metadata {
  const blocks = elementsOf(document, "script")
    .filter(({ attribs }) => /^application\/ld\+json/i.test(attribs.type?.trim() ?? ""))
    .map((script) => DomUtils.textContent(script));
  const nodes = blocks.flatMap((text) => nodesIn(parseJson(text), 0));
  const ofType = (types: RegExp) =>
    nodes.filter((node) => listOf(node["@type"]).some((type) => types.test(String(type))));
  const siteNames = namesOf(ofType(siteType));
  const [article] = ofType(articleType);
  if (article) {
    const metadata = metadataOf(article, new Map(nodes.map((node) => [node["@id"], node])), base);
    return { ...metadata, siteNames: [...siteNames, ...(metadata.siteNames ?? [])] };
  }
  const [page] = ofType(pageType);
  if (!page) return { siteNames, published: publishedInBroken(blocks) };
  return { siteNames, published: textOf(page.datePublished), updated: textOf(page.dateModified) };
}

/** The date of publication in blocks of invalid JSON, if they state exactly one date. */
function publishedInBroken(blocks: readonly string[]): string | undefined {
  const found = new Set(
    blocks
      .filter((text) => parseJson(text) === undefined)
      .flatMap((text) => [...text.matchAll(/"datePublished"\s*:\s*"([^"\n]{1,60})"/g)])
      .map(([, date]) => date),
  );
  const [date] = found;
  return found.size === 1 ? date : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/)|(?:-->|\/\*\]\]>\*\/)\s*$/g, ""));
  } catch {
    return undefined; // not valid JSON
  }
}

/** The nodes (JSON-LD's objects) of a block. A block can be one node or a list. A node can contain a `@graph` or a `mainEntity`. */
function nodesIn(value: unknown, depth: number): readonly UnknownRecord[] {
  if (depth > greatestDepth) return [];
  return listOf(value)
    .filter(isRecord)
    .flatMap((node) => [node, ...nodesIn(node["@graph"], depth + 1), ...nodesIn(node.mainEntity, depth + 1)]);
}

function metadataOf(article: UnknownRecord, byId: ReadonlyMap<unknown, UnknownRecord>, base: Base): Metadata {
  /** Replaces a reference (`@id`) by the node that it refers to. */
  const nodesOf = (value: unknown): readonly unknown[] =>
    listOf(value).map((item) => (isRecord(item) ? { ...byId.get(item["@id"]), ...item } : item));
  const authors = nodesOf(article.author);
  const tags = listOf(article.keywords).map(nameOf);
  return {
    siteNames: namesOf([...nodesOf(article.publisher), ...authors.filter(isSiteAccount)]),
    id: listOf(article.identifier)
      .map(identifierOf)
      .find((id) => id !== undefined),
    headline: textOf(article.headline) ?? textOf(article.name),
    published: textOf(article.datePublished),
    updated: textOf(article.dateModified),
    section: textOf(listOf(article.articleSection)[0]),
    description: textOf(article.description),
    authors: namesOf(authors),
    organisations: namesOf(authors.filter(isOrganisation)),
    tags: tags.length > 1 ? tags.flatMap((tag) => tag ?? []) : splitTags(tags[0]),
    picture: nodesOf(article.image)
      .map((image) => pictureOf(image, base))
      .find((picture) => picture !== undefined),
    text: typeof article.articleBody === "string" ? article.articleBody : undefined,
  };
}

function isOrganisation(value: unknown): boolean {
  return isRecord(value) && listOf(value["@type"]).some((type) => /Organization$/.test(String(type)));
}

function pictureOf(value: unknown, base: Base): PictureReference | undefined {
  const node = isRecord(value) ? value : {};
  const address = textOf(value) ?? textOf(node.contentUrl) ?? textOf(node.url);
  const resolved = address === undefined ? undefined : resolve(address, base);
  const from = resolved === undefined || isPage(resolved, base) ? undefined : parsePictureAddress(resolved);
  return (
    from && { from, caption: textOf(node.caption), credit: textOf(node.creditText) ?? nameOf(node.creator) }
  );
}

function identifierOf(value: unknown): string | undefined {
  return idIn(textOf(value) ?? (isRecord(value) ? textOf(value.value) : undefined));
}

function namesOf(values: readonly unknown[]): readonly string[] {
  return values.flatMap((value) => nameOf(value) ?? []);
}

function nameOf(value: unknown): string | undefined {
  if (!isRecord(value)) return textOf(value);
  const [given, family] = [textOf(value.givenName), textOf(value.familyName)];
  return textOf(value.name) ?? (given && family && `${given} ${family}`);
}

/** Whether the author is the account that WordPress creates for a site. That account often has the name of the site. */
function isSiteAccount(value: unknown): boolean {
  return (
    isRecord(value) && [value.url, value["@id"]].some((address) => siteAccount.test(textOf(address) ?? ""))
  );
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return `${value}`;
  return typeof value === "string" ? withoutMarkup(value.slice(0, longest)) || undefined : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.flat() : [value];
}
