// Rules that every feed follows, whatever its articles contain.
import { DOMParser } from "@xmldom/xmldom";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import RssParser from "rss-parser";
import { describe, expect, test } from "vitest";
import { renderFeedDocuments } from "../../lambdas/documents/render-documents.ts";
import { buildSummary, renderContent } from "../../lambdas/feed/content/content.ts";
import type { Entry, EntryPicture } from "../../lambdas/feed/entry.ts";
import { buildFeedModel } from "../../lambdas/feed/feed-model.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { cleanText } from "../../lambdas/text/characters.ts";
import { html } from "../../lambdas/text/html.ts";
import { publication, siteUrl } from "../publish/publish-fixture.ts";
import { entryOf, guarded, hostileTexts, type Plain, renderDocument, textOfHtml } from "./feed-fixture.ts";

const picture: Plain<EntryPicture> = {
  from: { kind: "remote", url: "https://pictures.example/stadium.jpg" },
  url: "https://pictures.example/stadium.jpg",
  alt: "ملعب",
  caption: "الملعب قبل المباراة",
};

describe("text that looks like something else", () => {
  test.each(hostileTexts)("%s stays what it is, in all three formats", (text) => {
    const entries = [
      entryOf(1, { headline: `خبر ${text}`, authors: [text], standfirst: `أ ${text}` }),
      entryOf(2),
    ];
    const rss = parseRssFeed(renderDocument("rss.xml", entries)).items;
    const atom = parseAtomFeed(renderDocument("atom.xml", entries)).entries;
    const json = parseJsonFeed(renderDocument("feed.json", entries)).items;
    const titles = (path: string) =>
      [
        ...new DOMParser()
          .parseFromString(renderDocument(path, entries), "text/xml")
          .getElementsByTagName("title"),
      ]
        .map((element) => [element.textContent, element.getAttribute("type")])
        .slice(1);
    const title = `خبر ${guarded(text)}`;
    const escaped = html`${cleanText(title)}`.toString();
    const written = (titles("rss.xml")[0] ?? []).map((one) => one && withoutIsolation(one));
    expect(written).toEqual([title, null]);
    expect([
      [title, null],
      [escaped, "html"],
    ]).toContainEqual((titles("atom.xml")[0] ?? []).map((one) => one && withoutIsolation(one)));
    expect(rss?.[0]?.description).toBe(html`أ ${cleanText(guarded(text))}`.toString());
    expect([rss?.length, atom?.length, json?.length]).toEqual([2, 2, 2]);
    expect(withoutIsolation(json?.[0]?.title ?? "")).toBe(title);
    expect(json?.[0]).toMatchObject({
      summary: `أ ${guarded(text)}`,
      authors: [{ name: guarded(text) }],
    });
  });
});

/** Removes the direction marks around a title that contains text of both directions. */
function withoutIsolation(title: string): string {
  return title.replace(/^\u200F\u2067(.*)\u2069$/s, "$1");
}

test("a title that mixes directions is isolated behind an RLM, in all three formats", () => {
  const title = "\u200F\u2067NASA تطلق\u2069";
  const entries = [entryOf(1, { headline: "NASA تطلق" })];
  expect(parseRssFeed(renderDocument("rss.xml", entries)).items?.[0]?.title).toBe(title);
  expect(parseAtomFeed(renderDocument("atom.xml", entries)).entries?.[0]?.title?.value).toBe(title);
  expect(parseJsonFeed(renderDocument("feed.json", entries)).items?.[0]?.title).toBe(title);
});

test("what a reader would turn round is isolated in the content", () => {
  const [item] =
    parseJsonFeed(renderDocument("feed.json", [entryOf(1, { paragraphs: ["طائرة Boeing بلغة C++ هبطت."] })]))
      .items ?? [];
  expect(item?.content_html).toContain("طائرة Boeing بلغة \u2066C++\u2069 هبطت.");
});

