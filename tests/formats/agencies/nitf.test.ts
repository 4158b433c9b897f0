import { describe, expect, test } from "vitest";
import { at, fixturesOf, NOTHING_ELSE, outcomeOf, parseFixture } from "./agency-fixtures.ts";

const MATCH = {
  ...NOTHING_ELSE,
  // The agency's number must not be treated as a number of the newspaper.
  id: "nitf:wire.example:1187246",
  section: "الرياضة",
  headline: "السيب يتصدر الدوري",
  published: at("2026-11-04T19:30:00+04:00"),
  standfirst: "فوز خامس على التوالي",
  places: ["السيب"],
  authors: ["ناصر درويش"],
  agencies: ["وكالة الاختبار"],
  tags: ["دوري عمانتل", "رياضة", "كرة القدم"],
  paragraphs: [
    "فاز السيب على ضيفه النهضة بهدفين.",
    { picture: { from: { kind: "file", name: "seeb.jpg" }, caption: "فرحة اللاعبين" } },
    "وسجل الهدفين عبدالعزيز المقبالي.",
  ],
};

const CASES: Record<string, object | string> = {
  "match.xml": MATCH,
  "canceled.xml": "withheld nitf:wire.example:1187246",
  "embargoed.xml": { ...MATCH, published: at("2026-11-05T06:00:00+04:00") },
  "embargoed-without-end.xml": "withheld nitf:wire.example:1187246",
};

describe("NITF that is not in NewsML", () => {
  test.each(Object.entries(CASES))("%s", async (name, expected) => {
    expect(await outcomeOf(parseFixture("nitf", name))).toEqual(expected);
  });

  test("every file has a case", () => {
    expect(fixturesOf("nitf")).toEqual(Object.keys(CASES).sort());
  });
});
