// Pages in a Western encoding. They often declare a wrong one, so a declaration counts only if it fits the letters of the page.
import { describe, expect, test } from "vitest";
import { parseArticle } from "../../../lambdas/formats/parse-article.ts";

const prose =
  "Viele Studierende suchen in Freiburg noch ein Zimmer, die Universität hält für hundert von ihnen Plätze frei. ";

/** The headline, or the code of the refusal. */
async function headlineOf(
  charset: string,
  bytes: (page: string) => Uint8Array,
  title = "Wohnungsnot für Anfänger",
) {
  const page = `<!doctype html><html><head><meta charset="${charset}"><title>${title}</title><meta name="date" content="2024-05-03"></head>
    <body><article><h1>${title}</h1><p>${prose.repeat(4)}</p></article></body></html>`;
  const parsed = await parseArticle("1.html", bytes(page), "Asia/Muscat");
  if (!parsed.ok) return parsed.refusals[0]?.code;
  return parsed.value.kind === "article" ? parsed.value.article.headline : parsed.value.kind;
}

const latin = (page: string) => new Uint8Array(Buffer.from(page, "latin1"));
/** Encodes letters of Windows-1256 as one byte each. */
const arabic: ReadonlyMap<string, number> = new Map([
  ...[..."ابةتثجحخدذرزسشصض"].map(
    (letter, index) =>
      [
        letter,
        [0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6][
          index
        ] ?? 0,
      ] as const,
  ),
  ...[..."طظعغفقكلمنهوي"].map(
    (letter, index) =>
      [
        letter,
        [0xd8, 0xd9, 0xda, 0xdb, 0xdd, 0xde, 0xdf, 0xe1, 0xe3, 0xe4, 0xe5, 0xe6, 0xed][index] ?? 0,
      ] as const,
  ),
]);
const windows1256 = (page: string) =>
  Uint8Array.from(page, (letter) => arabic.get(letter) ?? letter.charCodeAt(0));

describe("a page in Latin-1", () => {
  test.each(["iso-8859-1", "windows-1252", "ISO-8859-15", "latin1"])(
    "that declares %s is read",
    async (charset) => {
      expect(await headlineOf(charset, latin)).toBe("Wohnungsnot für Anfänger");
    },
  );

  test.each(["utf-8", "windows-1256", "gb2312"])("that declares %s is refused", async (charset) => {
    expect(await headlineOf(charset, latin)).toBe("undecodable");
  });
});

test("an Arabic page in Windows-1256 that declares Latin-1 is decoded as Arabic", async () => {
  const title = "افتتاح سوق جديد في مطرح";
  const page = (text: string) =>
    windows1256(text.replaceAll(prose, `${"قال الوزير في مطرح ان السوق الجديد يفتح للناس من يوم الاحد. "}`));
  expect(await headlineOf("iso-8859-1", page, title)).toBe(title);
});

test("a damaged Arabic page that declares Latin-1 is refused", async () => {
  const noise = Uint8Array.from({ length: 4000 }, (_, index) => 0xc0 + ((index * 7 + (index >> 3)) % 64));
  const page = (text: string) => Uint8Array.from([...latin(text.replaceAll(prose, "")), ...noise]);
  expect(await headlineOf("iso-8859-1", page, "Titel")).toBe("undecodable");
});
