import { once } from "node:events";
import { mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readChanges } from "../../lambdas/inbox/s3-events.ts";
import { publish as publishForReal } from "../../lambdas/publish/publish.ts";
import { StoreFault } from "../../lambdas/store/object-store.ts";
import type { CannotStart } from "../../local/cannot-start.ts";
import { type Publish, run } from "../../local/run.ts";
import { openSqliteStore } from "../../local/sqlite-object-store.ts";
import type { Options } from "../../local/start/options.ts";
import { Terminal } from "../../local/terminal/terminal.ts";
import { eventually } from "./eventually.ts";
import { findFreePort } from "./find-free-port.ts";
import { openOffice, settings } from "./office.ts";

/** Replaces publishing: writes a document for each file, with its name and its text. */
function openPress() {
  const published: string[] = [];
  const publish: Publish = async (event, { inbox, site, report }) => {
    for (const { key } of event.Records.flatMap(readChanges)) {
      published.push(key);
      const file = await inbox.get(key);
      if (file) await site.put(key, file.body, { contentType: "application/rss+xml; charset=utf-8" });
      else await site.delete(key);
      report(file ? { kind: "published", key, id: key } : { kind: "removed", key });
      report({ kind: "written", document: key });
    }
    return { batchItemFailures: [] };
  };
  return { published, publish };
}

async function start(options: Options, publish: Publish) {
  const lines: string[] = [];
  const terminal = new Terminal({ write: (line) => lines.push(line.replace(/[\u2066-\u2069]/g, "")) });
  const newspaper = await run(options, publish, terminal);
  onTestFinished(() => newspaper.close());
  await newspaper.ready;
  return { ...newspaper, lines };
}

function silent(): Terminal {
  return new Terminal({ write: () => undefined });
}

async function read(siteUrl: string, path: string): Promise<string> {
  return (await fetch(`${siteUrl}/${path}`)).text();
}

