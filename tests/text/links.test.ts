// Addresses in plain text become links.
import { describe, expect, test } from "vitest";
import { findLinks } from "../../lambdas/text/addresses/links.ts";

const linksIn = (text: string) =>
  findLinks(text).map(({ start, end, href }) => [text.slice(start, end), href] as const);

describe("an address is a link", () => {
  test.each([
    ["انظر https://example.com/a، ثم", "https://example.com/a", "https://example.com/a"],
    ["الموقع www.omandaily.om.", "www.omandaily.om", "https://www.omandaily.om/"],
    ["راسلنا editor@news.example؛", "editor@news.example", "mailto:editor@news.example"],
    ["إيميل:Arfaj555@yahoo.com", "Arfaj555@yahoo.com", "mailto:Arfaj555@yahoo.com"],
    ["_a@yahoo.com", "_a@yahoo.com", "mailto:_a@yahoo.com"],
    ["«https://example.com/»", "https://example.com/", "https://example.com/"],
    ["(https://en.wikipedia.org/wiki/Foo_(bar))", "https://en.wikipedia.org/wiki/Foo_(bar)", undefined],
    ["t.me/khulasa", "t.me/khulasa", "https://t.me/khulasa"],
    ["https://x.example/عمان؟", "https://x.example/عمان", "https://x.example/%D8%B9%D9%85%D8%A7%D9%86"],
    ["HTTPS://EXAMPLE.COM/A", "HTTPS://EXAMPLE.COM/A", "https://example.com/A"],
  ])("%s", (text, shown, href) => {
    expect(linksIn(text)).toEqual([[shown, href ?? shown]]);
  });

  test("several addresses in one text are all links", () => {
    expect(linksIn("a@news.example, b@news.example و https://example.com/").map(([shown]) => shown)).toEqual([
      "a@news.example",
      "b@news.example",
      "https://example.com/",
    ]);
  });
});

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "ftp://example.com/a",
  "ASP.NET و Booking.com",
  "و/أو 24/7 km/h",
  "@khulasa_ar #Oman2040",
  "https://bank.example@other.example/",
  `https://example.com/${"a".repeat(3000)}`,
])("%s is not a link", (text) => {
  expect(linksIn(text)).toEqual([]);
});
