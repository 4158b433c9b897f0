// Tests the judges themselves with spoiled documents. Each is wrong in one field of one entry, and every judge must notice it. In one
// of these documents all authors are missing, in all entries, because some readers return only one author of an entry.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { FeedDocument, Field, Format } from "./entry.ts";

export type Wrong = Field | "markup" | "schema";

export interface Spoiled {
  readonly wrong: Wrong;
  readonly document: FeedDocument;
}

type Change = readonly [from: RegExp, to: string];

const later = "2016-01-02T03:04:05.000Z";

/**
 * For each kind of mistake, what is replaced in the document. A pattern for a field of an entry matches in the first entry (that for
 * `authors` in all entries), and not in the elements of the feed itself.
 */
const changes: Readonly<Record<Exclude<Format, "json">, Readonly<Partial<Record<Wrong, Change>>>>> = {
  rss: {
    title: [/(<item>\s*<title>)/, "$1س"],
    id: [/(<guid [^>]*>)/, "$1x"],
    link: [/(<item>[\s\S]*?<link>)[^<]*/, "$1http://localhost/x"],
    published: [/(<pubDate>)[^<]*/, "$1Sat, 02 Jan 2016 03:04:05 GMT"],
    updated: [/(<atom:updated>)[^<]*(<\/atom:updated>\s*<dcterms:modified>)[^<]*/, `$1${later}$2${later}`],
    authors: [/<dc:creator>[^<]*<\/dc:creator>/g, ""],
    direction: [/(&lt;p )dir="rtl"/, "$1"],
    "feed title": [/<title>/, "<title>س"],
    "feed language": [/<language>ar/, "<language>ar-OM"],
    markup: [/<\/title>/, ""],
  },
  atom: {
    title: [/(<entry>\s*<title[^>]*>)/, "$1س"],
    id: [/(<entry>[\s\S]*?<id>)/, "$1x"],
    link: [/(<entry>[\s\S]*?<link [^>]*href=")[^"]*/, "$1http://localhost/x"],
    published: [/(<published>)[^<]*/, `$1${later}`],
    updated: [/(<entry>[\s\S]*?<updated>)[^<]*/, `$1${later}`],
    authors: [/(?<=<entry>[\s\S]*)<author>\s*<name>[^<]*<\/name>\s*<\/author>/g, ""],
    direction: [/(&lt;p )dir="rtl"/, "$1"],
    "feed title": [/<title>/, "<title>س"],
    "feed language": [/xml:lang="ar"/, 'xml:lang="ar-OM"'],
    markup: [/<\/title>/, ""],
    schema: [/(<entry>[\s\S]*?)<id>[^<]*<\/id>/, "$1"],
  },
  sitemap: {
    markup: [/<\/loc>/, ""],
    schema: [/(<(?:lastmod|news:publication_date)>)[^<]*/, "$1yesterday"],
  },
};

/** Starts a server that serves the spoiled versions of the documents in the root of the site, one of each kind. */
export async function serveSpoiled(
  documents: readonly FeedDocument[],
): Promise<{ readonly spoiled: readonly Spoiled[]; close(): void }> {
  const texts = new Map<string, string>();
  const server = createServer((request, response) => {
    const text = texts.get(request.url ?? "");
    response.writeHead(text === undefined ? 404 : 200, { "content-type": "application/xml; charset=utf-8" });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  const kinds = new Map(documents.map((document) => [document.path.replace(/\d.*/, ""), document]));
  const samples = [...kinds.values()].filter(({ path }) => !path.includes("/"));
  const spoiled = samples.flatMap((document) => spoil(document, `http://localhost:${port}`));
  for (const { document } of spoiled) texts.set(new URL(document.url).pathname, document.text);
  return {
    spoiled,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function spoil(document: FeedDocument, site: string): Spoiled[] {
  if (document.format === "json") return [];
  return Object.entries(changes[document.format]).map(([wrong, [from, to]]) => {
    const text = document.text.replace(from, to);
    if (text === document.text) throw new Error(`${document.path} has nothing to spoil: ${wrong}`);
    const url = `${site}/${encodeURIComponent(wrong)}/${document.path}`;
    return { wrong: wrong as Wrong, document: { ...document, url, text } };
  });
}
