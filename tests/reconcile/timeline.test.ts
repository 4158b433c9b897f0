import { expect, test } from "vitest";
import type { Article } from "../../lambdas/article/article.ts";
import type { ArticleRecord } from "../../lambdas/catalog/article-record.ts";
import type { ArticleDate } from "../../lambdas/dates/days.ts";
import {
  dayOf,
  decideFirstUpdate,
  decideLaterUpdate,
  decidePublished,
} from "../../lambdas/reconcile/record/timeline.ts";

const muscat = "Asia/Muscat";
const at = (time: string) => Date.parse(time);

async function published(stated: ArticleDate, arrived: string, newest?: string): Promise<string> {
  const newestOf = async () => (newest === undefined ? undefined : at(newest));
  return new Date(await decidePublished(stated, at(arrived), muscat, newestOf)).toISOString();
}

test("a stated time is taken as it is", async () => {
  expect(await published({ instant: at("2017-12-08T10:30:00Z") }, "2026-01-01T00:00:00Z")).toBe(
    "2017-12-08T10:30:00.000Z",
  );
});

test("an article that arrives on its own day takes its time of arrival", async () => {
  expect(await published({ day: "2017-12-08" }, "2017-12-07T20:00:00Z")).toBe("2017-12-07T20:00:00.000Z");
  expect(await published({ day: "2017-12-08" }, "2017-12-08T19:59:59Z")).toBe("2017-12-08T19:59:59.000Z");
});

test("one that arrives later gets noon of its day, and each further one a second more", async () => {
  expect(await published({ day: "2017-12-08" }, "2017-12-08T20:00:00Z")).toBe("2017-12-08T08:00:00.000Z");
  expect(await published({ day: "2017-12-08" }, "2026-01-01T00:00:00Z", "2017-12-08T08:00:00Z")).toBe(
    "2017-12-08T08:00:01.000Z",
  );
  expect(await published({ day: "2017-12-08" }, "2026-01-01T00:00:00Z", "2017-12-08T15:30:00Z")).toBe(
    "2017-12-08T15:30:01.000Z",
  );
});

test("one that arrives later gets noon, also if the newest article of its day is of the morning", async () => {
  expect(await published({ day: "2017-12-08" }, "2026-01-01T00:00:00Z", "2017-12-08T05:00:00Z")).toBe(
    "2017-12-08T08:00:00.000Z",
  );
});

test("one that arrives later never gets the date of another day", async () => {
  expect(await published({ day: "2017-12-08" }, "2026-01-01T00:00:00Z", "2017-12-08T19:59:59.500Z")).toBe(
    "2017-12-08T19:59:59.750Z",
  );
});

test("an article of an earlier time than the first one that counts is not followed", async () => {
  expect(await published({ day: "2017-12-08" }, "2026-01-01T00:00:00Z", "2017-12-08T07:59:59Z")).toBe(
    "2017-12-08T08:00:00.000Z",
  );
});

test("one that arrives before its day gets the start of the day", async () => {
  expect(await published({ day: "2017-12-09" }, "2017-12-08T19:00:00Z")).toBe("2017-12-08T20:00:00.000Z");
});

test("a day has as many hours as it has in its time zone", () => {
  const hours = ({ start, end }: { start: number; end: number }) => (end - start) / 3_600_000;
  expect(hours(dayOf("2017-12-08", muscat))).toBe(24);
  expect(hours(dayOf("2024-04-26", "Africa/Cairo"))).toBe(23);
  expect(hours(dayOf("2024-10-31", "Africa/Cairo"))).toBe(25);
});

const article: Article = {
  headline: "عنوان",
  published: { day: "2017-12-08" },
  places: [],
  authors: [],
  agencies: [],
  tags: [],
  paragraphs: ["نص"],
};
const noon = at("2017-12-08T08:00:00Z");

function firstUpdate(updated: ArticleDate | undefined, arrived: string): string {
  return new Date(decideFirstUpdate({ ...article, updated }, noon, at(arrived), muscat)).toISOString();
}

