// The CloudFront Function, run as CloudFront runs it: a script that leaves a function named `handler`.
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { storedFeedTypes } from "../../../lambdas/page/site-document.ts";

interface Headers {
  readonly [name: string]: { readonly value: string };
}

const handler: (event: { request: { uri: string; headers: Headers }; response: { headers: Headers } }) => {
  headers: Headers;
} = runInNewContext(`${readFileSync("lib/edge/feed-type.js", "utf8")}\nhandler;`);

function typeOf(uri: string, destination?: string): string | undefined {
  const headers: Headers = destination ? { "sec-fetch-dest": { value: destination } } : {};
  const response = { headers: { "content-type": { value: "as stored" } } };
  return handler({ request: { uri, headers }, response }).headers["content-type"]?.value;
}

test("every feed gets its own type on the way out", () => {
  for (const folder of ["/", "/sections/oman/", "/authors/%D8%A8%D8%B3%D8%A7%D9%85/"]) {
    const types = Object.keys(storedFeedTypes).map((name) => typeOf(`${folder}${name}`));
    expect(types).toEqual([
      "application/rss+xml; charset=utf-8",
      "application/atom+xml; charset=utf-8",
      "application/feed+json; charset=utf-8",
      "text/x-opml; charset=utf-8",
    ]);
  }
});

test("the types under which feeds are stored are on CloudFront's list of what it compresses", () => {
  const compressed = ["application/rss+xml", "application/xml", "application/json"];
  for (const type of Object.values(storedFeedTypes)) expect(compressed).toContain(type);
});

test("a browser that opens a feed as a page gets plain XML, for its style sheet; a script gets the feed's type", () => {
  expect(typeOf("/rss.xml", "document")).toBe("application/xml; charset=utf-8");
  expect(typeOf("/atom.xml", "document")).toBe("application/xml; charset=utf-8");
  expect(typeOf("/feed.json", "document")).toBe("application/feed+json; charset=utf-8");
  expect(typeOf("/rss.xml", "empty")).toBe("application/rss+xml; charset=utf-8");
});

test("whatever is no feed keeps its type", () => {
  expect(typeOf("/index.html")).toBe("as stored");
  expect(typeOf("/articles/rss.xml.notes")).toBe("as stored");
  expect(typeOf("/articles/rss.xml")).toBe("as stored");
  expect(typeOf("/articles/constructor")).toBe("as stored");
  expect(typeOf("/constructor")).toBe("as stored");
});
