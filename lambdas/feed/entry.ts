// An entry: the neutral form of an article, from which all feeds and pages are rendered.
import type { Article } from "../article/article.ts";
import { type CleanTexts, cleanArticle, cleanReference } from "../article/clean-article.ts";
import type { HostedFile, HostedPicture, PictureReference } from "../article/picture.ts";
import { articleUrl, urlOf } from "../publication/addresses.ts";
import type { Publication, Section } from "../publication/publication.ts";
import { sectionOf } from "../publication/sections.ts";
import { publicUrl } from "../text/addresses/public-url.ts";
import type { Address } from "../text/addresses/url.ts";
import { type CleanText, cleanLine, cleanText } from "../text/characters.ts";

/** A picture of an entry. `file` is known only for pictures on our own site. */
export interface EntryPicture extends PictureReference<CleanText> {
  readonly url: Address;
  readonly file?: Omit<HostedFile, "path"> | undefined;
  /** Smaller forms for pages, in WebP, the narrowest first. `width` in pixels. */
  readonly renditions?: readonly { readonly url: Address; readonly width: number }[] | undefined;
}

/** An entry. Its texts are those of the article, without direction marks. */
export interface Entry extends Omit<CleanTexts, "section"> {
  /** A tag: URI. It never changes. */
  readonly guid: string;
  readonly url: Address;
  /** In milliseconds since 1970. */
  readonly published: number;
  /** In milliseconds since 1970. Not before `published`. */
  readonly updated: number;
  /** Whether the time of day of these instants is known. It is not if the file states only a day. */
  readonly hasTime: { readonly published: boolean; readonly updated: boolean };
  readonly section: EntrySection | undefined;
  /** Only available pictures: the leading one first, then those in the text. */
  readonly pictures: readonly EntryPicture[];
  /** Pictures of other servers in the same order, if the settings want a link instead of each. */
  readonly linkedPictures: readonly EntryPicture[];
}

interface EntrySection extends Section {
  readonly name: CleanText;
}

/** The members of a catalog record from which an entry is built. */
export interface PublishedArticle {
  readonly id: string;
  readonly guid: string;
  readonly article: Article | null;
  readonly published: number;
  readonly updated: number;
  readonly pictures: readonly PublishedPicture[];
}

interface PublishedPicture extends PictureReference {
  readonly hosted?: HostedPicture | undefined;
  /** Caption and credit from the picture's metadata. The article's own have priority. */
  readonly words?: Pick<PictureReference, "caption" | "credit"> | undefined;
}

/** For each record, the entry that was last built from it, with the settings of that time. */
const lastBuilt = new WeakMap<PublishedArticle, Built>();

interface Built {
  readonly publication: Publication;
  readonly siteUrl: string;
  readonly entry: Entry | undefined;
}

/**
 * Builds the entry of a record. Undefined if the article was removed. For the same record it returns the same object, because each
 * article is in several feeds, and these are rendered again with each new article. So rendered parts of an entry can be remembered too
 * (feed-model.ts).
 */
export function buildEntry(
  record: PublishedArticle,
  publication: Publication,
  siteUrl: string,
): Entry | undefined {
  const last = lastBuilt.get(record);
  if (last?.publication === publication && last.siteUrl === siteUrl) return last.entry;
  const entry = entryOf(record, publication, siteUrl);
  lastBuilt.set(record, { publication, siteUrl, entry });
  return entry;
}

function entryOf(
  { id, guid, article, published, updated, pictures }: PublishedArticle,
  publication: Publication,
  siteUrl: string,
): Entry | undefined {
  if (!article) return undefined;
  const ownOrigin = new URL(siteUrl).origin;
  const { section: name, ...texts } = cleanArticle(article, (href) => linkOf(href, ownOrigin));
  const section = name === undefined ? undefined : sectionOf(name, publication);
  const all = pictures.flatMap((picture) => buildPicture(picture, siteUrl));
  const isWanted = ({ file }: EntryPicture) => file !== undefined || publication.remotePictures === "keep";
  return {
    ...texts,
    guid,
    url: articleUrl(id, publication, siteUrl),
    published,
    updated,
    hasTime: {
      published: "instant" in article.published,
      updated: article.updated === undefined || "instant" in article.updated,
    },
    section: section && { ...section, name: cleanLine(section.name) },
    pictures: all.filter(isWanted),
    linkedPictures: publication.remotePictures === "link" ? all.filter((one) => !isWanted(one)) : [],
  };
}

function linkOf(href: string, ownOrigin: string): CleanText | undefined {
  const address = publicUrl(href, "link", ownOrigin);
  return address && cleanText(address);
}

function buildPicture(picture: PublishedPicture, siteUrl: string): readonly EntryPicture[] {
  const { from, alt, caption, credit, hosted, words } = picture;
  const reference = cleanReference({
    ...{ from, alt },
    caption: caption ?? words?.caption,
    credit: credit ?? words?.credit,
  });
  if (hosted) {
    const { path, type, length, width, height, renditions = [] } = hosted;
    const picture = { ...reference, url: urlOf(siteUrl, path), file: { type, length, width, height } };
    if (renditions.length === 0) return [picture];
    const forms = renditions.map((form) => ({ url: urlOf(siteUrl, form.path), width: form.width }));
    return [{ ...picture, renditions: forms }];
  }
  const url = from.kind === "remote" ? publicUrl(from.url, "picture", new URL(siteUrl).origin) : undefined;
  return url === undefined ? [] : [{ ...reference, url }];
}
