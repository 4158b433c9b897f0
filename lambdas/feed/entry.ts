// An entry: the neutral form of an article, from which all feeds and pages are rendered.
import type { Article } from "../article/article.ts";
import type { HostedPicture, PictureReference } from "../article/picture.ts";
import { articleUrl, urlOf } from "../publication/addresses.ts";
import type { Publication, Section } from "../publication/publication.ts";
import { sectionOf } from "../publication/sections.ts";
import { normaliseUrl } from "../text/url.ts";

/** A picture of an entry. `file` is known only for pictures on our own site. */
export interface EntryPicture extends PictureReference {
  /** Absolute and percent-encoded. */
  readonly url: string;
  readonly file?: Omit<HostedPicture, "path"> | undefined;
}

/** Its texts are the article's, without direction marks. */
export interface Entry extends Omit<Article, "id" | "section" | "published" | "updated" | "picture"> {
  /** A tag: URI. It never changes. */
  readonly guid: string;
  /** Absolute and percent-encoded. */
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly published: number;
  /** Milliseconds since the epoch, not before `published`. */
  readonly updated: number;
  readonly section: Section | undefined;
  /** Only available pictures: the leading one first, then those in the text. */
  readonly pictures: readonly EntryPicture[];
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

/** Undefined if the article was removed. */
export function buildEntry(
  { id, guid, article, published, updated, pictures }: PublishedArticle,
  publication: Publication,
  siteUrl: string,
): Entry | undefined {
  if (!article) return undefined;
  const { id: _own, section: name, published: _stated, updated: _edited, picture: _named, ...text } = article;
  return {
    ...text,
    guid,
    url: articleUrl(id, publication, siteUrl),
    published,
    updated,
    section: name === undefined ? undefined : sectionOf(name, publication),
    pictures: pictures.flatMap((picture) => buildPicture(picture, siteUrl)),
  };
}

function buildPicture(picture: PublishedPicture, siteUrl: string): readonly EntryPicture[] {
  const { from, alt, caption, credit, hosted, words } = picture;
  const reference = { from, alt, caption: caption ?? words?.caption, credit: credit ?? words?.credit };
  if (hosted) {
    const { path, ...file } = hosted;
    return [{ ...reference, url: urlOf(siteUrl, path), file }];
  }
  // Records of the first version may hold an address that feed readers reject.
  const url = from.kind === "remote" ? normaliseUrl(from.url) : undefined;
  return url === undefined ? [] : [{ ...reference, url }];
}
