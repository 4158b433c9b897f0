// Describes an article for search engines with the vocabulary of schema.org
// (https://developers.google.com/search/docs/appearance/structured-data/article).
import type { ImageObject, NewsArticle, WithContext } from "schema-dts";
import { plainTextOf } from "../../article/block.ts";
import { buildSummary } from "../../feed/content/content.ts";
import type { Entry, EntryPicture } from "../../feed/entry.ts";
import { enabledKinds } from "../../feed/memberships.ts";
import { feedFolder, iconUrl, urlOf } from "../../publication/addresses.ts";
import type { Publication } from "../../publication/publication.ts";
import { cleanLine } from "../../text/characters.ts";
import { slugOf } from "../../text/slug.ts";
import { normaliseUrl } from "../../text/url.ts";

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
  const people = authors.map((name) => {
    const slug = slugOf(name);
    const page = hasPages && slug !== "" && urlOf(siteUrl, feedFolder(`authors/${slug}`));
    return { "@type": "Person" as const, name, ...(page && { url: page }) };
  });
  const organisations = agencies.map((name) => ({ "@type": "Organization" as const, name }));
  const newspaper = {
    "@type": "NewsMediaOrganization" as const,
    name: cleanLine(publication.title),
    url: urlOf(siteUrl, ""),
    logo: normaliseUrl(publication.logo ?? "") ?? iconUrl(publication, siteUrl),
  };
  const credited = [...people, ...organisations];
  const places = entry.places.map((name) => ({ "@type": "Place" as const, name }));
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
    ...(section && { articleSection: section.name }),
    ...(tags.length > 0 && { keywords: [...tags] }),
    ...(pictures.length > 0 && { image: pictures.map(imageOf) }),
    ...(places.length > 0 && { contentLocation: places }),
  };
}

function imageOf({ url, file, caption, alt, credit }: EntryPicture): ImageObject {
  const words = caption ?? alt;
  return {
    "@type": "ImageObject",
    url,
    ...(file && { width: `${file.width}`, height: `${file.height}` }),
    ...(words !== undefined && { caption: words }),
    ...(credit !== undefined && { creditText: credit }),
  };
}
