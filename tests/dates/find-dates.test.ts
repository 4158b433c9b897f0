// Finds dates in a longer text of a page, which is in the language of the page.
import { describe, expect, test } from "vitest";
import { dateOfNumbers, findDates, mayBeMonthFirst } from "../../lambdas/dates/month-names.ts";

const timeZone = "Asia/Muscat";
const find = (text: string, language: string) => findDates(text, language, timeZone);

describe("a date among other words", () => {
  test.each([
    ["Posted on November 1, 2023 by Said", "en"],
    ["on 1st of November 2023", "en"],
    ["Nov. 1, 2023 | Sport", "en"],
    ["by Said, 2023.11.01 10:00", "en"],
    ["Sport, 2023-11-1, Said", "en"],
    ["Sport 2023/11/01", "en"],
    ["le mercredi 1er novembre 2023", "fr"],
    ["publi\u00E9 le 01/11/2023", "fr"],
    ["publicado el 1 de noviembre de 2023", "es"],
    ["Mittwoch, 1. November 2023", "de"],
    ["Berlin, 01.11.23", "de"],
    ["Wien, 01.11.23", "de-AT"],
    ["Berlin, 01. 11. 2023", "de"],
    ["1 Kas\u0131m 2023 \u00C7ar\u015Famba", "tr"],
    ["2023\u5E7411\u67081\u65E5(\u6C34)", "ja"],
    ["2023\uB144 11\uC6D4 1\uC77C \uC218\uC694\uC77C", "ko"],
    ["Posted on November 1, 2023 by Said", ""],
    ["Posted on November 1, 2023 by Said", "not a language!"],
    ["November 1, 2023 (11/01/2023)", "en"],
  ])("%s (%s) is found", (text, language) => {
    expect(find(text, language)).toEqual([{ day: "2023-11-01" }]);
  });

  test.each([
    ["01.11.23 in another language", "en-DE"],
    ["seen 11/01/2023, or 1 November", "en"],
    ["November 31, 2023 is no day", "en"],
    ["room 12023.11.01", "en"],
    ["room A2023.11.01", "en"],
    ["room 2023.11-01", "en"],
    ["1 11 2023, where the language abbreviates months as numbers", "lt"],
  ])("%s (%s) is not a date", (text, language) => {
    expect(find(text, language)).toEqual([]);
  });

  test("several dates in one text are all found, in every form", () => {
    expect(
      find("May 1, 2023 or 2 June 2023 or 2023-07-03", "en")
        .map((date) => JSON.stringify(date))
        .sort(),
    ).toEqual(['{"day":"2023-05-01"}', '{"day":"2023-06-02"}', '{"day":"2023-07-03"}']);
  });
});

test("a text that is only a date keeps its time of day", () => {
  expect(find("8 ديسمبر 2017 2:30 م", "ar")).toEqual([{ instant: Date.parse("2017-12-08T14:30+04:00") }]);
});

test("a date of three numbers can have a year of four digits, or of two digits in this century", () => {
  expect(dateOfNumbers(["2017", "2", "8"], timeZone)).toEqual({ day: "2017-02-08" });
  expect(dateOfNumbers(["17", "2", "8"], timeZone)).toEqual({ day: "2017-02-08" });
  expect(dateOfNumbers(["2017", "2", "30"], timeZone)).toBeUndefined();
});

describe("numbers that can be read month first", () => {
  test.each([
    ["11/01/2023", "en"],
    ["11/01/2023", "en-IT"],
    ["11/01/2023", ""],
    ["11-01-2023", "de"],
    ["11 / 01 / 2023", "en"],
    ["12/11/2023", "en"],
    ["١١/٠١/٢٠٢٣", "en"],
    ["on 11/01/2023 in town", "en"],
  ])("%s (%s)", (text, language) => {
    expect(mayBeMonthFirst(text, language)).toBe(true);
  });
});

describe("numbers that can't be read month first", () => {
  test.each([
    ["13/11/2023", "en"],
    ["11/11/2023", "en"],
    ["11.01.2023", "en"],
    ["11/01/23", "en"],
    ["112/11/2023", "en"],
    ["no date", "en"],
    ["11/01/2023", "ar"],
    ["11/01/2023", "ar-OM"],
    ["11/01/2023", "fr"],
  ])("%s (%s)", (text, language) => {
    expect(mayBeMonthFirst(text, language)).toBe(false);
  });
});