test("the same entries give the same bytes", () => {
  const entries = [entryOf(1), entryOf(2, { authors: ["سالم خالد"] })];
  for (const path of ["rss.xml", "atom.xml", "feed.json", "index.html"]) {
    expect(renderDocument(path, entries)).toBe(renderDocument(path, structuredClone(entries)));
  }
});

test("what was rendered of an entry before does not show in a feed with other settings", () => {
  const entries = [
    entryOf(1, { headline: "أول", paragraphs: ["نص ".repeat(1000)] }),
    entryOf(2, { tags: ["وسم"] }),
  ];
  const itemsWith = (settings: Partial<Publication>, some = entries) => {
    const documents = renderFeedDocuments("all", { entries: some }, { ...publication, ...settings }, siteUrl);
    return JSON.parse(documents.get("feed.json")?.text ?? "").items;
  };
  const contents = (items: { content_html?: string }[]) =>
    items.map((item) => item.content_html !== undefined);
  expect(contents(itemsWith({}))).toEqual([true, true]);
  expect(contents(itemsWith({ feedSize: 10_000 }))).toEqual([false, true]);
  expect(contents(itemsWith({ feedContent: "summary" }))).toEqual([false, false]);
  expect(contents(itemsWith({}))).toEqual([true, true]);
  expect(itemsWith({}, entries.toReversed())).toEqual(itemsWith({}).toReversed());
});

test("an empty feed is a valid feed, dated by the guids' authority", () => {
  expect(parseRssFeed(renderDocument("sections/sport/rss.xml", [], "sections/sport"))).toMatchObject({
    title: "صحيفة الاختبار - الرياضة",
    lastBuildDate: "Sun, 01 Jan 2017 00:00:00 GMT",
  });
  const atom = parseAtomFeed(renderDocument("sections/sport/atom.xml", [], "sections/sport"));
  expect(atom).toMatchObject({
    id: "tag:news.example,2017:feeds/sections/sport",
    updated: "2017-01-01T00:00:00.000Z",
    subtitle: { value: "الرياضة: صحيفة للاختبار" },
  });
  expect(parseAtomFeed(renderDocument("atom.xml", []))).toMatchObject({
    subtitle: { value: "صحيفة للاختبار" },
  });
});

test("a feed was updated when its last updated entry was", () => {
  const entries = [entryOf(1), entryOf(2, { updated: Date.UTC(2017, 11, 9) }), entryOf(3)];
  expect(parseAtomFeed(renderDocument("atom.xml", entries)).updated).toBe("2017-12-09T00:00:00.000Z");
});

test("a reader may keep a feed for five minutes, and for an hour if a hub tells it of changes", () => {
  const ttl = (changes: Partial<Publication>) => {
    const documents = renderFeedDocuments("all", { entries: [] }, { ...publication, ...changes }, siteUrl);
    return parseRssFeed(documents.get("rss.xml")?.text ?? "").ttl;
  };
  expect([ttl({}), ttl({ hub: "https://hub.example/" })]).toEqual([5, 60]);
});

test("an Atom entry links to its page and names its authors", () => {
  const atom = renderDocument("atom.xml", [entryOf(1, { authors: ["سالم خالد", "هدى"] }), entryOf(2)]);
  expect(atom).toContain('<link href="https://news.example/articles/1" type="text/html"/>');
  expect(parseAtomFeed(atom).entries?.map(({ authors }) => authors)).toEqual([
    [{ name: "سالم خالد" }, { name: "هدى" }],
    undefined,
  ]);
});

test("an item of RSS without a byline and a picture has only elements", () => {
  const rss = renderDocument("rss.xml", [entryOf(1)]);
  const item = /<item>(.*)<\/item>/s.exec(rss)?.[1] ?? "";
  expect(item.replaceAll(/<([\w:]+)[^>]*>[^<]*<\/\1>/g, "").trim()).toBe("");
});

