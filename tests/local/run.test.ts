import { once } from "node:events";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readChanges } from "../../lambdas/inbox/s3-events.ts";
import { type Publish, run } from "../../local/run.ts";
import { openSqliteStore } from "../../local/sqlite-object-store.ts";
import type { Options } from "../../local/start/options.ts";
import { Terminal } from "../../local/terminal.ts";
import { eventually } from "./eventually.ts";
import { findFreePort } from "./find-free-port.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const settings = {
  title: "صحيفة خلاصة",
  description: "أخبار",
  language: "ar",
  timeZone: "Asia/Muscat",
  guidAuthority: "khulasa.example,2026",
  contact: "editor@khulasa.example",
  copyright: "©",
};

async function openOffice(): Promise<Options & { folder: string }> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "articles"));
  await writeFile(join(folder, "publication.json"), JSON.stringify(settings));
  return {
    folder,
    port: 0,
    articles: join(folder, "articles"),
    store: join(folder, "kept/store.sqlite"),
    settings: join(folder, "publication.json"),
  };
}

/** Stands in for publishing: a document for every file, under its name, that holds its text. */
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
  const newspaper = await run(options, publish, new Terminal((line) => lines.push(line)));
  onTestFinished(() => newspaper.close());
  await newspaper.ready;
  return { ...newspaper, lines };
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
    for (const path of ["rss.xml", "atom.xml", "feed.json"]) {
      expect(said).toContain(`feed      ${siteUrl}/${path}`);
    }
    expect(said).toContain(office.articles);
  });

  test("answers browsers and readers that ask for /favicon.ico with an image", async () => {
    const { siteUrl } = await start(await openOffice(), openPress().publish);
    const icon = await fetch(`${siteUrl}/favicon.ico`);
    expect([icon.status, icon.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
  });

  test("shows what is dropped, renamed and deleted, and where a new feed is", async () => {
    const office = await openOffice();
    const { siteUrl, lines } = await start(office, openPress().publish);
    await mkdir(join(office.articles, "sections/new"), { recursive: true });
    await writeFile(join(office.articles, "sections/new/rss.xml"), "first");
    await eventually(() => read(siteUrl, "sections/new/rss.xml")).toBe("first");
    await eventually(() => lines).toContain(`feed      ${siteUrl}/sections/new/rss.xml`);
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

test("a refused file has its report in the folder until it is put right", async () => {
  const office = await openOffice();
  await writeFile(join(office.articles, "a.txt"), "");
  const { publish: publishForReal } = await import("../../lambdas/publish/publish.ts");
  await start(office, publishForReal);
  expect(await readdir(join(office.articles, "_refused"))).toEqual(["a.txt.txt"]);
  await writeFile(join(office.articles, "a.txt"), "عنوان الخبر\n8 ديسمبر 2017\nقال كذا وكذا.");
  await eventually(() => readdir(office.articles)).toEqual(["a.txt"]);
});

test("a second newspaper on the same store does not start", async () => {
  const office = await openOffice();
  await start(office, openPress().publish);
  await expect(run(office, openPress().publish, new Terminal(() => undefined))).rejects.toThrow(
    `${office.store}: another npm start uses this store; name another store with --store`,
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
    expect(lines.join("\n")).not.toContain("published");
  });

  test("goes on from its store", async () => {
    const { published } = await runTwice(({ articles }) => rm(join(articles, "a.txt")));
    expect(published).toEqual(["a.txt"]);
  });

  test("publishes everything anew with other settings", async () => {
    const { published } = await runTwice(({ settings: file }) =>
      writeFile(file, JSON.stringify({ ...settings, title: "أخرى" })),
    );
    expect(published).toEqual(["a.txt", "b.txt"]);
  });

  test("leaves the reports alone then", async () => {
    const { published } = await runTwice(async ({ settings: file, store: storeFile }) => {
      await writeFile(file, JSON.stringify({ ...settings, title: "أخرى" }));
      const store = openSqliteStore(storeFile);
      await store.bucket("inbox").put("_refused/c.txt", new Uint8Array(), { contentType: "text/plain" });
      store.close();
    });
    expect(published).toEqual(["a.txt", "b.txt"]);
  });

  test("publishes nothing anew when the settings are only written another way", async () => {
    const { published } = await runTwice(({ settings: file }) =>
      writeFile(file, JSON.stringify(settings, null, 2)),
    );
    expect(published).toEqual([]);
  });

  test("publishes everything anew on another port", async () => {
    const office = await openOffice();
    await writeFile(join(office.articles, "a.txt"), "1");
    const first = await start({ ...office, port: await findFreePort() }, openPress().publish);
    await first.close();
    const second = openPress();
    await start(office, second.publish);
    expect(second.published).toEqual(["a.txt"]);
  });

  test("after a crash in the middle of publishing, publishes what was left", async () => {
    const office = await openOffice();
    await writeFile(join(office.articles, "a.txt"), "1");
    const crashed = await run(
      office,
      () => Promise.reject(new Error("crash")),
      new Terminal(() => undefined),
    );
    await crashed.ready;
    await crashed.close();
    const { published, publish } = openPress();
    await start(office, publish);
    expect(published).toEqual(["a.txt"]);
  });
});

describe("what has to be put right first is one line, and nothing is written:", () => {
  async function problemOf(options: Options & { folder: string }) {
    const before = await readdir(options.folder, { recursive: true });
    const error: unknown = await run(options, openPress().publish, new Terminal(() => undefined)).catch(
      (error) => error,
    );
    expect(await readdir(options.folder, { recursive: true })).toEqual(before);
    expect(error).toMatchObject({ name: "CannotStart" });
    return (error as { lines: string[] }).lines;
  }

  test("a taken port", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const lines = await problemOf({ ...(await openOffice()), port });
    expect(lines).toEqual([expect.stringContaining(`port ${port} is taken`)]);
  });

  test("a missing folder", async () => {
    const office = await openOffice();
    const articles = join(office.folder, "nowhere");
    expect(await problemOf({ ...office, articles })).toEqual([
      `${articles}: there is no such folder; make it, or name another with --articles`,
    ]);
  });

  test("a folder that is a file", async () => {
    const office = await openOffice();
    expect(await problemOf({ ...office, articles: office.settings })).toEqual([
      `${office.settings}: this is not a folder; --articles names a folder of articles`,
    ]);
  });

  test("missing settings", async () => {
    const office = await openOffice();
    const file = join(office.folder, "nowhere.json");
    expect(await problemOf({ ...office, settings: file })).toEqual([
      `${file}: there is no such settings file`,
    ]);
  });

  test("wrong settings, each with its line", async () => {
    const office = await openOffice();
    await writeFile(office.settings, JSON.stringify({ ...settings, language: "fa", timeZone: "Mars/Base" }));
    const lines = await problemOf(office);
    expect(lines.map((line) => line.split(": ")[1])).toEqual(["language", "timeZone"]);
  });

  test("a store among the articles, which would be taken for one", async () => {
    const office = await openOffice();
    const lines = await problemOf({ ...office, store: join(office.articles, "store.sqlite") });
    expect(lines).toEqual([expect.stringContaining("the store must not be among the articles")]);
  });

  test("a store that is none", async () => {
    const office = await openOffice();
    const file = join(office.folder, "store.sqlite");
    await writeFile(file, "not a database, whatever its name says. ".repeat(100));
    expect(await problemOf({ ...office, store: file })).toEqual([
      expect.stringContaining("cannot hold the store"),
    ]);
  });
});
