// Describes an article for search engines with the vocabulary of schema.org
// (https://developers.google.com/search/docs/appearance/structured-data/article). A property without a value is undefined and not left
// out, because the compiler checks no names in `...(value && { name: value })`.
import type {
  ImageObject,
  NewsArticle,
  NewsMediaOrganization,
  Organization,
  Person,
  Place,
  WithContext,
} from "schema-dts";
import { plainTextOf } from "../../article/block.ts";
import { buildSummary } from "../../feed/content/content.ts";
import type { Entry, EntryPicture } from "../../feed/entry.ts";
import { enabledKinds } from "../../feed/memberships.ts";
import { feedFolder, iconUrl, urlOf } from "../../publication/addresses.ts";
import type { Publication } from "../../publication/publication.ts";
import { normaliseUrl } from "../../text/addresses/url.ts";
import { cleanLine } from "../../text/characters.ts";
import { slugOf } from "../../text/slug.ts";

/** Google's limit for a headline, in characters. */
const longestHeadline = 110;

/** Builds the description. Its texts have no direction marks. */
export function buildNewsArticle(
  entry: Entry,
  publication: Publication,
  siteUrl: string,
): WithContext<NewsArticle> {
  const { headline, url, published, updated, section, authors, agencies, tags, pictures, paragraphs } = entry;
  const hasPages = enabledKinds(publication).includes("authors");
  const people = authors.map((name): Person => {
    const slug = slugOf(name);
    const url = hasPages && slug !== "" ? urlOf(siteUrl, feedFolder(`authors/${slug}`)) : undefined;
    return { "@type": "Person", name, url };
  });
  const organisations = agencies.map((name): Organization => ({ "@type": "Organization", name }));
  const newspaper: NewsMediaOrganization = {
    "@type": "NewsMediaOrganization",
    name: cleanLine(publication.title),
    url: urlOf(siteUrl, ""),
    logo: normaliseUrl(publication.logo ?? "") ?? iconUrl(publication, siteUrl),
  };
  const credited = [...people, ...organisations];
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: headline.slice(0, longestHeadline).replace(/[\uD800-\uDBFF]$/, ""),
    description: buildSummary(entry),
    url,
    mainEntityOfPage: url,
    inLanguage: "ar",
    isAccessibleForFree: true,
    datePublished: new Date(published).toISOString(),
    dateModified: new Date(updated).toISOString(),
    author: credited.length > 0 ? credited : [newspaper],
    publisher: newspaper,
    wordCount: paragraphs.map(plainTextOf).join(" ").split(/\s+/u).length,
    articleSection: section?.name,
    keywords: unlessEmpty(tags),
    image: unlessEmpty(pictures.map(imageOf)),
    contentLocation: unlessEmpty(entry.places.map((name): Place => ({ "@type": "Place", name }))),
  };
}

function imageOf({ url, file, caption, alt, credit }: EntryPicture): ImageObject {
  return {
    "@type": "ImageObject",
    url,
    width: file && `${file.width}`,
    height: file && `${file.height}`,
    caption: caption ?? alt,
    creditText: credit,
  };
}

function unlessEmpty<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length > 0 ? list : undefined;
}