test("an only tag that looks like a placeholder is a tag", () => {
  const entry = entryOf(1, { section: undefined, tags: ["placeholder:title"] });
  expect(JSON.parse(renderDocument("feed.json", [entry])).items[0].tags).toEqual(["placeholder:title"]);
});

test("an article without a section and tags has no list of them", () => {
  const [item] = JSON.parse(renderDocument("feed.json", [entryOf(1, { section: undefined })])).items;
  expect(item).not.toHaveProperty("tags");
});

test("a section that the settings do not name is shown as its oldest entry spells it", () => {
  const section = (name: string) => ({ section: { name, slug: "الاقتصاد" } });
  const entries = [entryOf(1, section("الإقتصاد")), entryOf(2, section("الاقتصاد"))];
  const feed = parseRssFeed(renderDocument("sections/الاقتصاد/rss.xml", entries, "sections/الاقتصاد"));
  expect(feed.title).toBe("صحيفة الاختبار - الاقتصاد");
  expect(feed.atom?.links?.[0]?.href).toBe(
    "https://news.example/sections/%D8%A7%D9%84%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF/rss.xml",
  );
});

test("no two entries of a feed were updated in the same millisecond, and the older keeps its instant", () => {
  const same = { updated: Date.UTC(2017, 11, 9) };
  const atom = parseAtomFeed(
    renderDocument("atom.xml", [entryOf(1, same), entryOf(2, same), entryOf(3, same)]),
  );
  expect(atom.entries?.map(({ updated }) => updated)).toEqual([
    "2017-12-09T00:00:00.002Z",
    "2017-12-09T00:00:00.001Z",
    "2017-12-09T00:00:00.000Z",
  ]);
});

test("an Atom text that looks like markup says that it is HTML, and is escaped; plain text says nothing", () => {
  const atom = renderDocument("atom.xml", [
    entryOf(1, { headline: "أ <b> &amp;", standfirst: "أ <b>" }),
    entryOf(2, { headline: "5 < 7 و AT&T" }),
  ]);
  expect(atom).toContain(
    '<title type="html">\u200F\u2067أ &amp;lt;\u2060b&amp;gt; &amp;amp;amp;\u2069</title>',
  );
  expect(atom).toContain('<summary type="html">أ &amp;lt;\u2060b&amp;gt;</summary>');
  expect(atom).toContain("<title>\u200F\u20675 &lt; 7 و AT&amp;T\u2069</title>");
});

test("without a standfirst, the summary is the first sentences, cut at a word", () => {
  const long = `${"كلمة ".repeat(100)}النهاية.`;
  const [item] = parseJsonFeed(renderDocument("feed.json", [entryOf(1, { paragraphs: [long] })])).items ?? [];
  expect(item?.summary).toMatch(/^(كلمة )+كلمة…$/);
  expect(item?.summary?.length).toBeLessThan(285);
});

test("a summary has at most 280 characters and a mark that it was cut", () => {
  const summaryOf = (paragraph: string) => buildSummary(entryOf(1, { paragraphs: [paragraph] }));
  expect(summaryOf("أ".repeat(280))).toBe("أ".repeat(280));
  expect(summaryOf("أ".repeat(281))).toBe(`${"أ".repeat(280)}…`);
  expect(summaryOf(`${"أ".repeat(270)}:، ${"ب".repeat(20)}`)).toBe(`${"أ".repeat(270)}…`);
  expect(summaryOf(`🔴 ${"أ".repeat(300)}`)).toBe("🔴…");
});

test("a sentence is the summary if it is longer than half of that", () => {
  const summaryOf = (length: number) =>
    buildSummary(entryOf(1, { paragraphs: [`${"أ".repeat(length - 1)}. ${"ب".repeat(300)}`] }));
  expect(summaryOf(141)).toBe(`${"أ".repeat(140)}.`);
  expect(summaryOf(140)).toBe(`${"أ".repeat(139)}.…`);
});

