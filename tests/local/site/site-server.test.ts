import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { responseHeaders } from "../../../lambdas/documents/response-headers.ts";
import { type ObjectStore, StoreFault } from "../../../lambdas/store/object-store.ts";
import { listen } from "../../../local/site/listen.ts";
import { siteHandler } from "../../../local/site/site-server.ts";
import { openSqliteStore } from "../../../local/sqlite-object-store.ts";
import { httpRequest } from "../http-request.ts";

const rss = "application/rss+xml; charset=utf-8";
const html = "text/html; charset=utf-8";
const long = "خبر عاجل ".repeat(200);
/** A time with milliseconds, which Last-Modified cannot express. */
const changed = Date.parse("2026-11-23T10:00:00.789Z");

async function serve(site: ObjectStore, faults: string[] = [], host = "localhost") {
  const listening = await listen(0);
  onTestFinished(() => listening.close());
  const siteUrl = `http://${host}:${listening.port}`;
  listening.serve(siteHandler({ site, siteUrl, onFault: (fault) => faults.push(`${fault}`) }));
  return `http://127.0.0.1:${listening.port}`;
}

function openSite(): ObjectStore {
  const store = openSqliteStore(":memory:", () => changed);
  onTestFinished(() => store.close());
  return store.bucket("site");
}

async function put(
  site: ObjectStore,
  key: string,
  content: string,
  contentType: string,
  cacheControl?: string,
) {
  return site.put(key, new TextEncoder().encode(content), { contentType, cacheControl });
}

async function serveFeed() {
  const site = openSite();
  const etag = await put(site, "rss.xml", long, rss, "public, max-age=30");
  return { etag, site, url: `${await serve(site)}/rss.xml` };
}

test("the address of a feed's page without its final slash leads to the page", async () => {
  const { url } = await serveFeed();
  const target = new URL(`/sections/${encodeURIComponent("منوعات")}`, url);
  const { status, headers } = await httpRequest(target.href);
  expect([status, headers.location]).toEqual([301, `${target.pathname}/`]);
});

test("a browser that opens a feed as a page gets plain XML, for its style sheet; a script gets the feed's type", async () => {
  const { url } = await serveFeed();
  const typeFor = async (destination: string) =>
    (await httpRequest(url, { headers: { "sec-fetch-dest": destination } })).headers["content-type"];
  expect(await typeFor("document")).toBe("application/xml; charset=utf-8");
  expect(await typeFor("empty")).toBe("application/rss+xml; charset=utf-8");
});

describe("a document", () => {
  test("is sent with its type, its validators and the stored Cache-Control", async () => {
    const { etag, url } = await serveFeed();
    const { status, headers, body } = await httpRequest(url);
    expect(status).toBe(200);
    expect(body.toString()).toBe(long);
    expect(headers).toMatchObject({
      "content-type": rss,
      "content-length": String(Buffer.byteLength(long)),
      etag,
      "last-modified": "Mon, 23 Nov 2026 10:00:00 GMT",
      "cache-control": "public, max-age=30",
      vary: "Accept-Encoding",
      "x-content-type-options": "nosniff",
      date: expect.stringMatching(/GMT$/),
    });
    expect(headers).not.toHaveProperty("content-encoding");
  });

  test("is cached for a minute if no Cache-Control was stored", async () => {
    const site = openSite();
    await put(site, "style.css", "p{}", "text/css; charset=utf-8");
    const { headers } = await httpRequest(`${await serve(site)}/style.css`);
    expect(headers["cache-control"]).toBe("public, max-age=60");
  });

  test("and every error are sent with the headers that the stack sets on CloudFront", async () => {
    const { url } = await serveFeed();
    const { origin } = new URL(url);
    const siteUrl = origin.replace("127.0.0.1", "localhost");
    for (const path of ["/rss.xml", "/nothing", "/%", "/sections/oman"]) {
      const { headers } = await httpRequest(origin + path);
      expect(headers, path).toMatchObject(responseHeaders(siteUrl));
    }
    const policy = (await httpRequest(url)).headers["content-security-policy"];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`img-src 'self' ${siteUrl} https:`);
  });

  test("answers HEAD like GET, without a body", async () => {
    const { url } = await serveFeed();
    for (const headers of [{}, { "accept-encoding": "br" }]) {
      const get = await httpRequest(url, { headers });
      const head = await httpRequest(url, { method: "HEAD", headers });
      expect(head.status).toBe(200);
      expect(head.body).toHaveLength(0);
      expect({ ...head.headers, date: "" }).toEqual({ ...get.headers, date: "" });
    }
  });
});

