import { describe, expect, test } from "vitest";
import { dayOfDate, daysBetween, isBefore, isoDate } from "../../lambdas/dates/days.ts";

const timeZone = "Asia/Muscat";
const day = (text: string) => ({ day: text });
const instant = (text: string) => ({ instant: Date.parse(text) });

describe("the day of an instant", () => {
  test("is the day in the newspaper's time zone", () => {
    expect(dayOfDate(instant("2017-12-08T20:00Z"), timeZone)).toBe("2017-12-09");
    expect(dayOfDate(instant("2017-12-08T19:59Z"), timeZone)).toBe("2017-12-08");
    expect(dayOfDate(day("2017-12-08"), timeZone)).toBe("2017-12-08");
  });

  test("decides how many days are between two dates, in either order", () => {
    const dates = [day("2017-11-30"), instant("2017-12-08T20:00Z")] as const;
    expect(daysBetween(...dates, timeZone)).toBe(9);
    expect(daysBetween(dates[1], dates[0], timeZone)).toBe(9);
    expect(daysBetween(dates[0], dates[0], timeZone)).toBe(0);
  });
});

describe("comparing two dates", () => {
  test("two instants of one day are compared exactly", () => {
    const [morning, noon] = [instant("2017-12-08T04:00Z"), instant("2017-12-08T08:00Z")];
    expect(isBefore(morning, noon, timeZone)).toBe(true);
    expect(isBefore(noon, morning, timeZone)).toBe(false);
    expect(isBefore(noon, noon, timeZone)).toBe(false);
  });

  test("a day and an instant are compared by their days", () => {
    const noon = instant("2017-12-08T08:00Z");
    expect(isBefore(day("2017-12-07"), noon, timeZone)).toBe(true);
    expect(isBefore(day("2017-12-08"), noon, timeZone)).toBe(false);
    expect(isBefore(noon, day("2017-12-08"), timeZone)).toBe(false);
    expect(isBefore(noon, day("2017-12-09"), timeZone)).toBe(true);
  });
});

test("a date is written in ISO 8601", () => {
  expect(isoDate(day("2017-12-08"))).toBe("2017-12-08");
  expect(isoDate(instant("2017-12-08T08:00Z"))).toBe("2017-12-08T08:00:00.000Z");
});