test("a standfirst is the summary as a whole, up to 1000 characters", () => {
  const summaryOf = (standfirst: string) => buildSummary(entryOf(1, { standfirst }));
  expect(summaryOf("أ".repeat(1000))).toBe("أ".repeat(1000));
  expect(summaryOf("أ".repeat(1001))).toBe(`${"أ".repeat(1000)}…`);
});

test("a summary ends with a sentence where one ends late enough, and not with the dot of a title", () => {
  const summaryOf = (paragraph: string) =>
    parseJsonFeed(renderDocument("feed.json", [entryOf(1, { paragraphs: [paragraph] })])).items?.[0]?.summary;
  const sentence = `${"كلمة ".repeat(39)}هنا.`;
  expect(summaryOf(`${sentence} ${"كلمة ".repeat(60)}`)).toBe(sentence);
  expect(summaryOf(`${"كلمة ".repeat(50)}وأكد د. سالم ${"كلمة ".repeat(30)}`)).toMatch(/د\. سالم( كلمة)*…$/);
});

test("a summary is cut between characters, whatever they are", () => {
  for (const paragraph of [
    "🔴".repeat(150),
    `${"كلمة\u00A0".repeat(55)}${"🔴".repeat(20)}`,
    "أ".repeat(600),
  ]) {
    const [item] =
      parseJsonFeed(renderDocument("feed.json", [entryOf(1, { paragraphs: [paragraph] })])).items ?? [];
    expect(item?.summary?.isWellFormed()).toBe(true);
    expect(item?.summary).toMatch(/…$/);
  }
});