test("a new article was updated when it was published, unless it states a later time", () => {
  const late = "2026-01-01T00:00:00Z";
  expect(firstUpdate(undefined, late)).toBe("2017-12-08T08:00:00.000Z");
  expect(firstUpdate({ day: "2017-12-08" }, late)).toBe("2017-12-08T08:00:00.000Z");
  expect(firstUpdate({ day: "2017-12-01" }, late)).toBe("2017-12-08T08:00:00.000Z");
  expect(firstUpdate({ day: "2017-12-10" }, late)).toBe("2017-12-10T08:00:00.000Z");
  expect(firstUpdate({ day: "2017-12-10" }, "2017-12-10T05:00:00Z")).toBe("2017-12-10T05:00:00.000Z");
  expect(firstUpdate({ instant: at("2017-12-08T09:00:00Z") }, late)).toBe("2017-12-08T09:00:00.000Z");
  const itself = "2017-12-08T09:00:00Z";
  expect(firstUpdate({ instant: at(itself) }, itself)).toBe("2017-12-08T09:00:00.000Z");
  expect(firstUpdate({ day: "2017-12-10" }, "2017-12-09T20:00:00Z")).toBe("2017-12-09T20:00:00.000Z");
  expect(firstUpdate({ day: "2017-12-10" }, "2017-12-10T20:00:00Z")).toBe("2017-12-10T08:00:00.000Z");
});

test("an update time that is later than the article's arrival is ignored", () => {
  const arrived = "2017-12-08T09:00:00Z";
  expect(firstUpdate({ day: "2027-12-08" }, arrived)).toBe("2017-12-08T08:00:00.000Z");
  expect(firstUpdate({ instant: at("2017-12-08T19:55:00Z") }, arrived)).toBe("2017-12-08T08:00:00.000Z");
});

test("an edit was made when it arrived, or at the time that it states if that is later than the last update", () => {
  const record = { updated: noon } as ArticleRecord;
  const edit = (updated: ArticleDate | undefined, arrived: string) =>
    new Date(decideLaterUpdate({ ...article, updated }, record, noon, at(arrived))).toISOString();
  expect(edit(undefined, "2017-12-09T05:00:00Z")).toBe("2017-12-09T05:00:00.000Z");
  expect(edit({ instant: at("2017-12-09T04:30:00Z") }, "2017-12-09T05:00:00Z")).toBe(
    "2017-12-09T04:30:00.000Z",
  );
  expect(edit({ instant: record.updated }, "2017-12-09T05:00:00Z")).toBe("2017-12-09T05:00:00.000Z");
  expect(edit(undefined, "2017-12-08T07:00:00Z")).toBe("2017-12-08T08:00:00.000Z");
  expect(edit({ instant: at("2027-12-09T04:30:00Z") }, "2017-12-09T05:00:00Z")).toBe(
    "2017-12-09T05:00:00.000Z",
  );
});

test("an edit that is not later than the last update keeps the time of that, unless it arrived before it", () => {
  const record = { updated: noon } as ArticleRecord;
  const edit = (published: number, arrived: string) =>
    new Date(decideLaterUpdate(article, record, published, at(arrived))).toISOString();
  expect(edit(0, "2017-12-08T07:00:00Z")).toBe("2017-12-08T07:00:00.000Z");
  expect(edit(0, "2017-12-08T09:00:00Z")).toBe("2017-12-08T09:00:00.000Z");
  expect(edit(at("2017-12-10T00:00:00Z"), "2017-12-08T09:00:00Z")).toBe("2017-12-10T00:00:00.000Z");
});

test("an article of the first moment of a day, which states this day as its update, was not updated later", () => {
  const start = at("2017-12-07T20:00:00Z");
  const updated = { day: "2017-12-08" } as const;
  expect(decideFirstUpdate({ ...article, updated }, start, at("2026-01-01T00:00:00Z"), muscat)).toBe(start);
});
