// Bylines of agencies: people are authors; desks, user names, jobs and employers are not.
import { describe, expect, test } from "vitest";
import { parseByline, parseCreators, parseSources } from "../../../lambdas/formats/agency/byline.ts";
import { parseDateline } from "../../../lambdas/formats/agency/dateline.ts";

describe("a byline", () => {
  test.each([
    ["Von Marco Krefting und Sunrita Sen, dpa", ["Marco Krefting", "Sunrita Sen"], ["dpa"]],
    ["Von dpa", [], ["dpa"]],
    ["Par Jean Dupont et Marie Curie", ["Jean Dupont", "Marie Curie"], []],
    ["Aaron J. Staples, Michigan State University", ["Aaron J. Staples"], []],
    ["Trond Husø, The Anti-Doping Database", ["Trond Husø"], []],
    ["By Sam Lister, Press Association Political Correspondent", ["Sam Lister"], []],
    ["Mia Rabson and Jordan Press", ["Mia Rabson", "Jordan Press"], []],
    ["Adel Zaanoun with Guillaume Lavallee in Jerusalem", ["Adel Zaanoun", "Guillaume Lavallee"], []],
    ["إيمانويل ميشال في مدريد مع مكاتب نيويورك وطوكيو", ["إيمانويل ميشال"], []],
    ["أحمد سالم، جامعة السلطان قابوس", ["أحمد سالم"], []],
    ["NTB-AFP-DPA", [], ["NTB", "AFP", "DPA"]],
    ["Reuters, MAR 04", [], ["Reuters"]],
    ["gr/bp", [], []],
    ["futurezone/KN", [], []],
    ["ناصر درويش", ["ناصر درويش"], []],
  ])("%s", (byline, authors, agencies) => {
    const credit = parseByline(byline);
    expect(credit.authors).toEqual(authors);
    expect(credit.agencies.filter((agency) => !agency.startsWith("مكاتب"))).toEqual(agencies);
  });
});

describe("creators in the metadata", () => {
  test("that are logins or initials are not authors", () => {
    expect(parseCreators(["VRG", "dw", "kosel", "load", "degenhardt.sandra"]).authors).toEqual([]);
  });
  test("that are people are authors", () => {
    expect(parseCreators(["dw", "Max Musterman", "منى علي"]).authors).toEqual(["Max Musterman", "منى علي"]);
  });
  test("that are an organisation are a source", () => {
    expect(parseCreators(["The Sports Network"])).toMatchObject({
      authors: [],
      agencies: ["The Sports Network"],
    });
  });
  test("are parsed up to 1,000, because that takes time; an article with more is refused", () => {
    const nameOf = (number: number) =>
      `${number}`.replaceAll(/\d/g, (digit) => "ابتثجحخدذر"[Number(digit)] ?? "");
    const lines = Array.from(
      { length: 1001 },
      (_, number) => `منى ${nameOf(number + 100)}، ليلى ${nameOf(number + 100)}`,
    );
    expect(parseCreators(lines.slice(1)).authors).toHaveLength(2000);
    expect(parseCreators(lines).authors).toEqual(lines);
  });
});

test.each([
  ["STT–", ["STT"]],
  ["STT–AFP", ["STT", "AFP"]],
  ["وكالة الأنباء العمانية", ["وكالة الأنباء العمانية"]],
])("the credit line %s", (line, agencies) => expect(parseSources(line)).toEqual(agencies));

describe("a dateline", () => {
  test.each([
    ["نيويورك (أ ف ب)", ["نيويورك"], ["أ ف ب"]],
    ["ملقة (إسبانيا) (أ ف ب)", ["ملقة"], ["أ ف ب"]],
    ["فريتاون, 26-11-2023 (أ ف ب) -", ["فريتاون"], ["أ ف ب"]],
    ["Gaza City, Palestinian Territories, May 16, 2021 (AFP) -", ["Gaza City"], ["AFP"]],
    ["SYDNEY March 22 AAP -", ["SYDNEY"], ["AAP"]],
    ["Tel Aviv/Beirut (dpa) - ", ["Tel Aviv", "Beirut"], ["dpa"]],
    ["MARCH 04, 2013", [], []],
    ["Oslo", ["Oslo"], []],
    ["", [], []],
  ])("%s", (dateline, places, agencies) => {
    expect(parseDateline(dateline)).toMatchObject({ places, agencies });
  });
});