describe("an address", () => {
  const pages = {
    "index.html": "front page",
    "sections/oman/index.html": "section",
    "articles/عُمان ١+1%/?": "article",
  };
  test.each([
    ["/", "front page"],
    ["", "front page"],
    ["/?utm_source=x", "front page"],
    ["/sections/oman/", "section"],
    ["/sections/oman/index.html?x=1", "section"],
    [`/articles/${encodeURIComponent("عُمان ١+1%")}/%3F`, "article"],
  ])("%j leads to its document", async (path, text) => {
    const site = openSite();
    for (const [key, page] of Object.entries(pages)) await put(site, key, page, html);
    const { status, body } = await httpRequest((await serve(site)) + path);
    expect([status, body.toString()]).toEqual([200, text]);
  });

  test.each(["/%", "/%ZZ", "/%C3", "/rss.xml%00", `/${"a".repeat(1100)}`])(
    "%j is malformed",
    async (path) => {
      const { status, body } = await httpRequest((await serve(openSite())) + path);
      expect(status).toBe(400);
      expect(body.toString()).toContain('dir="rtl"');
    },
  );

  test.each([
    "/nothing",
    "/../rss.xml",
    "//rss.xml",
    "/RSS.xml",
    "/sections/",
    "/%E2%80%AE",
    `/${"a".repeat(1024)}`,
  ])("%j leads nowhere", async (path) => {
    const site = openSite();
    await put(site, "rss.xml", "x", rss);
    const { status, headers, body } = await httpRequest((await serve(site)) + path);
    expect(status).toBe(404);
    expect(headers["content-type"]).toBe(html);
    expect(body.toString()).toMatch(/lang="ar" dir="rtl"/);
  });

  test("of a removed article answers 410, or 304 to a browser that has this answer", async () => {
    const site = openSite();
    const body = new TextEncoder().encode("gone");
    const etag = await site.put("articles/1", body, { contentType: html, status: 410 });
    const url = `${await serve(site)}/articles/1`;
    const { status, headers, body: page } = await httpRequest(url);
    expect([status, headers["content-type"], page.toString()]).toEqual([410, html, "gone"]);
    expect((await httpRequest(url, { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  test("of a feed that a hub announces names the hub, also to a reader that has the feed", async () => {
    const site = openSite();
    const link = '<https://news.example/rss.xml>; rel="self", <https://hub.example/>; rel="hub"';
    const etag = await site.put("rss.xml", new Uint8Array(), { contentType: "application/rss+xml", link });
    const url = `${await serve(site)}/rss.xml`;
    expect((await httpRequest(url)).headers.link).toBe(link);
    const again = await httpRequest(url, { headers: { "if-none-match": etag } });
    expect([again.status, again.headers.link]).toEqual([304, link]);
  });

  test("of an article that has moved redirects to the new address", async () => {
    const site = openSite();
    const location = "https://news.example/articles/%D8%AE%D8%A8%D8%B1";
    await site.put("articles/copy", new Uint8Array(), { contentType: html, status: 301, location });
    const { status, headers } = await httpRequest(`${await serve(site)}/articles/copy`);
    expect([status, headers.location]).toEqual([301, location]);
  });

  test("that leads nowhere shows the newspaper's own 404 page, and never answers 304", async () => {
    const site = openSite();
    const etag = await put(site, "404.html", long, html);
    const url = `${await serve(site)}/nothing`;
    const { status, headers, body } = await httpRequest(url, { headers: { "if-none-match": etag } });
    expect([status, body.toString()]).toEqual([404, long]);
    expect(headers).not.toHaveProperty("etag");
    const compressed = await httpRequest(url, { headers: { "accept-encoding": "gzip" } });
    expect(gunzipSync(compressed.body).toString()).toBe(long);
  });

  test.each(["POST", "PUT", "DELETE", "OPTIONS"])("refuses the method %s", async (method) => {
    const { url } = await serveFeed();
    const { status, headers } = await httpRequest(url, { method });
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
  });
});

describe("the host of a request", () => {
  /** Sends the lines of a request as they are. Resolves to the status of the answer. */
  async function ask(origin: string, ...lines: readonly string[]): Promise<number> {
    const socket = connect(Number(new URL(origin).port), "127.0.0.1");
    socket.end(`${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n`);
    return Number((await text(socket)).split(" ")[1]);
  }

  test.each<[number, readonly string[]]>([
    [200, ["Host: localhost"]],
    [200, ["Host: LOCALHOST:9000"]],
    [200, ["Host: 127.0.0.1:8080"]],
    [200, ["Host: [::1]:8080"]],
    [200, ["Host: desk.example"]],
    [400, ["Host: evil.example"]],
    [400, ["Host: localhost.evil.example"]],
    [400, ["Host: evil.example@localhost"]],
    [400, ["Host: localhost:80:80"]],
    [400, ["Host:"]],
    [400, []],
    [400, ["Host: localhost", "Host: localhost"]],
    [400, ["Host: localhost", "host: evil.example"]],
  ])("answers %i to %j", async (status, headers) => {
    const site = openSite();
    await put(site, "index.html", "front page", html);
    const origin = await serve(site, [], "desk.example");
    expect(await ask(origin, "GET / HTTP/1.1", ...headers)).toBe(status);
  });

  test("is that of the request target, if it is a whole address", async () => {
    const site = openSite();
    await put(site, "index.html", "front page", html);
    const origin = await serve(site);
    expect(await ask(origin, "GET http://evil.example/ HTTP/1.1", "Host: localhost")).toBe(400);
    expect(await ask(origin, "GET http://localhost/ HTTP/1.1", "Host: localhost")).toBe(200);
  });
});

describe("a conditional request", () => {
  const old = "Mon, 23 Nov 2026 09:59:59 GMT";
  const same = "Mon, 23 Nov 2026 10:00:00 GMT";

  test.each<[number, (etag: string) => Record<string, string>]>([
    [304, (etag) => ({ "if-none-match": etag })],
    [304, (etag) => ({ "if-none-match": `W/${etag}` })],
    [304, (etag) => ({ "if-none-match": `"other", W/${etag} , "third"` })],
    [304, () => ({ "if-none-match": "*" })],
    [200, () => ({ "if-none-match": '"other"' })],
    [304, () => ({ "if-modified-since": same })],
    [200, () => ({ "if-modified-since": old })],
    [200, () => ({ "if-modified-since": "yesterday" })],
    [200, () => ({ "if-none-match": '"other"', "if-modified-since": same })],
    [304, (etag) => ({ "if-none-match": etag, "if-modified-since": old })],
    [304, (etag) => ({ "if-none-match": etag, "cache-control": "no-cache" })],
  ])("gets %i for %s", async (expected, conditions) => {
    const { etag, url } = await serveFeed();
    for (const method of ["GET", "HEAD"]) {
      const { status } = await httpRequest(url, { method, headers: conditions(etag) });
      expect(status, method).toBe(expected);
    }
  });

  test("gets a 304 without a body, with the headers that a cache has to update", async () => {
    const { etag, url } = await serveFeed();
    const { headers, body } = await httpRequest(url, { headers: { "if-none-match": etag } });
    expect(body).toHaveLength(0);
    expect(headers).toMatchObject({
      etag,
      "cache-control": "public, max-age=30",
      vary: "Accept-Encoding",
      "access-control-allow-origin": "*",
    });
    expect(headers).not.toHaveProperty("content-type");
    expect(headers).not.toHaveProperty("content-length");
  });

  test("gets a 304 if fetch sends the weak ETag of the compressed document back", async () => {
    const { etag, site, url } = await serveFeed();
    const first = await fetch(url);
    expect(first.headers.get("etag")).toBe(`W/${etag}`);
    expect(await first.text()).toBe(long);
    const headers = { "if-none-match": first.headers.get("etag") ?? "" };
    expect((await fetch(url, { headers })).status).toBe(304);
    await put(site, "rss.xml", `${long}!`, rss);
    expect((await fetch(url, { headers })).status).toBe(200);
  });
});

describe("compression", () => {
  const decoders = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body };

  test.each<[string | undefined, keyof typeof decoders]>([
    [undefined, "identity"],
    ["", "identity"],
    ["gzip", "gzip"],
    ["br", "br"],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip;q=1.0, br;q=0.5", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["GZIP", "gzip"],
    ["*", "br"],
    ["identity", "identity"],
    ["identity, gzip;q=0.5", "identity"],
    ["zstd", "identity"],
    ["*;q=0", "identity"],
  ])("for Accept-Encoding %j is %s", async (accepted, encoding) => {
    const { etag, url } = await serveFeed();
    const { headers, body } = await httpRequest(url, {
      headers: accepted === undefined ? {} : { "accept-encoding": accepted },
    });
    expect(decoders[encoding](body).toString()).toBe(long);
    expect(headers["content-encoding"]).toBe(encoding === "identity" ? undefined : encoding);
    expect(headers["content-length"]).toBe(String(body.length));
    expect(headers.etag).toBe(encoding === "identity" ? etag : `W/${etag}`);
    expect(headers.vary).toBe("Accept-Encoding");
  });

  test.each([
    ["application/rss+xml; charset=utf-8", true],
    ["application/atom+xml; charset=utf-8", true],
    ["application/feed+json; charset=utf-8", true],
    ["text/html; charset=utf-8", true],
    ["text/css", true],
    ["image/svg+xml", true],
    ["application/json", true],
    ["image/png", false],
    ["application/octet-stream", false],
  ])("of %s: %s", async (contentType, expected) => {
    const site = openSite();
    await put(site, "document", long, contentType);
    const { headers } = await httpRequest(`${await serve(site)}/document`, {
      headers: { "accept-encoding": "gzip" },
    });
    expect(headers["content-encoding"] === "gzip").toBe(expected);
    expect(headers.vary !== undefined).toBe(expected);
  });

  test.each([
    [999, undefined],
    [1000, "gzip"],
  ])("of a document of %i bytes: %s", async (size, expected) => {
    const site = openSite();
    await put(site, "document", "x".repeat(size), html);
    const { headers } = await httpRequest(`${await serve(site)}/document`, {
      headers: { "accept-encoding": "gzip" },
    });
    expect(headers["content-encoding"]).toBe(expected);
  });
});

test("a fault of the store is answered with 500, and the next request is answered normally", async () => {
  const { site } = await serveFeed();
  const get = site.get.bind(site);
  const failing: ObjectStore = {
    ...site,
    get: async (key) => {
      if (key === "broken") throw new StoreFault("get", key, { cause: new Error("disk I/O error") });
      return get(key);
    },
  };
  const faults: string[] = [];
  const origin = await serve(failing, faults);
  const { status, body } = await httpRequest(`${origin}/broken`);
  expect(status).toBe(500);
  expect(body.toString()).not.toContain("I/O");
  expect(faults).toEqual(["StoreFault: get broken failed"]);
  expect((await httpRequest(`${origin}/rss.xml`)).status).toBe(200);
});
