import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formats } from "../../../lambdas/formats/formats.ts";
import { parseArticle, parseFile } from "../../../lambdas/formats/parse-article.ts";
import { at, fixturesOf, NOTHING_ELSE, outcomeOf, parseFixture } from "./agency-fixtures.ts";

const CASES: Record<string, object | string | readonly string[]> = {
  "superdesk.json": {
    id: "urn:newsml:localhost:2026-11-05T09:00:00.000001:0a1b",
    section: "الاقتصاد",
    headline: "موسم اللبان يبدأ مبكرا",
    published: at("2026-11-05T09:00:00Z"),
    updated: at("2026-11-05T09:30:00Z"),
    standfirst: "ينتظر التجار أسعارا أفضل",
    places: ["صلالة"],
    authors: ["سالم الحارثي", "منى علي"],
    agencies: ["الوكالة", "رويترز"],
    tags: ["الزراعة", "اللبان", "ظفار"],
    paragraphs: [
      {
        element: "p",
        children: ["بدأ جمع ", { element: "strong", children: ["اللبان"] }, " هذا العام قبل موعده."],
      },
      "بدأ الموسم قبل موعده بأسبوعين.",
      {
        picture: {
          from: { kind: "remote", url: "https://media.example/inline.jpg" },
          alt: "شجرة",
          caption: "شجرة لبان",
        },
      },
    ],
    picture: {
      from: { kind: "remote", url: "https://media.example/%D9%84%D8%A8%D8%A7%D9%86.jpg" },
      alt: "حبيبات لبان في كف",
      caption: "لبان ظفار في السوق",
      credit: "خالد الشحي",
    },
  },
  "v1-body-text.json": {
    ...NOTHING_ELSE,
    id: "wire.example/news/2019/77",
    headline: "سوق الأسماك ينتقل إلى مبناه الجديد",
    published: at("2019-05-10T16:02:28+04:00"),
    authors: ["أحمد سالم", "منى علي"],
    agencies: ["العمانية"],
    paragraphs: ["انتقل باعة السمك إلى المبنى الجديد.", "ويفتح السوق أبوابه فجرا."],
  },
  "v1-composite.json": {
    ...NOTHING_ELSE,
    id: "ninjs.example.com/newsitems/20130709cplx123",
    headline: "قطار سريع يربط المدينتين",
    published: at("2013-07-09T10:37:00Z"),
    places: ["طنجة، المغرب"],
    paragraphs: ["انطلق القطار صباحا.", "ووصل في موعده."],
    picture: { from: { kind: "file", name: "photos/station.jpg" }, caption: "المحطة", credit: "وكالة" },
  },
  "v2-bodies.json": {
    ...NOTHING_ELSE,
    id: "urn:newsml:dpa.example:20210526-99-1",
    headline: "حافلات كهربائية في شوارع العاصمة",
    published: at("2021-05-26T13:40:18+02:00"),
    authors: ["كريستينا مولر"],
    agencies: ["د ب أ"],
    tags: ["النقل العام"],
    paragraphs: ["بدأت أمس تجربة عشر حافلات كهربائية في شوارع المدينة."],
    picture: {
      from: { kind: "remote", url: "https://img.example/hires.jpg" },
      caption: "حافلة كهربائية",
      credit: "كارل/د ب أ",
    },
  },
  "v3-camel-case.json": {
    ...NOTHING_ELSE,
    id: "tag:wire.example,2026:3",
    section: "الثقافة",
    headline: "نتائج الجائزة",
    published: at("2026-11-02T00:00:00+04:00"),
    updated: at("2026-11-01T07:00:00Z"),
    standfirst: "ست جوائز",
    places: ["مسقط"],
    agencies: ["واف"],
    tags: ["جوائز"],
    paragraphs: ["أعلنت اللجنة النتائج في حفل مسائي.", "وحضر الحفل الفائزون."],
    picture: { from: { kind: "file", name: "committee.jpg" }, alt: "خمسة على منصة", caption: "اللجنة" },
  },
  "odd-types.json": {
    ...NOTHING_ELSE,
    id: "urn:x:odd",
    section: "الرياضة",
    headline: "خبر من نظام قديم",
    published: { day: "2018-01-02" },
    tags: ["دوري", "كأس"],
    paragraphs: ["نص الخبر."],
  },
  "canceled.json": "withheld urn:x:canceled",
  "withheld-picture.json": "withheld wire.example/pictures/9",
  "picture.json": ["not-an-article 1:52 picture"],
  "package.json": ["not-an-article 1:45 composite"],
  "event.json": ["not-an-article 1:45 event"],
  "nothing-in-it.json": ["impossible-date 1:71 بعد حين", "missing-headline 1:1", "missing-text 1:1"],
  "cut-short.json": ['damaged-file 4:27 "body_text": "نص لم يكتم'],
  "missing-comma.json": ['damaged-file 4:3 "body_text": "نص"'],
};

