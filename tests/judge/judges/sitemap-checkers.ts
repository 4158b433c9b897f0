// The judges of sitemaps: a library that reads them, and xmllint with the schemas of sitemaps.org and of Google's news sitemap.
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, type Transform } from "node:stream";
import { pathToFileURL } from "node:url";
import type { Checker, FeedDocument, Problem } from "../entry.ts";
import { importTool, installTools, toolFile } from "../site/tools.ts";
import { check, findXmllint, schemas } from "./xml-checkers.ts";

type Parser = new (options: { readonly level: "throw"; readonly logger: false }) => Transform;

interface SitemapLibrary {
  readonly XMLToSitemapIndexStream: Parser;
  readonly XMLToSitemapItemStream: Parser;
}

const isIndex = ({ text }: FeedDocument) => text.includes("<sitemapindex");

export const sitemapLibrary: Checker = {
  kind: "checker",
  name: "sitemap",
  formats: ["sitemap"],
  async find() {
    installTools();
    return toolFile("sitemap/package.json");
  },
  async check(documents) {
    const { XMLToSitemapIndexStream, XMLToSitemapItemStream } = await importTool<SitemapLibrary>("sitemap");
    const problems: Problem[] = [];
    for (const document of documents) {
      const parser = isIndex(document) ? XMLToSitemapIndexStream : XMLToSitemapItemStream;
      const parsing = new parser({ level: "throw", logger: false });
      try {
        await Readable.from([document.text]).pipe(parsing).toArray();
      } catch (error) {
        problems.push({ document, problem: String(error) });
      }
    }
    return problems;
  },
};

const sitemapSchema = join(schemas, "sitemap.xsd");
const newsSchema = join(schemas, "sitemap-news.xsd");
const indexSchema = join(schemas, "siteindex.xsd");

/** A schema with the elements of both namespaces, because a news sitemap has both. */
const bothSchemas = `<schema xmlns="http://www.w3.org/2001/XMLSchema">
<import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="${pathToFileURL(sitemapSchema)}"/>
<import namespace="http://www.google.com/schemas/sitemap-news/0.9" schemaLocation="${pathToFileURL(newsSchema)}"/>
</schema>`;

export const xmllintWithSitemapSchemas: Checker = {
  kind: "checker",
  name: "xmllint with the sitemap schemas",
  formats: ["sitemap"],
  async find() {
    return [sitemapSchema, newsSchema, indexSchema].every(existsSync) ? findXmllint() : undefined;
  },
  async check(documents) {
    const folder = await mkdtemp(join(tmpdir(), "schema-"));
    try {
      const both = join(folder, "both.xsd");
      await writeFile(both, bothSchemas);
      const checkWith = async (schema: string, some: readonly FeedDocument[]) =>
        some.length === 0 ? [] : check(some, "xmllint", ["--noout", "--nonet", "--schema", schema]);
      const isPlain = (document: FeedDocument) => !isIndex(document);
      return [
        ...(await checkWith(indexSchema, documents.filter(isIndex))),
        ...(await checkWith(both, documents.filter(isPlain))),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
