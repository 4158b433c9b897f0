// Requests the site as feed readers and browsers do. The emulated CloudFront has no cache, no compression and no page for 404. The file
// docs/emulator.md lists these differences, and the tests that cover them.
import { beforeAll, describe, expect, test } from "vitest";
import { fetchFromCdn } from "../cdn.ts";
import { findNewspaper, type Newspaper } from "../newspaper.ts";

let newspaper: Newspaper;
const get = (path: string, headers = {}) => fetchFromCdn(`${newspaper.siteUrl}${path}`, { headers });

describe("a reader gets", () => {
  beforeAll(async () => {
    newspaper = await findNewspaper();
  });

  test.each([
    ["/rss.xml", "application/rss+xml; charset=utf-8", "public, max-age=60, stale-while-revalidate=300"],
    ["/atom.xml", "application/atom+xml; charset=utf-8", "public, max-age=60, stale-while-revalidate=300"],
    ["/feed.json", "application/feed+json; charset=utf-8", "public, max-age=60, stale-while-revalidate=300"],
    ["/feeds.opml", "text/x-opml; charset=utf-8", "public, max-age=60, stale-while-revalidate=300"],
    ["/", "text/html; charset=utf-8", "public, max-age=60, stale-while-revalidate=300"],
    ["/sections/sport/", "text/html; charset=utf-8", "public, max-age=60, stale-while-revalidate=300"],
    ["/style.css", "text/css; charset=utf-8", "public, max-age=60, stale-while-revalidate=300"],
    ["/favicon.ico", "image/svg+xml", "public, max-age=86400"],
  ])("%s as %s", async (path, type, cache) => {
    const { status, headers } = await get(path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": type,
      "cache-control": cache,
      etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "strict-transport-security": expect.any(String),
    });
    expect(headers).not.toHaveProperty("x-amz-meta-fingerprint");
  });

  test("304 for what did not change since its last visit, by ETag and by date", async () => {
    const { headers } = await get("/rss.xml");
    const { etag = "", "last-modified": modified = "" } = headers;
    for (const condition of [{ "if-none-match": etag }, { "if-modified-since": modified }]) {
      expect(await get("/rss.xml", condition)).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    }
    expect(await get("/rss.xml", { "if-none-match": '"another"' })).toMatchObject({ status: 200 });
  });

  test("XML that a browser shows with the style sheet, if a person opens a feed", async () => {
    for (const feed of ["/rss.xml", "/atom.xml"]) {
      const { headers } = await get(feed, { "sec-fetch-dest": "document" });
      expect(headers["content-type"]).toBe("application/xml; charset=utf-8");
    }
  });

  test("a redirect to the slash behind a section, and one to HTTPS", async () => {
    const { status, headers } = await get("/sections/sport");
    expect([status, headers.location]).toEqual([301, "/sections/sport/"]);
  });

  test("a feed for scripts of every site", async () => {
    const { headers } = await get("/feed.json", { origin: "https://reader.example" });
    expect(headers["access-control-allow-origin"]).toBe("*");
    expect(headers["access-control-expose-headers"]?.toLowerCase()).toContain("etag");
  });

  test("nothing where there is nothing, and no list of the bucket", async () => {
    for (const path of ["/nothing.xml", "/articles/", "/?list-type=2"]) {
      const { body } = await get(path);
      expect(body.toString()).not.toContain("ListBucketResult");
    }
    expect((await get("/nothing.xml")).status).toBeGreaterThanOrEqual(403);
  });
});