describe("settings", () => {
  const render = (changes: Partial<Publication>, entries = [entryOf(1, { tags: ["كأس"] })]) =>
    renderFeedDocuments("all", { entries }, { ...publication, ...changes }, siteUrl);
  const textOf = (documents: ReturnType<typeof render>, path: string) => documents.get(path)?.text ?? "";

  test("summaries alone, in all three formats", () => {
    const documents = render({ feedContent: "summary" });
    const [rss] = parseRssFeed(textOf(documents, "rss.xml")).items ?? [];
    expect([rss?.description, rss?.content?.encoded]).toEqual(["نص الخبر.", undefined]);
    const [atom] = parseAtomFeed(textOf(documents, "atom.xml")).entries ?? [];
    expect([atom?.summary?.value, atom?.content]).toEqual(["نص الخبر.", undefined]);
    const [json] = parseJsonFeed(textOf(documents, "feed.json")).items ?? [];
    expect([json?.content_text, json?.content_html]).toEqual(["نص الخبر.", undefined]);
  });

  test("a greatest size: the oldest entries fall off, in all three formats alike", () => {
    const entries = Array.from({ length: 50 }, (_, index) =>
      entryOf(index, { paragraphs: ["كلمة ".repeat(500)] }),
    );
    const documents = render({ feedSize: 60_000 }, entries);
    for (const path of ["rss.xml", "atom.xml", "feed.json"]) {
      expect(new TextEncoder().encode(textOf(documents, path)).length).toBeLessThanOrEqual(60_000);
    }
    const items = parseRssFeed(textOf(documents, "rss.xml")).items ?? [];
    expect(items.length).toBeGreaterThan(5);
    expect(items.map(({ title }) => title)).toEqual(
      entries.slice(0, items.length).map(({ headline }) => headline),
    );
  });

  test("an article too large for any feed goes out with its summary, and keeps no other out", () => {
    const documents = render({ feedSize: 60_000 }, [
      entryOf(1, { paragraphs: ["كلمة ".repeat(20_000)] }),
      entryOf(2),
    ]);
    const items = parseRssFeed(textOf(documents, "rss.xml")).items ?? [];
    expect(items.map(({ content }) => content?.encoded === undefined)).toEqual([true, false]);
  });

  test("an article may take a quarter of the greatest size", () => {
    const size = new TextEncoder().encode(renderContent(entryOf(1)).toString()).length;
    const contentIn = (feedSize: number) =>
      buildFeedModel("all", { entries: [entryOf(1)] }, { ...publication, feedSize }, siteUrl).entries[0]
        ?.content;
    expect(contentIn(4 * size)).toBeDefined();
    expect(contentIn(4 * size - 1)).toBeUndefined();
  });

  test("an entry has another time of update only in a feed where an older entry has the same", () => {
    const [newer, older] = [entryOf(2, { updated: 5000 }), entryOf(1, { updated: 5000 })];
    const updates = (...entries: readonly Entry[]) =>
      buildFeedModel("all", { entries }, publication, siteUrl).entries.map(({ updated }) => updated);
    expect([updates(newer), updates(newer, older), updates(newer)]).toEqual([[5000], [5001, 5000], [5000]]);
  });

  test("a title that looks like markup says in Atom that it is HTML", () => {
    expect(textOf(render({ title: "أخبار <b>" }), "atom.xml")).toContain(
      '<title type="html">\u200F\u2067أخبار &amp;lt;\u2060b&amp;gt;\u2069</title>',
    );
  });

  test("a newspaper without a logo or a hub names none", () => {
    const documents = render({});
    expect(JSON.parse(textOf(documents, "feed.json"))).not.toHaveProperty("hubs");
    expect(parseAtomFeed(textOf(documents, "atom.xml")).links).toHaveLength(2);
    expect(parseRssFeed(textOf(documents, "rss.xml")).image).toBeUndefined();
  });

  test("logo, icon and hub are where each format has them", () => {
    const documents = render({
      logo: "https://news.example/logo.png",
      icon: "https://news.example/icon.png",
      hub: "https://hub.example/",
    });
    const rss = parseRssFeed(textOf(documents, "rss.xml"));
    expect(rss.image).toEqual({
      title: "صحيفة الاختبار",
      url: "https://news.example/logo.png",
      link: "https://news.example/",
    });
    expect(rss.atom?.links).toContainEqual({ href: "https://hub.example/", rel: "hub" });
    const atom = parseAtomFeed(textOf(documents, "atom.xml"));
    expect([atom.logo, atom.icon]).toEqual([
      "https://news.example/logo.png",
      "https://news.example/icon.png",
    ]);
    expect(atom.links).toContainEqual({ href: "https://hub.example/", rel: "hub" });
    expect(JSON.parse(textOf(documents, "feed.json"))).toMatchObject({
      icon: "https://news.example/logo.png",
      favicon: "https://news.example/icon.png",
      hubs: [{ type: "WebSub", url: "https://hub.example/" }],
    });
  });
});

test.each([
  ["without articles", [], {}],
  ["without a byline or picture", [entryOf(1)], {}],
  ["of summaries", [entryOf(1)], { feedContent: "summary" }],
  ["with bylines", [1, 2].map((number) => entryOf(number, { authors: ["سالم"] })), {}],
  [
    "of summaries with bylines",
    [1, 2].map((number) => entryOf(number, { authors: ["سالم"] })),
    { feedContent: "summary" },
  ],
  ["with one byline", [entryOf(1, { authors: ["سالم"] }), entryOf(2)], {}],
  ["with pictures", [1, 2].map((number) => entryOf(number, { pictures: [picture] })), {}],
  ["with one picture", [entryOf(1, { pictures: [picture] }), entryOf(2)], {}],
] as const)(
  "an RSS document %s declares the namespaces that it uses, and no other",
  (_, entries, changes) => {
    const documents = renderFeedDocuments("all", { entries }, { ...publication, ...changes }, siteUrl);
    const rss = documents.get("rss.xml")?.text ?? "";
    const declared = [...rss.matchAll(/ xmlns:(\w+)=/g)].map(([, prefix]) => prefix);
    const used = new Set([...rss.matchAll(/<(\w+):/g)].map(([, prefix]) => prefix));
    expect(declared.toSorted()).toEqual([...used].sort());
  },
);

