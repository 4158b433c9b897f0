// Feed templates: documents that the library `feed` makes, with placeholders instead of texts, addresses and dates. Only this file uses
// `feed`.
//
// `feed` 6 does not escape text reliably: it escapes only the first "]]>" of a CDATA section, lets control characters
// pass, and changes "&amp;" in a text to "&". So it never gets the real texts. They replace the placeholders in its output.
//
// The template of an entry depends only on which members the entry has, and on its number of authors and categories. So `feed` makes one
// template for each such kind of entry, and it is used for all entries of that kind.
import { Feed, type Item } from "feed";
import { type CleanText, dropForbidden } from "../text/characters.ts";
import { markSummary, markTitle } from "../text/direction.ts";
import type { Entry } from "./entry.ts";
import type { FeedEntry, FeedModel } from "./feed-model.ts";
import { guardMarkup } from "./guard-markup.ts";
import { escapeAttribute, escapeText } from "./xml-markup.ts";

/** A format. The value is the name of the method in `feed` that makes it. */
type Format = "rss2" | "atom1" | "json1";

/** Matches a placeholder in XML. `feed` writes it as the value of an attribute, into a CDATA section, or as a text. */
const inXml = /(=")?(?:<!\[CDATA\[)?placeholder:([\w-]+)(?:\]\]>)?/g;
const inJson = /^placeholder:([\w-]+)$/;

/**
 * A template, and its texts by the names of their placeholders. All placeholders are replaced in one pass, because a text may look like a
 * placeholder.
 */
function fillTemplate(template: string, texts: ReadonlyMap<string, string>) {
  return {
    /** Returns the XML with the texts. Writes escaped text instead of CDATA sections. */
    toXml: (): string =>
      template.replaceAll(inXml, (_, attribute: string | undefined, name: string) => {
        const text = texts.get(name) ?? "";
        return attribute ? `${attribute}${escapeAttribute(text)}` : escapeText(text);
      }),
    toObject: (): unknown =>
      JSON.parse(template, (_member, value) => {
        const name = typeof value === "string" ? inJson.exec(value)?.[1] : undefined;
        return name === undefined ? value : dropForbidden(texts.get(name) ?? "");
      }),
  };
}

type FilledTemplate = ReturnType<typeof fillTemplate>;

/** How long a feed reader may keep the feed without a new request, in minutes. */
const timeToLive = 5;

/** The same for a newspaper with a hub, which notifies subscribers of each change. */
const announcedTimeToLive = 60;

/** Makes the document of a feed without its entries. */
export function layOutFeed(model: FeedModel, format: Format): FilledTemplate {
  const { publication, urls, hub } = model;
  const { logo } = publication;
  const texts = new Map<string, string>();
  const text = (name: string, value: string) => placeholderFor(name, value, texts);
  const options = {
    id: text("id", model.id),
    title: text("title", guardMarkup(markTitle(model.title))),
    description: text("description", guardMarkup(markSummary(model.description))),
    link: text("page", model.pageUrl),
    language: publication.language,
    copyright: text("copyright", publication.copyright),
    generator: "Khulasa",
    author: { name: text("newspaper", publication.title), email: text("contact", publication.contact) },
    updated: sampleDates.date,
    ttl: hub === undefined ? timeToLive : announcedTimeToLive,
    feedLinks: { rss: text("rss", urls.rss), atom: text("atom", urls.atom), json: text("json", urls.json) },
    ...(logo !== undefined && { image: text("logo", logo) }),
    favicon: text("icon", model.iconUrl),
    ...(hub !== undefined && { hub: text("hub", hub) }),
  };
  const kind = `${format} of ${publication.language}: ${[...texts.keys()].join()}`;
  const template = templateOf(kind, format, () => new Feed(options)[format]());
  texts.set("date", formatDate(new Date(model.updated), format));
  return fillTemplate(template, texts);
}

/** Makes an entry: an XML element or a JSON object. */
export function layOutEntry(entry: FeedEntry, format: Format): FilledTemplate {
  const { content, marked, authors } = entry;
  const texts = new Map<string, string>();
  const text = (name: string, value: string) => placeholderFor(name, value, texts);
  const categories = categoriesOf(entry);
  const item = {
    id: text("guid", entry.guid),
    guid: text("guid", entry.guid),
    link: text("link", entry.url),
    title: text("title", marked.title),
    description: text("summary", marked.summary),
    ...sampleDates,
    ...(content !== undefined && { content: text("content", content) }),
    ...(authors.length > 0 && {
      author: authors.map((name, index) => ({ name: text(`author-${index}`, guardMarkup(name)) })),
    }),
    ...(categories.length > 0 && {
      category: categories
        .map((name, index) => text(`category-${index}`, guardMarkup(name)))
        .map((name) => ({ name, term: name })),
    }),
  };
  const kind = `${format}: ${[...texts.keys()].join()}`;
  const template = templateOf(kind, format, () => layOutItem(item, format));
  texts.set("published", formatDate(new Date(entry.published), format));
  texts.set("date", formatDate(new Date(entry.updated), format));
  return fillTemplate(template, texts);
}

/** The section, then the tags. Feed readers show Atom's `term`, so it holds the name and not the slug. */
function categoriesOf({ section, tags }: Entry): readonly CleanText[] {
  return [...(section ? [section.name] : []), ...tags];
}

/** Returns the placeholder for a text. It has the form of an absolute URL, because the library `feed` parses addresses. */
function placeholderFor(name: string, text: string, texts: Map<string, string>): string {
  texts.set(name, text);
  return `placeholder:${name}`;
}

/** The placeholders for the dates of an entry, or of a feed. They must be dates, because the library `feed` formats dates itself. */
const sampleDates = { published: new Date(0), date: new Date(1000) };

function formatDate(date: Date, format: Format): string {
  return format === "rss2" ? date.toUTCString() : date.toISOString();
}

/** The templates of feeds and entries. The keys are made of the format and the names of the placeholders. */
const templates = new Map<string, string>();
const mostTemplates = 1000;

function layOutItem(item: Item, format: Format): string {
  const feed = new Feed({ title: "" });
  feed.addItem(item);
  return entryIn(feed[format](), format);
}

/** Returns the template of this kind. If there is none yet, `layOut` makes it. */
function templateOf(kind: string, format: Format, layOut: () => string): string {
  const known = templates.get(kind);
  if (known !== undefined) return known;
  let template = layOut();
  for (const [name, date] of Object.entries(sampleDates))
    template = template.replaceAll(formatDate(date, format), `placeholder:${name}`);
  if (templates.size < mostTemplates) templates.set(kind, template);
  return template;
}

/** Returns the entry in a document that has only one. */
function entryIn(document: string, format: Format): string {
  if (format === "json1") return JSON.stringify(JSON.parse(document).items[0]);
  const name = format === "rss2" ? "item" : "entry";
  const end = `</${name}>`;
  return document.slice(document.indexOf(`<${name}>`), document.indexOf(end) + end.length);
}
