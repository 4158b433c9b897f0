// The CloudFront Function, run as CloudFront runs it: a script that leaves a function named `handler`.
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";

const handler: (event: { request: { uri: string; method: string } }) => Record<string, unknown> =
  runInNewContext(`${readFileSync("lib/edge/directory-index.js", "utf8")}\nhandler;`);

test.each([
  ["/", "/index.html"],
  ["/sections/oman/", "/sections/oman/index.html"],
  ["/sections/%D8%B9%D9%85%D8%A7%D9%86/", "/sections/%D8%B9%D9%85%D8%A7%D9%86/index.html"],
  ["/rss.xml", "/rss.xml"],
  ["/articles/1187246", "/articles/1187246"],
  ["/sections/oman/index.html", "/sections/oman/index.html"],
  ["/sections/oman/atom.xml", "/sections/oman/atom.xml"],
  ["/media/1187246/2.jpg", "/media/1187246/2.jpg"],
])("%s is the object %s", (uri, object) => {
  expect(handler({ request: { method: "GET", uri } })).toEqual({ method: "GET", uri: object });
});

test.each(["/sections/oman", "/authors/%D8%A8%D8%B3%D8%A7%D9%85", "/tags/world"])(
  "%s leads to the same with a slash, within the site",
  (uri) => {
    expect(handler({ request: { method: "GET", uri } })).toMatchObject({
      statusCode: 301,
      headers: { location: { value: `${uri}/` } },
    });
  },
);
