// The rows of the table of documents for the three formats of a feed. The feed itself and the parts of its history have the same rows.
import { renderAtom } from "../feed/atom.ts";
import { feedFormats } from "../feed/feed-formats.ts";
import { renderJsonFeed } from "../feed/json-feed.ts";
import { renderRss } from "../feed/rss.ts";
import { feedCache } from "./cache-rules.ts";

const { rss, atom, json } = feedFormats;

export const xml = "application/xml; charset=utf-8";

export function rowsOf<From extends "feed" | "part">(from: From) {
  const same = { from, cacheControl: feedCache, hasSizeLimit: true } as const;
  return {
    rss: {
      ...same,
      path: `{${from}}/${rss.file}`,
      storedType: `${rss.mediaType}; charset=utf-8`,
      browserType: xml,
      check: "rss",
      render: renderRss,
    },
    atom: {
      ...same,
      path: `{${from}}/${atom.file}`,
      storedType: xml,
      servedType: `${atom.mediaType}; charset=utf-8`,
      browserType: xml,
      check: "atom",
      render: renderAtom,
    },
    jsonFeed: {
      ...same,
      path: `{${from}}/${json.file}`,
      storedType: "application/json; charset=utf-8",
      servedType: `${json.mediaType}; charset=utf-8`,
      check: "json-feed",
      render: renderJsonFeed,
    },
  } as const;
}
