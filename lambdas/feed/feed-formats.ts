// The formats in which every feed is published: their file names, media types and names for people.
export const feedFormats = {
  rss: { file: "rss.xml", mediaType: "application/rss+xml", name: "RSS" },
  atom: { file: "atom.xml", mediaType: "application/atom+xml", name: "Atom" },
  json: { file: "feed.json", mediaType: "application/feed+json", name: "JSON Feed" },
} as const;

export type FeedFormat = keyof typeof feedFormats;
