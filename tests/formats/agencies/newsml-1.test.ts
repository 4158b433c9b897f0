import { describe, expect, test } from "vitest";
import { parseArticle } from "../../../lambdas/formats/parse-article.ts";
import { at, fixturesOf, NOTHING_ELSE, outcomeOf, parseFixture } from "./agency-fixtures.ts";

const EMBARGOED = {
  ...NOTHING_ELSE,
  id: "urn:newsml:wire.example:20261104:embargo-1",
  headline: "تقرير سنوي",
  published: at("2026-11-05T06:00:00+04:00"),
  updated: at("2026-11-04T09:30:00+04:00"),
  agencies: ["وكالة الاختبار"],
  paragraphs: ["نص التقرير."],
};

const CASES: Record<string, object | string | readonly string[]> = {
  "afp-sport.xml": {
    ...NOTHING_ELSE,
    id: "urn:newsml:afp.com:20200613:doc-1te5rk",
    headline: "دوري المحترفين: ايرفينغ ضد خطة الاستئناف في أورلاندو",
    published: at("2020-06-13T22:29:35Z"),
    updated: at("2020-06-13T22:29:35Z"),
    places: ["نيويورك"],
    agencies: ["أ ف ب"],
    paragraphs: expect.toSatisfy(
      (paragraphs: readonly unknown[]) =>
        paragraphs.length === 8 && String(paragraphs[0]).startsWith("أكدت تقارير صحافية متعددة"),
    ),
    picture: {
      from: { kind: "file", name: "05fc7dfa695bda66a5b87fcffe6cf481a8339808.jpg" },
      caption:
        "كايري ايرفينغ نجم فريق بروكلين نيتس الأميركي لكرة السلة في صورة مؤرخة في 12 كانون الثاني/يناير 2020.",
      credit: "غيتي/ا ف ب/ارشيف",
    },
  },
  // An alert has one sentence, which is also its headline, and the editors' signature.
  "alert.xml": {
    ...NOTHING_ELSE,
    id: "urn:newsml:wire.example:20261104:alert-1",
    section: "المحليات",
    headline: "الأرصاد تعلن انتهاء الحالة المدارية في ظفار",
    published: at("2026-11-04T08:00:00+04:00"),
    updated: at("2026-11-04T09:30:00+04:00"),
    places: ["صلالة"],
    agencies: ["وكالة الاختبار"],
    tags: ["طقس"],
    paragraphs: ["الأرصاد تعلن انتهاء الحالة المدارية في ظفار", "سم/ن ع"],
  },
  // The id is that of the first revision.
  "nitf-inside.xml": {
    ...NOTHING_ELSE,
    id: "urn:newsml:wire.example:20261104:nitf-1",
    headline: "سوق نزوى يفتح أبوابه من جديد",
    standfirst: "ترميم استغرق عامين",
    published: at("2026-11-04T08:00:00+04:00"),
    updated: at("2026-11-04T09:30:00+04:00"),
    places: ["نزوى"],
    authors: ["بدر الهنائي", "منى علي"],
    agencies: ["وكالة الاختبار"],
    paragraphs: [
      "افتتح السوق القديم صباح اليوم.",
      { element: "h3", children: ["حضور كبير"] },
      "وحضر الافتتاح جمع من الأهالي.",
    ],
  },
  "canceled.xml": "withheld urn:newsml:wire.example:20261104:canceled-1",
  "embargoed.xml": EMBARGOED,
  "embargoed-without-end.xml": "withheld urn:newsml:wire.example:20261104:embargo-2",
  "no-content.xml": ["not-an-article 5:26 News"],
  "two-items.xml": ["several-articles 14:26 2"],
  "languages-and-roles.xml": {
    ...NOTHING_ELSE,
    id: "urn:newsml:wire.example:20261104:roles-1",
    headline: "عنوان بالعربية",
    published: at("2026-11-04T08:00:00+04:00"),
    updated: at("2026-11-04T09:30:00+04:00"),
    agencies: ["وكالة الاختبار"],
    paragraphs: ["النص بالعربية."],
    picture: {
      from: { kind: "remote", url: "https://wire.example/large.jpg" },
      caption: "مبنى الشركة",
      credit: "خالد",
    },
  },
};

describe("NewsML 1", () => {
  test.each(Object.entries(CASES))("%s", async (name, expected) => {
    expect(await outcomeOf(parseFixture("newsml-1", name))).toEqual(expected);
  });

  test("every file has a case", () => {
    expect(fixturesOf("newsml-1")).toEqual(Object.keys(CASES).sort());
  });

  test("prefers the Arabic text by its own language, even in a component that states another one", async () => {
    const component = (language: string, text: string) =>
      `<NewsComponent><DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata><ContentItem><MediaType FormalName="Text"/><DataContent xml:lang="${language}">${text}</DataContent></ContentItem></NewsComponent>`;
    const xml = `<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>wire.example</ProviderId><DateId>20261104</DateId><NewsItemId>a</NewsItemId></NewsIdentifier></Identification><NewsManagement><FirstCreated>20261104T093000Z</FirstCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>عنوان المقال</HeadLine></NewsLines>${component("en", "An English text that is longer than the Arabic one.")}${component("ar", "نص بالعربية.")}</NewsComponent></NewsItem></NewsML>`;
    const parsed = parseArticle("a.xml", new TextEncoder().encode(xml), "Asia/Muscat");
    expect(await outcomeOf(parsed)).toMatchObject({ paragraphs: ["نص بالعربية."] });
  });
});
