import { describe, expect, test } from "vitest";
import { parseMachineDate } from "../../lambdas/dates/machine-date.ts";

const instant = (text: string) => ({ kind: "date", date: { instant: Date.parse(text) } });
const day = (text: string) => ({ kind: "date", date: { day: text } });

describe("a date that a program wrote", () => {
  test.each([
    ["2020-01-28T15:49:07+01:00", instant("2020-01-28T14:49:07Z")],
    ["2020-01-28", day("2020-01-28")],
    ["Tue Jan 28 15:49:07 CET 2020", instant("2020-01-28T14:49:07Z")],
    ["Tue Jul 30 09:35:14 CEST 2019", instant("2019-07-30T07:35:14Z")],
    ["Tue, Sep 15 2020 10:01:41 EDT", instant("2020-09-15T14:01:41Z")],
    ["Fri Dec 08 2017 14:30:00 GMT+0400 (Gulf Standard Time)", instant("2017-12-08T10:30:00Z")],
    ["2020-09-26T12:27:14+02:00CET", instant("2020-09-26T10:27:14Z")],
    ["2020-09-25T16:02:50CDT", instant("2020-09-25T21:02:50Z")],
    ["20201123T17:03:00Z", instant("2020-11-23T17:03:00Z")],
    ["2020-12-05T23:15:0Z", instant("2020-12-05T23:15:00Z")],
    ["06/13/2019", day("2019-06-13")],
    ["13/06/2019", day("2019-06-13")],
    ["06/06/2019", day("2019-06-06")],
    ["11/23/2023 12:43:42", instant("2023-11-23T08:43:42Z")],
    ["11.01.2023", day("2023-01-11")],
    ["8 ديسمبر 2017", day("2017-12-08")],
    ["٨ ديسمبر ٢٠١٧", day("2017-12-08")],
    ["20/3/1439هـ", day("2017-12-08")],
    ["3/4/1439هـ", day("2017-12-21")],
    ["3/4/1439 ه", day("2017-12-21")],
    ["3/4/1439 ه 14:30", instant("2017-12-21T10:30:00Z")],
    [" Tue Jan 28 15:49:07 CET 2020 ", instant("2020-01-28T14:49:07Z")],
    ["2020-01-28".padEnd(200), day("2020-01-28")],
  ])("%s", (text, expected) => {
    expect(parseMachineDate(text, "Asia/Muscat")).toEqual(expected);
  });

  test.each([
    "11/01/2023 12:43:42",
    "11/01/2023",
    "01-11-2023",
    "12/11/2023",
    "11/12/2023",
    "١١/٠١/٢٠٢٣",
    "11\u200F/01\u200F/2023",
  ])("%s can be two different days, and neither is chosen", (text) => {
    expect(parseMachineDate(text, "Asia/Muscat")).toEqual({ kind: "ambiguous" });
  });

  test.each(["", "قريبا", "16:45", "2020-01-28".padEnd(201)])("%j is not a date", (text) => {
    expect(parseMachineDate(text, "Asia/Muscat")).toEqual({ kind: "not-a-date" });
  });
});
