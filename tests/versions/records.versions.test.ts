// Versions of the code on one store: an upgrade from every version in versions.json works, and so does a rollback to every one
// that promises it, with its process still warm. Nothing is lost, nothing throws, and two versions do not rewrite each other's
// records again and again.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore, type SqliteStore } from "../../local/sqlite-object-store.ts";
import { articleText, drop, png, readItems, readText } from "../publish/publish-fixture.ts";
import { type Command, earlierVersions, thisVersion, type Version, VersionProcess } from "./version.ts";

const settings = {
  title: "صحيفة الاختبار",
  description: "صحيفة للاختبار",
  language: "ar",
  timeZone: "Asia/Muscat",
  guidAuthority: "news.example,2017",
  sections: [{ name: "الرياضة", slug: "sport" }],
  feeds: { authors: true, tags: true },
  contact: "editor@news.example",
  copyright: "© صحيفة الاختبار",
};

let folder: string;
let store: SqliteStore;
let now: number;
let processes: VersionProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "khulasa-versions-"));
  now = Date.UTC(2017, 11, 8, 8);
  // The first version makes the file, as it did then.
  processes = [];
});

afterEach(() => {
  for (const process of processes) process.close();
  store?.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(version: Version): VersionProcess {
  const process = new VersionProcess(version, join(folder, "store.sqlite"));
  processes.push(process);
  return process;
}

async function carryOut(
  process: VersionProcess,
  command: { do: "publish" | "backfill"; keys: readonly string[] } | { do: "due" },
): Promise<readonly string[]> {
  const { failed, outcomes } = await process.carryOut({ ...command, now, settings } as Command);
  expect({
    failed,
    outcomes: outcomes.filter((outcome) => /withheld|leftOut|"failed"/.test(outcome)),
  }).toEqual({
    failed: 0,
    outcomes: [],
  });
  return outcomes;
}

function open(): void {
  store = openSqliteStore(join(folder, "store.sqlite"), () => now);
}

const rich = `---
title: خبر غني
date: 2017-12-08T09:00:00+04:00
section: الرياضة
author: [سالم خالد, منى علي]
tags: [كرة, دوري]
summary: مقدمة الخبر
---

فقرة **مهمة** و[رابط](https://news.example/خبر).

| أ | ب |
|---|---|
| 1 | 2 |

![صورة](https://img.example/50%off.jpg)
`;

const files: Readonly<Record<string, string>> = {
  "a.txt": articleText({ id: "1", headline: "الأول" }),
  "b.md": rich,
  "c.txt": articleText({ id: "3", headline: "الثالث" }),
  "d.md": "---\ntitle: محظور\ndate: 2017-12-08T14:00:00+04:00\n---\n\nنص.\n",
  "e.md": "---\nid: 5\ndraft: true\n---\n",
};

/** Some articles with pictures, one removed, one waiting, one draft, by the version that is there first. */
async function begin(process: VersionProcess): Promise<void> {
  await carryOut(process, { do: "due" });
  open();
  for (const [key, text] of Object.entries(files)) {
    now += 1000;
    await drop(store.bucket("inbox"), key, text);
    await carryOut(process, { do: "publish", keys: [key] });
  }
  await store.bucket("inbox").put("a.png", png(7), { contentType: "image/png" });
  await store.bucket("inbox").delete("c.txt");
  await carryOut(process, { do: "publish", keys: ["a.png", "c.txt"] });
}

async function catalog(): Promise<Readonly<Record<string, string | undefined>>> {
  const bucket = store.bucket("catalog");
  const keys = (await bucket.list({ prefix: "" })).map(({ key }) => key);
  return Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await readText(bucket, key)])));
}

async function entries() {
  const items = (await readItems(store.bucket("site"))) ?? [];
  return items.map(({ id, title, date_published, date_modified }) => ({
    id,
    title,
    date_published,
    date_modified,
  }));
}

async function inboxKeys(): Promise<readonly string[]> {
  return (await store.bucket("inbox").list({ prefix: "" })).map(({ key }) => key);
}

describe.each(earlierVersions)("from $name", (earlier) => {
  test("an upgrade keeps every guid and date, and a second look at every file writes nothing", async () => {
    await begin(start(earlier));
    const before = await entries();
    const upgraded = start(thisVersion);
    await carryOut(upgraded, { do: "backfill", keys: await inboxKeys() });
    expect(await entries()).toEqual(before);
    const settled = await catalog();
    await carryOut(upgraded, { do: "publish", keys: await inboxKeys() });
    expect(await catalog()).toEqual(settled);
  });

  test("after an upgrade corrections, removals, returns and embargoes go on where the earlier version was", async () => {
    await begin(start(earlier));
    const upgraded = start(thisVersion);
    await goOn(upgraded, (keys) => carryOut(upgraded, { do: "publish", keys }));
  });
});

describe.each(earlierVersions.filter(({ rollback }) => rollback))("to $name", (earlier) => {
  test("a rollback goes on where this version was, and rolls forward again", async () => {
    await begin(start(thisVersion));
    const rolledBack = start(earlier);
    await goOn(rolledBack, (keys) => carryOut(rolledBack, { do: "publish", keys }));
    const before = await entries();
    await carryOut(start(thisVersion), { do: "backfill", keys: await inboxKeys() });
    expect(await entries()).toEqual(before);
  });

  test("two versions at once work on the same messages, and their records come to rest", async () => {
    const [one, other] = [start(thisVersion), start(earlier)];
    await begin(one);
    const both = async (keys: readonly string[]) => {
      for (const process of [other, one, other, one]) await carryOut(process, { do: "publish", keys });
      const settled = await catalog();
      for (const process of [other, one, other, one]) await carryOut(process, { do: "publish", keys });
      expect(await catalog()).toEqual(settled);
    };
    await both(await inboxKeys());
    await goOn(one, both);
  });
});

/** A correction, a return, a removal, and an embargo that ends. */
async function goOn(
  clock: VersionProcess,
  publishKeys: (keys: readonly string[]) => Promise<unknown>,
): Promise<void> {
  const inbox = store.bucket("inbox");
  const before = await entries();
  const dateOf = (id: string) => before.find((entry) => entry.id.endsWith(`:${id}`))?.date_published;
  now += 60_000;
  await drop(inbox, "a.txt", articleText({ id: "1", headline: "مصحح" }));
  await drop(inbox, "c.txt", articleText({ id: "3", headline: "عاد" }));
  await drop(inbox, "f.txt", articleText({ id: "6", headline: "جديد" }));
  await publishKeys(["a.txt", "c.txt", "f.txt"]);
  expect(await entries()).toMatchObject([
    { title: "جديد", id: "tag:news.example,2017:6" },
    { title: "عاد", id: "tag:news.example,2017:3" },
    { title: "مصحح", id: "tag:news.example,2017:1", date_published: dateOf("1") },
    { title: "خبر غني", id: "tag:news.example,2017:b", date_published: dateOf("b") },
  ]);
  expect(await readItems(store.bucket("site"), "authors/سالم-خالد/")).toHaveLength(1);
  expect((await readItems(store.bucket("site")))?.[2]).toHaveProperty("image");
  now = Date.UTC(2017, 11, 8, 10, 0, 5);
  await carryOut(clock, { do: "due" });
  await inbox.delete("b.md");
  await publishKeys(["b.md"]);
  expect((await entries()).map(({ title }) => title)).toEqual(["محظور", "جديد", "عاد", "مصحح"]);
}