describe("ninjs", () => {
  test.each(Object.entries(CASES))("%s", async (name, expected) => {
    expect(await outcomeOf(parseFixture("ninjs", name))).toEqual(expected);
  });

  test("every file has a case", () => {
    expect(fixturesOf("ninjs")).toEqual(Object.keys(CASES).sort());
  });
});

const parse = (json: unknown) =>
  outcomeOf(parseArticle("a.json", new TextEncoder().encode(JSON.stringify(json)), "Asia/Muscat"));

const ITEM = {
  uri: "urn:x:1",
  type: "text",
  headline: "عنوان المقال",
  versioncreated: "2026-01-01T00:00:00Z",
  body_text: "نص المقال.",
};

describe("JSON that is not ninjs", () => {
  test.each([
    [
      "a package's description",
      { name: "khulasa", version: "1.0.0", type: "module", uri: "https://a.example" },
    ],
    ["a JSON Feed", { version: "https://jsonfeed.org/version/1.1", title: "خلاصة", items: [] }],
    ["schema.org's article", { "@type": "NewsArticle", "@id": "https://a.example/1", headline: "عنوان" }],
    ["a map", { type: "FeatureCollection", features: [{ uri: "urn:x:1", headline: "عنوان" }] }],
    ["a list of other objects", [{ name: "khulasa", version: "1.0.0" }]],
    ["a list of texts", ["عنوان المقال"]],
  ])("%s", async (_name, json) => {
    expect(await parse(json)).toEqual([expect.stringMatching(/^unknown-format /)]);
  });

  test("is not recognised if it is the beginning of a settings file", async () => {
    const bytes = new TextEncoder().encode('{ "title": "صحيفة", "sections": [');
    expect(await outcomeOf(parseArticle("a.json", bytes, "UTC"))).toEqual([
      expect.stringMatching(/^unknown-format /),
    ]);
  });
});

describe("the status of an item", () => {
  test.each([
    "withheld",
    "canceled",
    "stat:canceled",
    "http://cv.iptc.org/newscodes/pubstatusg2/withheld",
    "draft",
  ])("withholds the item if it is %s", async (pubstatus) =>
    expect(await parse({ ...ITEM, pubstatus })).toBe("withheld urn:x:1"),
  );

  test.each(["usable", "stat:usable", "", null])(
    "does not withhold the item if it is %s",
    async (pubstatus) =>
      expect(await parse({ ...ITEM, pubstatus })).toMatchObject({ headline: ITEM.headline }),
  );
});

describe("the picture above the text", () => {
  const picture = (href: string, more = {}) => ({
    type: "picture",
    renditions: { original: { href } },
    ...more,
  });

  test.each([
    ["one named so", { a: picture("a.jpg"), featuremedia: picture("b.jpg") }, "b.jpg"],
    ["else the first", { a: picture("a.jpg"), b: picture("b.jpg") }, "a.jpg"],
    ["none that stands in the text", { editor_0: picture("a.jpg"), b: picture("b.jpg") }, "b.jpg"],
    [
      "none that is called back",
      { a: picture("a.jpg", { pubstatus: "canceled" }), b: picture("b.jpg") },
      "b.jpg",
    ],
    ["none that browsers don't show", { a: picture("a.tiff"), b: picture("b.png") }, "b.png"],
    ["no recording", { a: picture("a.jpg", { type: "video" }), b: picture("b.webp") }, "b.webp"],
    ["no address that leads out", { a: picture("javascript:x.jpg"), b: picture("b.gif") }, "b.gif"],
  ])("%s", async (_name, associations, name) => {
    expect(await parse({ ...ITEM, associations })).toMatchObject({
      picture: { from: { kind: "file", name } },
    });
  });
});

