// The icon that browsers and readers show beside the newspaper's name.
import { DOMParser } from "@xmldom/xmldom";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import { renderArticleDocuments, renderFeedDocuments } from "../../lambdas/documents/render-documents.ts";
import { renderSettingsDocuments } from "../../lambdas/documents/render-settings.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { entryOf } from "../feed/feed-fixture.ts";
import { publication, siteUrl } from "../publish/publish-fixture.ts";

const entry = entryOf(1);

function renderAll(changes: Partial<Publication>): ReadonlyMap<string, string> {
  const settings = { ...publication, ...changes };
  const documents = new Map([
    ...renderSettingsDocuments(settings, siteUrl),
    ...renderFeedDocuments("all", { entries: [entry] }, settings, siteUrl),
    ...renderFeedDocuments("sections/sport", { entries: [entry] }, settings, siteUrl),
    ...renderArticleDocuments("1", entry, settings, siteUrl),
  ]);
  return new Map([...documents].map(([path, { text }]) => [path, text]));
}

/** The icon that a page names in its head. */
function iconOf(page = ""): string | null | undefined {
  const document = new DOMParser({ onError: () => undefined }).parseFromString(page, "text/html");
  const links = [...document.getElementsByTagName("link")];
  return links.find((link) => link.getAttribute("rel") === "icon")?.getAttribute("href");
}

describe.each<readonly [string, Partial<Publication>, string]>([
  ["that the settings name", { icon: "https://cdn.example/icon.png" }, "https://cdn.example/icon.png"],
  ["of the site, where the settings name none", {}, `${siteUrl}/favicon.ico`],
])("the icon %s", (_, changes, icon) => {
  const documents = renderAll(changes);

  test("is in the head of every page", () => {
    for (const path of ["index.html", "sections/sport/index.html", "articles/1", "404.html"])
      expect(iconOf(documents.get(path)), path).toBe(icon);
  });

  test("is in Atom and JSON Feed", () => {
    expect(parseAtomFeed(documents.get("atom.xml") ?? "").icon).toBe(icon);
    expect(parseJsonFeed(documents.get("feed.json") ?? "").favicon).toBe(icon);
  });
});

describe("at /favicon.ico, which browsers and readers ask for by themselves", () => {
  const iconFor = (title: string) => {
    const settings = { ...publication, title, icon: "https://cdn.example/icon.png" };
    return renderSettingsDocuments(settings, siteUrl).get("favicon.ico");
  };

  test.each([
    ["صحيفة الاختبار", "ص"],
    ["«الشبيبة»", "ا"],
    ["24 ساعة", "2"],
    ["<&>", "خ"],
  ])("%s has an image with the letter %s, whatever the settings say", (title, letter) => {
    const { text = "", rule } = iconFor(title) ?? {};
    expect(rule?.storedType).toBe("image/svg+xml");
    const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    expect([root?.namespaceURI, root?.localName]).toEqual(["http://www.w3.org/2000/svg", "svg"]);
    expect(root?.textContent?.trim()).toBe(letter);
  });

  test("it is kept for a day", () => {
    expect(iconFor("صحيفة")?.rule.cacheControl).toBe("public, max-age=86400");
  });
});
