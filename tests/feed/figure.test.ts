// Pictures in feeds and on pages.
import { describe, expect, test } from "vitest";
import { renderFigure } from "../../lambdas/feed/content/figure.ts";
import type { EntryPicture } from "../../lambdas/feed/entry.ts";
import { entryOf, type Plain } from "./feed-fixture.ts";

const url = "https://news.example/media/1/1.jpg";
const file = { type: "image/jpeg", length: 10, width: 4, height: 3 } as const;
const picture = (changes: Partial<Plain<EntryPicture>> = {}): EntryPicture => {
  const [built] = entryOf(1, { pictures: [{ from: { kind: "beside" }, url, file, ...changes }] }).pictures;
  if (!built) throw new Error("there is no picture");
  return built;
};
const inFeed = (changes?: Partial<Plain<EntryPicture>>) =>
  renderFigure(picture(changes), "feed", "first").toString();
const onPage = (changes?: Partial<Plain<EntryPicture>>, place: "first" | "later" = "first") =>
  renderFigure(picture(changes), "page", place).toString();

describe("a picture in a feed", () => {
  test("has its address, its size and its alternative text", () => {
    expect(inFeed({ alt: "ملعب" })).toBe(
      `<figure dir="rtl"><img src="${url}" alt="ملعب" width="4" height="3"></figure>`,
    );
    expect(inFeed()).toBe(`<figure dir="rtl"><img src="${url}" alt="" width="4" height="3"></figure>`);
    expect(inFeed({ file: undefined })).toContain(`<img src="${url}" alt="">`);
  });

  test("has its caption for an alternative text if it states none, and its credit in brackets", () => {
    const words = (changes: Partial<Plain<EntryPicture>>) =>
      /alt="([^"]*)".*?(?:<figcaption dir="rtl">(.*)<\/figcaption>)?<\/figure>/
        .exec(inFeed(changes))
        ?.slice(1);
    expect(words({ caption: "الميناء" })).toEqual(["الميناء", "الميناء"]);
    expect(words({ caption: "الميناء", alt: "سفينة" })).toEqual(["سفينة", "الميناء"]);
    expect(words({ caption: "الميناء", credit: "سالم" })).toEqual(["الميناء", "الميناء (سالم)"]);
    expect(words({ credit: "سالم" })).toEqual(["", "(سالم)"]);
    expect(words({})).toEqual(["", undefined]);
  });

  test("has no other forms, because feed readers choose none", () => {
    expect(
      inFeed({ renditions: [{ url: "https://news.example/media/1/small.webp", width: 2 }] }),
    ).not.toContain("webp");
  });
});

describe("a picture on a page", () => {
  test("is loaded at once if it is the first, and otherwise when it comes near the window", () => {
    expect(onPage()).toContain(`<img src="${url}" alt="" width="4" height="3" fetchpriority="high">`);
    expect(onPage({}, "later")).toContain(`<img src="${url}" alt="" width="4" height="3" loading="lazy">`);
  });

  test("has its smaller forms, from which the browser chooses", () => {
    const form = (width: number) => ({ url: `https://news.example/media/1/${width}.webp`, width });
    expect(onPage({ renditions: [form(320), form(640)] })).toContain(
      '<picture><source type="image/webp" srcset="https://news.example/media/1/320.webp 320w, ' +
        'https://news.example/media/1/640.webp 640w" sizes="(min-width: 38rem) 36rem, 100vw"><img src=',
    );
    expect(onPage()).not.toContain("<picture>");
    expect(onPage({ renditions: [] })).not.toContain("<picture>");
  });

  test("has its caption and its credit, with a space between them", () => {
    const words = (changes: Partial<Plain<EntryPicture>>) =>
      /<figcaption dir="rtl">(.*)<\/figcaption>/.exec(onPage(changes))?.[1];
    const credit = '<span class="credit">سالم</span>';
    expect(words({ caption: "الميناء" })).toBe("الميناء");
    expect(words({ credit: "سالم" })).toBe(credit);
    expect(words({ caption: "الميناء", credit: "سالم" })).toBe(`الميناء ${credit}`);
    expect(words({})).toBeUndefined();
  });
});