test("a summary with which the text begins is not repeated", async () => {
  const article = await parse({ ...ITEM, description_text: "نص…", body_text: "نص المقال كله هنا." });
  expect(article).not.toHaveProperty("standfirst", expect.anything());
  expect(article).toMatchObject({ paragraphs: ["نص المقال كله هنا."] });
});

test("any object with keys of the standard gives an article or refusals, never an exception", async () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<unknown>(null, "", "text", "<p>نص</p>", "2026-01-01", 5, -1, true),
      fc.string(),
      fc.array(tie("any"), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          "name",
          "value",
          "role",
          "contenttype",
          "href",
          "width",
          "renditions",
          "__proto__",
          "type",
        ),
        tie("any"),
        { maxKeys: 4 },
      ),
    ),
  })).any;
  const keys =
    "type pubstatus versioncreated firstCreated embargoed headline headlines body_html body_text bodies byline by located dateline source infosource subject subjects service keywords description_text descriptions associations title __proto__".split(
      " ",
    );
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...keys), value), async (item) => {
      const file = {
        name: "a.json",
        bytes: new Uint8Array(),
        text: JSON.stringify({ type: "text", ...item, uri: "urn:x:1" }),
      };
      const format = formats.find(({ recognises }) => recognises(file));
      const parsed = await format?.parse(file, "Asia/Muscat");
      if (parsed && "several" in parsed) throw new Error("one object is one item");
      expect(parsed?.ok === true || parsed === undefined || parsed.refusals.length > 0).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  '{"uri":"1187246","type":"text","headline":"عنوان","body_text":"نص"}',
  '{"uri":"https://1187246","type":"text","pubstatus":"canceled"}',
])("an agency can't replace or withdraw the newspaper's own article by its number: %s", async (json) => {
  expect(await parseArticle("1.json", Buffer.from(json), "UTC")).toMatchObject({
    refusals: [{ code: "number-of-an-agency", found: "1187246" }],
  });
});

describe("a list of objects", () => {
  const parseList = async (json: string) => {
    const parsed = await parseFile("a.json", new TextEncoder().encode(json), "Asia/Muscat");
    if (!("several" in parsed)) return parsed.ok ? parsed.value : parsed.refusals.map(({ code }) => code);
    return parsed.several.map(({ id, line, column, parsed }) =>
      [
        id,
        `${line}:${column}`,
        parsed.ok ? parsed.value.kind : parsed.refusals.map(({ code }) => code).join(),
      ].join(" "),
    );
  };

  test("is a file of several items, each with its place and its refusals", async () => {
    const items = [
      { ...ITEM, headline: 'عنوان فيه } و" و[' },
      { ...ITEM, uri: "urn:x:2", pubstatus: "canceled" },
      { ...ITEM, uri: "urn:x:3", body_text: "", associations: { a: { ...ITEM, uri: "urn:x:9" } } },
      { ...ITEM, uri: "urn:x:4", type: "picture" },
      { ...ITEM, uri: undefined },
    ];
    expect(await parseList(`[\n  ${items.map((item) => JSON.stringify(item)).join(",\n  ")}\n]`)).toEqual([
      "urn:x:1 2:3 article",
      "urn:x:2 3:3 withheld",
      "urn:x:3 4:3 missing-text",
      "urn:x:4 5:3 not-an-article",
      " 6:3 missing-id",
    ]);
  });

  test("with one object is a file with one article", async () => {
    expect(await parseList(JSON.stringify([ITEM]))).toMatchObject({ kind: "article" });
  });

  test("with other values is refused", async () => {
    expect(await parseList(JSON.stringify([ITEM, "نص"]))).toEqual(["damaged-file"]);
  });

  test("of more than a hundred objects is refused", async () => {
    const items = Array.from({ length: 101 }, (_, index) => ({ ...ITEM, uri: `urn:x:${index}` }));
    expect(await parseList(JSON.stringify(items))).toEqual(["too-many-articles"]);
  });
});

test.each([
  ["versioncreated", "11/01/2023 12:43:42"],
  ["firstcreated", "01/11/2023"],
])("a date that can be day first or month first is refused: %s", async (key, date) => {
  expect(await parse({ ...ITEM, [key]: date })).toEqual([expect.stringContaining(`ambiguous-date 1:`)]);
});

test("a date that has only one reading is used, whether the day or the month is first", async () => {
  expect(await parse({ ...ITEM, versioncreated: "11/23/2023 12:43:42" })).toMatchObject({
    published: at("2023-11-23T12:43:42+04:00"),
  });
});