describe("a newspaper", () => {
  test("publishes, serves and says where everything is", async () => {
    const office = await openOffice();
    await writeFile(join(office.articles, "a.txt"), "text");
    const { siteUrl, lines } = await start(office, openPress().publish);
    expect(siteUrl).toMatch(/^http:\/\/localhost:\d+$/);
    expect(await read(siteUrl, "a.txt")).toBe("text");
    expect(await read(siteUrl, "rss.xml")).toContain(`${siteUrl}/rss.xml`);
    const said = lines.join("\n");
    for (const path of ["", "rss.xml", "feeds.opml"]) expect(said).toContain(`: ${siteUrl}/${path}\n`);
    expect(said).not.toContain("atom.xml");
    expect(said).toContain(office.articles);
  });

  test("prints the address of every feed if it is asked to", async () => {
    const office = await openOffice();
    await writeFile(join(office.articles, "a.txt"), "text");
    const { siteUrl, lines } = await start({ ...office, feeds: true }, openPress().publish);
    for (const path of ["rss.xml", "atom.xml", "feed.json"]) {
      expect(lines.filter((line) => line === `خلاصة / feed: ${siteUrl}/${path}`)).toHaveLength(1);
    }
    await mkdir(join(office.articles, "sections/new"), { recursive: true });
    await writeFile(join(office.articles, "sections/new/rss.xml"), "first");
    await eventually(() => lines).toContain(`خلاصة / feed: ${siteUrl}/sections/new/rss.xml`);
  });

  test("says which article a deleted file has withdrawn, and where its page says so", async () => {
    const office = await openOffice();
    const file = join(office.articles, "1190309.txt");
    await writeFile(file, "عنوان الخبر\n8 ديسمبر 2017\nقال كذا وكذا.");
    await writeFile(join(office.articles, "b.txt"), "");
    const { siteUrl, lines } = await start(office, publishForReal);
    await rm(join(office.articles, "b.txt"));
    await eventually(() => lines).toContain("حُذف / removed: b.txt");
    await rm(file);
    const address = `${siteUrl}/articles/1190309`;
    await eventually(() => lines).toContain(
      `حُذف / removed: 1190309.txt · سُحب المقال / article withdrawn: عنوان الخبر · وصفحته تقول ذلك / its page says so: ${address}`,
    );
    expect((await fetch(address)).status).toBe(410);
  });

  test("does not say that an article is withdrawn if an older file has it too", async () => {
    const office = await openOffice();
    const text = "1190309\nعنوان الخبر\n8 ديسمبر 2017\nقال كذا وكذا.";
    await writeFile(join(office.articles, "old.txt"), text);
    const { lines } = await start(office, publishForReal);
    await writeFile(join(office.articles, "new.txt"), `${text}\nثم قال.`);
    await eventually(() => lines).toContainEqual(expect.stringContaining("in place of old.txt"));
    await rm(join(office.articles, "new.txt"));
    await eventually(() => lines).toContain("حُذف / removed: new.txt");
    expect(lines.join("\n")).not.toContain("withdrawn");
  });

  test("counts a hundred files that were deleted before the start, in one line", async () => {
    const office = await openOffice();
    const { publish } = openPress();
    const names = Array.from({ length: 100 }, (_, number) => join(office.articles, `${number}.txt`));
    for (const name of names) await writeFile(name, name);
    const first = await run(office, publish, silent());
    await first.ready;
    await first.close();
    for (const name of names) await rm(name);
    const { lines } = await start(office, publish);
    expect(lines).toContain("حُذف من المجلد / deleted from the folder: 100");
    expect(lines.length).toBeLessThan(30);
  });

  test("prints for each change the headline, the date and the address of the page", async () => {
    const office = await openOffice();
    const sections = [{ name: "الرياضة", slug: "sport" }];
    await writeFile(office.settings, JSON.stringify({ ...settings, sections }));
    const { siteUrl, lines } = await start(office, publishForReal);
    await writeFile(join(office.articles, "1190309.txt"), "عنوان الخبر\n8 ديسمبر 2017\nقال كذا وكذا.");
    const address = `${siteUrl}/articles/1190309`;
    await eventually(() => lines).toContain(`نُشر / published: عنوان الخبر · 2017-12-08 · ${address}`);
    expect(await (await fetch(address)).text()).toContain("عنوان الخبر");
    await writeFile(join(office.articles, "b.txt"), "عنوان آخر\n8 ديسمبر 2017 12:30\nقال كذا وكذا.");
    await eventually(() => lines).toContainEqual(expect.stringContaining("عنوان آخر · 2017-12-08 12:30 · "));
    await writeFile(join(office.articles, "d.txt"), "رياضة\nعنوان ثالث\n8 ديسمبر 2017\nقال كذا وكذا.");
    const unlisted = "قسم ليس في الإعدادات / a section that the settings do not have: رياضة";
    await eventually(() => lines).toContain(
      `نُشر / published: عنوان ثالث · 2017-12-08 · ${siteUrl}/articles/d · ${unlisted}`,
    );
    await writeFile(join(office.articles, "c.txt"), "");
    await eventually(() => lines).toContain(
      "رُفض / refused: c.txt: الملف فارغ / the file is empty; التقرير / report: _refused/c.txt.txt",
    );
    await rm(join(office.articles, "b.txt"));
    await eventually(() => lines).toContainEqual(expect.stringContaining("حُذف / removed: b.txt · "));
  });

  test("answers under the host that it was given, and its addresses have that host", async () => {
    const office = await openOffice();
    await writeFile(join(office.articles, "a.txt"), "text");
    const { siteUrl, lines } = await start({ ...office, host: "127.0.0.1" }, openPress().publish);
    expect(siteUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(lines.join("\n")).toContain(`${siteUrl}/rss.xml`);
    expect(await read(siteUrl, "rss.xml")).toContain(`${siteUrl}/rss.xml`);
  });

  test("answers browsers and readers that ask for /favicon.ico with an image", async () => {
    const { siteUrl } = await start(await openOffice(), openPress().publish);
    const icon = await fetch(`${siteUrl}/favicon.ico`);
    expect([icon.status, icon.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
  });

  test("follows files that are dropped, renamed and deleted", async () => {
    const office = await openOffice();
    const { siteUrl } = await start(office, openPress().publish);
    await mkdir(join(office.articles, "sections/new"), { recursive: true });
    await writeFile(join(office.articles, "sections/new/rss.xml"), "first");
    await eventually(() => read(siteUrl, "sections/new/rss.xml")).toBe("first");
    await rename(join(office.articles, "sections/new/rss.xml"), join(office.articles, "atom.xml"));
    await eventually(() => read(siteUrl, "atom.xml")).toBe("first");
    await rm(join(office.articles, "atom.xml"));
    await eventually(async () => (await fetch(`${siteUrl}/atom.xml`)).status).toBe(404);
  });

  test("tells the context the address at which it is served, whatever the settings say", async () => {
    const office = await openOffice();
    await writeFile(office.settings, JSON.stringify({ ...settings, site: "https://news.example" }));
    await writeFile(join(office.articles, "a.txt"), "1");
    let told: string | undefined;
    const { siteUrl } = await start(office, async (_event, context) => {
      told = context.siteUrl;
      return { batchItemFailures: [] };
    });
    expect(told).toBe(siteUrl);
  });
});

test("the first start writes the feeds once, after all articles, and a start without changes writes nothing", async () => {
  const office = await openOffice();
  const count = 120; // more than a batch
  for (let id = 100; id < 100 + count; id++)
    await writeFile(join(office.articles, `${id}.txt`), `عنوان ${id}\n8 ديسمبر 2017\nقال كذا وكذا.`);
  const batches: string[] = [];
  const publish: Publish = async (event, context) => {
    const response = await publishForReal(event, context);
    const hasFeed = (await context.site.head("rss.xml")) !== undefined;
    batches.push(`${event.Records.length} files, ${hasFeed ? "a feed" : "no feed"}`);
    return response;
  };
  const first = await start(office, publish);
  expect(batches).toEqual(["100 files, no feed", "20 files, no feed"]);
  expect((await read(first.siteUrl, "rss.xml")).match(/<item>/g)).toHaveLength(50);
  const modified = async (siteUrl: string) =>
    (await fetch(`${siteUrl}/rss.xml`)).headers.get("last-modified");
  const before = await modified(first.siteUrl);
  await first.close();
  const port = Number(new URL(first.siteUrl).port);
  const second = await start({ ...office, port }, publish);
  expect(batches).toHaveLength(2);
  expect(await modified(second.siteUrl)).toBe(before);
  await writeFile(join(office.articles, "900.txt"), "عنوان جديد\n9 ديسمبر 2017\nقال كذا وكذا.");
  await eventually(() => read(second.siteUrl, "rss.xml")).toContain("عنوان جديد");
});

test("a refused file has its report in the folder until it is corrected", async () => {
  const office = await openOffice();
  await writeFile(join(office.articles, "a.txt"), "");
  await start(office, publishForReal);
  expect(await readdir(join(office.articles, "_refused"))).toEqual(["a.txt.txt"]);
  await writeFile(join(office.articles, "a.txt"), "عنوان الخبر\n8 ديسمبر 2017\nقال كذا وكذا.");
  await eventually(() => readdir(office.articles)).toEqual(["a.txt"]);
});

test("a second newspaper on the same store does not start", async () => {
  const office = await openOffice();
  await start(office, openPress().publish);
  await expect(run(office, openPress().publish, silent())).rejects.toThrow(
    `${office.store}: another npm start uses this store; end it, or name another store with --store`,
  );
});

test("a second newspaper on the same port does not start, and says so if it also has the same store", async () => {
  const office = { ...(await openOffice()), port: await findFreePort() };
  await start(office, openPress().publish);
  await expect(run(office, openPress().publish, silent())).rejects.toThrow(
    "another npm start uses this store",
  );
  const elsewhere = { ...office, store: join(office.folder, "other.sqlite") };
  await expect(run(elsewhere, openPress().publish, silent())).rejects.toThrow(`port ${office.port} is taken`);
});

test("a newspaper whose disk is full says so, and goes on when there is room", async () => {
  const office = await openOffice();
  let room = false;
  const { publish, published } = openPress();
  const full = Object.assign(new Error("database or disk is full"), { errcode: 13 });
  const { lines } = await start(office, async (event, context) => {
    if (!room) throw new StoreFault("put", "rss.xml", { cause: full });
    return publish(event, context);
  });
  await writeFile(join(office.articles, "a.txt"), "1");
  await eventually(() => lines).toContain(
    "تنبيه / note: a.txt: القرص ممتلئ؛ أفرغ مكانا، وسيستمر العمل وحده / the disk is full; make room, and this goes on by itself",
  );
  room = true;
  await eventually(() => published).toEqual(["a.txt"]);
  await eventually(() => lines).toContain(
    "زالت المشكلة ونُشر كل ما تأخر / recovered: all that failed is published",
  );
});

describe("started again", () => {
  /** Runs twice on the same port. */
  async function runTwice(between: (office: Options) => Promise<unknown>) {
    const office = { ...(await openOffice()), port: await findFreePort() };
    await writeFile(join(office.articles, "a.txt"), "1");
    await writeFile(join(office.articles, "b.txt"), "1");
    const first = openPress();
    const { close } = await start(office, first.publish);
    await close();
    expect(first.published.toSorted()).toEqual(["a.txt", "b.txt"]);
    await between(office);
    const second = openPress();
    const { lines } = await start(office, second.publish);
    return { published: second.published, lines };
  }

  test("does nothing for files that did not change", async () => {
    const { published, lines } = await runTwice(async () => undefined);
    expect(published).toEqual([]);
    expect(lines.join("\n")).toContain("الجديد والمعدل / new or changed: 0");
  });

  test("continues with the articles in its store", async () => {
    const { published } = await runTwice(({ articles }) => rm(join(articles, "a.txt")));
    expect(published).toEqual(["a.txt"]);
  });

  test("publishes everything again with other settings", async () => {
    const { published } = await runTwice(({ settings: file }) =>
      writeFile(file, JSON.stringify({ ...settings, title: "أخرى" })),
    );
    expect(published).toEqual(["a.txt", "b.txt"]);
  });

  test("leaves the reports alone when it publishes everything again", async () => {
    const { published } = await runTwice(async ({ settings: file, store: storeFile }) => {
      await writeFile(file, JSON.stringify({ ...settings, title: "أخرى" }));
      const store = openSqliteStore(storeFile);
      await store.bucket("inbox").put("_refused/c.txt", new Uint8Array(), { contentType: "text/plain" });
      store.close();
    });
    expect(published).toEqual(["a.txt", "b.txt"]);
  });

  test("publishes nothing again when the settings only have another layout", async () => {
    const { published } = await runTwice(({ settings: file }) =>
      writeFile(file, JSON.stringify(settings, null, 2)),
    );
    expect(published).toEqual([]);
  });

  test("publishes everything again on another port", async () => {
    const office = await openOffice();
    await writeFile(join(office.articles, "a.txt"), "1");
    const first = await start({ ...office, port: await findFreePort() }, openPress().publish);
    await first.close();
    const second = openPress();
    await start(office, second.publish);
    expect(second.published).toEqual(["a.txt"]);
  });

  test("after a crash in the middle of publishing, publishes the rest", async () => {
    const office = await openOffice();
    await writeFile(join(office.articles, "a.txt"), "1");
    const crashed = await run(office, () => Promise.reject(new Error("crash")), silent());
    await crashed.ready;
    await crashed.close();
    const { published, publish } = openPress();
    await start(office, publish);
    expect(published).toEqual(["a.txt"]);
  });
});

describe("a problem that the user must correct first is one line in each language, and nothing is written:", () => {
  async function problemOf(options: Options & { folder: string }) {
    const before = await readdir(options.folder, { recursive: true });
    const error: unknown = await run(options, openPress().publish, silent()).catch((error) => error);
    expect(await readdir(options.folder, { recursive: true })).toEqual(before);
    expect(error).toMatchObject({ name: "CannotStart" });
    return (error as CannotStart).lines;
  }

  /** Returns the line in English, which follows the one in Arabic. */
  async function problemInEnglish(options: Options & { folder: string }) {
    const [arabic, english, ...others] = await problemOf(options);
    expect(arabic).toMatch(/\p{Script=Arabic}/u);
    expect(others).toEqual([]);
    return english;
  }

  test("a taken port", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    expect(await problemInEnglish({ ...(await openOffice()), port })).toContain(`port ${port} is taken`);
  });

  test("a missing folder", async () => {
    const office = await openOffice();
    const articles = join(office.folder, "nowhere");
    expect(await problemInEnglish({ ...office, articles })).toBe(
      `${articles}: there is no such folder; make it, connect its drive, or name another with --articles`,
    );
  });

  test("a folder that is a file", async () => {
    const office = await openOffice();
    expect(await problemInEnglish({ ...office, articles: office.settings })).toBe(
      `${office.settings}: this is not a folder; --articles names a folder of articles`,
    );
  });

  test("missing settings", async () => {
    const office = await openOffice();
    const file = join(office.folder, "nowhere.json");
    expect(await problemInEnglish({ ...office, settings: file })).toBe(
      `${file}: there is no such settings file; name another with --settings`,
    );
  });

  test("wrong settings, with a line for each", async () => {
    const office = await openOffice();
    await writeFile(office.settings, JSON.stringify({ ...settings, language: "fa", timeZone: "Mars/Base" }));
    const [arabic, ...lines] = await problemOf(office);
    expect(arabic).toContain("صحّح الإعدادات الآتية");
    expect(lines.map((line) => line.split(": ")[1])).toEqual(["language", "timeZone"]);
  });

  test("a store in the folder of the articles", async () => {
    const office = await openOffice();
    const store = join(office.articles, "store.sqlite");
    expect(await problemInEnglish({ ...office, store })).toContain(
      "the store must not be among the articles",
    );
  });

  test("a store file that is not a store", async () => {
    const office = await openOffice();
    const file = join(office.folder, "store.sqlite");
    await writeFile(file, "not a database, whatever its name says. ".repeat(100));
    expect(await problemInEnglish({ ...office, store: file })).toBe(
      `${file}: this file is no store, or a damaged one; move it away, or name another file with --store`,
    );
  });

  test("a host that is not this computer", async () => {
    const english = await problemInEnglish({ ...(await openOffice()), host: "192.0.2.1" });
    expect(english).toContain("--host: 192.0.2.1 is not a name or address of this computer");
  });
});

test("a damaged store says what to do, and after that all articles are read again", async () => {
  const office = await openOffice();
  for (let number = 0; number < 50; number++) {
    await writeFile(join(office.articles, `${number}.txt`), "text ".repeat(1000));
  }
  await (await start(office, openPress().publish)).close();
  await overwritePages(office.store);
  const second = run(office, openPress().publish, silent());
  await expect(second).rejects.toThrow(`${office.store}: the store is damaged. Stop, move the store away`);
  await expect(second).rejects.toThrow("المخزن تالف");
  for (const name of await readdir(dirname(office.store))) {
    await rename(join(dirname(office.store), name), join(office.folder, name));
  }
  const { publish, published } = openPress();
  await start(office, publish);
  expect(published).toHaveLength(50);
});

/** Damages the pages of the tables, as a failing disk does. */
async function overwritePages(file: string): Promise<void> {
  await using handle = await open(file, "r+");
  const { size } = await handle.stat();
  for (let at = 3 * 4096; at < size; at += 4096) await handle.write(Buffer.alloc(100, 0xff), 0, 100, at);
}
