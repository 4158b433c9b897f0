// An independent XML parser reads our feeds and finds the texts that were written into them.
import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { expect, test } from "vitest";
import { renderFeedDocuments } from "../../lambdas/documents/render-documents.ts";
import { checkDocument } from "../../lambdas/gate/gate.ts";
import { cleanText } from "../../lambdas/text/characters.ts";
import { publication, siteUrl } from "../publish/publish-fixture.ts";
import { entryOf, hostileTexts, textOfHtml } from "./feed-fixture.ts";

test("random texts come back entry by entry, in RSS and in Atom", () => {
  const text = fc
    .oneof(fc.string({ unit: "binary" }), fc.constantFrom(...hostileTexts))
    .map((raw) => cleanText(raw).replaceAll("\n", " ").trim() || "نص");
  const entry = fc.record({
    headline: text,
    authors: fc.array(text, { maxLength: 3 }),
    paragraphs: fc.array(text, { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 4 }), (drafts) => {
      const entries = drafts.map((draft, index) => entryOf(index, draft));
      const documents = renderFeedDocuments("all", { entries }, publication, siteUrl);
      for (const [path, document] of documents) {
        expect(checkDocument(document.text, document.rule.check, `${siteUrl}/${path}`)).toEqual([]);
      }
      const written = entries.map(({ guid, url, headline, authors, paragraphs }) => {
        return {
          id: guid,
          link: url,
          title: unmarked(headline),
          authors: authors.map(unmarked),
          text: unmarked(paragraphs.join("")),
        };
      });
      expect(readBack(documents.get("rss.xml")?.text, "item", "guid", "encoded")).toEqual(
        written.map(({ authors, ...item }) => {
          return { ...item, authors: authors.length > 0 ? [authors.join("، ")] : [] };
        }),
      );
      expect(readBack(documents.get("atom.xml")?.text, "entry", "id", "content")).toEqual(written);
    }),
    { numRuns: 300 },
  );
});

/** Removes direction marks and guard characters, which feeds add, and the line ends between blocks. */
function unmarked(text: string): string {
  return text.replaceAll(/[\u200E\u200F\u2060\u2066-\u2069\n]/g, "");
}

/** Parses the entries of an XML feed with @xmldom/xmldom. Texts that are marked as HTML are parsed as HTML. */
function readBack(document = "", entryName: string, idName: string, contentName: string) {
  const xml = new DOMParser().parseFromString(document, "text/xml");
  return [...xml.getElementsByTagNameNS("*", entryName)].map((entry) => {
    const find = (name: string) => [...entry.getElementsByTagNameNS("*", name)];
    const content = find(contentName)[0]?.textContent ?? "";
    const title = find("title")[0];
    const headline = title?.textContent ?? "";
    const people = entryName === "item" ? find("creator") : find("name");
    return {
      id: find(idName)[0]?.textContent,
      link: find("link")[0]?.getAttribute("href") ?? find("link")[0]?.textContent,
      title: unmarked(title?.getAttribute("type") === "html" ? textOfHtml(headline) : headline),
      authors: people.map((person) => unmarked(person.textContent ?? "")),
      text: unmarked(textOfHtml(content)),
    };
  });
}
