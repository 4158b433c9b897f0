// The picture of an article in each of the three formats, read back by feedsmith.
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import type { EntryPicture } from "../../lambdas/feed/entry.ts";
import { entryOf, type Plain, renderDocument } from "./feed-fixture.ts";

const hosted: Plain<EntryPicture> = {
  from: { kind: "beside" },
  url: "https://news.example/media/1.jpg",
  file: { type: "image/jpeg", length: 12345, width: 4, height: 3 },
};
const remote: Plain<EntryPicture> = {
  from: { kind: "remote", url: "https://cdn.example/2.jpg" },
  url: "https://cdn.example/2.jpg",
};

function read(...pictures: readonly Plain<EntryPicture>[]) {
  const entries = [entryOf(1), entryOf(2, { pictures })];
  return {
    rss: parseRssFeed(renderDocument("rss.xml", entries)).items?.[1],
    atom: parseAtomFeed(renderDocument("atom.xml", entries)).entries?.[1],
    json: parseJsonFeed(renderDocument("feed.json", entries)).items?.[1],
  };
}
type Read = ReturnType<typeof read>;

const enclosures = ({ rss, atom, json }: Read) => [
  rss?.enclosures,
  atom?.links?.filter(({ rel }) => rel === "enclosure"),
  json?.attachments,
];
const descriptionOf = ({ rss }: Read) => {
  const [content] = rss?.media?.contents ?? [];
  return [content?.description, content?.credits];
};

describe("a picture on our own site", () => {
  test("is an enclosure with its type and length", () => {
    expect(enclosures(read(hosted))).toEqual([
      [{ url: hosted.url, type: "image/jpeg", length: 12345 }],
      [{ rel: "enclosure", href: hosted.url, type: "image/jpeg", length: 12345 }],
      [{ url: hosted.url, mime_type: "image/jpeg", size_in_bytes: 12345 }],
    ]);
  });

  test("is the image of its item in Media RSS and JSON Feed", () => {
    const { rss, json } = read(hosted);
    expect(rss?.media?.contents).toEqual([
      { url: hosted.url, medium: "image", type: "image/jpeg", width: 4, height: 3, fileSize: 12345 },
    ]);
    expect(json?.image).toBe(hosted.url);
  });
});

describe("a picture on another server", () => {
  test("is no enclosure in RSS and JSON Feed, which need its length", () => {
    expect(enclosures(read(remote))).toEqual([
      undefined,
      [{ rel: "enclosure", href: remote.url }],
      undefined,
    ]);
  });

  test("is the image of its item in Media RSS and JSON Feed", () => {
    const { rss, json } = read(remote);
    expect(rss?.media?.contents).toEqual([{ url: remote.url, medium: "image" }]);
    expect(json?.image).toBe(remote.url);
  });
});

test("only the leading picture is an enclosure", () => {
  const { rss, atom, json } = read(remote, hosted);
  expect(rss?.media?.contents?.map(({ url }) => url)).toEqual([remote.url]);
  expect(atom?.links?.filter(({ rel }) => rel === "enclosure")).toHaveLength(1);
  expect([rss?.enclosures, json?.attachments]).toEqual([undefined, undefined]);
});

test("an article without a picture has none of all that", () => {
  const { rss, atom, json } = read();
  expect([rss?.media, rss?.enclosures, json?.image, json?.attachments]).toEqual(Array(4).fill(undefined));
  expect(atom?.links).toHaveLength(1);
});

describe("in Media RSS", () => {
  test("a picture is described by its caption and named with its credit", () => {
    const words = { alt: "ملعب", caption: "الملعب قبل المباراة", credit: "سالم" };
    expect(descriptionOf(read({ ...remote, ...words }))).toEqual([
      { value: "الملعب قبل المباراة", type: "plain" },
      [{ value: "سالم" }],
    ]);
  });

  test("a picture without a caption is described by its alternative text", () => {
    expect(descriptionOf(read({ ...remote, alt: "ملعب" }))).toEqual([
      { value: "ملعب", type: "plain" },
      undefined,
    ]);
  });

  test("a caption and a credit that begin with Latin letters get their direction", () => {
    expect(descriptionOf(read({ ...remote, caption: "Boeing تسلم", credit: "AFP وسالم" }))).toMatchObject([
      { value: "\u200FBoeing تسلم" },
      [{ value: "\u200FAFP وسالم" }],
    ]);
  });
});

test("each element of an item has a line of its own, indented like the others", () => {
  const pictures = [{ ...hosted, caption: "الملعب", credit: "سالم" }];
  const rss = renderDocument("rss.xml", [entryOf(1, { pictures, authors: ["سالم"] })]);
  const item = rss
    .slice(rss.indexOf("<item>"), rss.indexOf("</item>"))
    .replace(/<content.*<\/content:encoded>/s, "");
  const lines = item.split("\n").slice(1, -1);
  expect(lines.map((line) => line.replace(/<.*/, "")).filter((indent) => indent !== " ".repeat(12))).toEqual(
    [],
  );
  expect(lines.flatMap((line) => /<([\w:]+)/.exec(line)?.[1] ?? [])).toEqual([
    ...["title", "link", "guid", "dc:creator", "pubDate", "description", "category"],
    ...["atom:updated", "dcterms:modified", "enclosure", "media:content"],
  ]);
});