describe("what readers show of an article", () => {
  const corrected = entryOf(1, {
    authors: ["سالم خالد", "Anne Smith", "هدى أحمد"],
    updated: Date.UTC(2017, 11, 9, 6, 30),
    standfirst: "ستة عشر فريقا في الموسم الجديد",
    pictures: [picture],
    tags: ["كأس الخليج"],
  });

  test("an aggregator learns from RSS when an article was corrected, and from the others the same", async () => {
    const entries = [corrected, entryOf(2)];
    const rss = parseRssFeed(renderDocument("rss.xml", entries)).items ?? [];
    const updates = ["2017-12-09T06:30:00.000Z", "2017-12-08T07:59:59.998Z"];
    expect(rss.map(({ atom }) => atom?.updated)).toEqual(updates);
    expect(rss.flatMap(({ dcterms }) => dcterms?.modified)).toEqual(updates);
    expect(rss[0]?.pubDate).toBe("Fri, 08 Dec 2017 07:59:59 GMT");
    const { items } = await new RssParser().parseString(renderDocument("rss.xml", entries));
    expect(items[0]?.isoDate).toBe("2017-12-08T07:59:59.000Z");
    expect(parseAtomFeed(renderDocument("atom.xml", entries)).entries?.map(({ updated }) => updated)).toEqual(
      updates,
    );
    expect(
      parseJsonFeed(renderDocument("feed.json", entries)).items?.map(({ date_modified }) => date_modified),
    ).toEqual(updates);
  });

  test("the whole byline, also by readers that know one author", async () => {
    const byline = "سالم خالد، Anne Smith، هدى أحمد";
    const rss = renderDocument("rss.xml", [corrected]);
    expect(parseRssFeed(rss).items?.[0]?.dc?.creators).toEqual([byline]);
    expect((await new RssParser().parseString(rss)).items[0]?.creator).toBe(byline);
  });

  test("several names in the direction of the list, a single one as it is", () => {
    const creatorsOf = (...authors: string[]) =>
      parseRssFeed(renderDocument("rss.xml", [entryOf(1, { authors })])).items?.[0]?.dc?.creators;
    expect(creatorsOf("Anne Smith", "سالم خالد")).toEqual(["\u200FAnne Smith، سالم خالد"]);
    expect(creatorsOf("AFP وسالم")).toEqual(["AFP وسالم"]);
  });

  test("an article without a byline has no author in JSON Feed: not even the newspaper", () => {
    const feed = JSON.parse(renderDocument("feed.json", [corrected, entryOf(2)]));
    expect([feed.author, feed.authors]).toEqual([undefined, undefined]);
    expect([feed.items[1].author, feed.items[1].authors]).toEqual([undefined, undefined]);
    const parsed = parseJsonFeed(renderDocument("feed.json", [corrected, entryOf(2)]));
    expect(parsed.authors).toBeUndefined();
    expect(parsed.items?.map(({ authors }) => authors?.length)).toEqual([3, undefined]);
  });

  test("the section by its Arabic name, also where a reader shows the term of a category", () => {
    const [entry] = parseAtomFeed(renderDocument("atom.xml", [corrected])).entries ?? [];
    expect(entry?.categories).toEqual([
      { term: "الرياضة", label: "الرياضة" },
      { term: "كأس الخليج", label: "كأس الخليج" },
    ]);
  });

  test("the standfirst before the picture and its caption, as lists show the beginning", () => {
    const contents = [
      parseRssFeed(renderDocument("rss.xml", [corrected])).items?.[0]?.content?.encoded,
      parseAtomFeed(renderDocument("atom.xml", [corrected])).entries?.[0]?.content?.value,
      parseJsonFeed(renderDocument("feed.json", [corrected])).items?.[0]?.content_html,
    ];
    for (const content of contents) {
      expect(textOfHtml((content ?? "").replace(/<img[^>]*>/, "")).trim()).toMatch(
        /^ستة عشر فريقا في الموسم الجديد\s+الملعب قبل المباراة/,
      );
    }
  });
});
