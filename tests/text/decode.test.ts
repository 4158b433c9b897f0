import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSevenBit } from "../../lambdas/text/encoding/damage.ts";
import { decodeText } from "../../lambdas/text/encoding/decode.ts";

const SEED = readFileSync(new URL("../../content/articles/1187246.txt", import.meta.url), "utf8");
const UNQUOTED = SEED.replace(/[«»]/g, "");
const ENGLISH = "The minister said “yes” — in a naïve way.";

const FRENCH = "قدمت فرقة “L’Étoile” عرض Théâtre في Élysée وÉcole وÀ côté، ثم عرض «Été» الجديد.";
const PERSIAN = "رئیس جمهور ایران فوراً گفت: ما آماده‌ایم. وزیرِ خارجه نیز همین را گفت.";
const VOCALISED = "قِفَا نَبْكِ مِن ذِكْرَى حَبِيبٍ وَمَنزِلِ بِسِقْطِ اللِّوَى بَينَ الدَّخُولِ فَحَوْملِ";
const EMPHATIC =
  "ضغط الخط، والخط يخطط الخطاطون لخط خطوط في محيط مطار طابا وطنطا وطرطوس وطهطا… طوال طريق الطيران»";
const RULED = `أرقام\n${"=".repeat(60)}\nالشرطة${".".repeat(80)} 9999\n${"- ".repeat(40)}\nالإسعاف 9999`;

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Encodes a text. The platform has only a TextDecoder for these encodings. */
function encode(encoding: string, text: string): Uint8Array {
  const bytes = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--)
    bytes.set(new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from([...text], (character) => {
    const byte = bytes.get(character);
    if (byte === undefined) throw new Error(`${character} is not in ${encoding}`);
    return byte;
  });
}

function reread(text: string, encoding: string, as: string): Uint8Array {
  return utf8(new TextDecoder(as).decode(encode(encoding, text.replace(/[،؛؟–]/g, ","))));
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

describe("isSevenBit", () => {
  test.each(["feh GdGbJUGO GdYeGfj aj GdQHY GdKGdK", "+BkYGRQZI- +BicGRAYnBkIGKgY1BicGLw- +BicGRAY5BkU-"])(
    "%s",
    (text) => expect(isSevenBit(text)).toBe(true),
  );

  test.each([
    "The iPhone and the iPad of McDonald are on YouTube, as everybody who reads this knows.",
    "OMAN AND QATAR SIGN ACCORD",
    "فيديو YouTube iPhone GitHub",
    "iPhone",
    "1187246",
  ])("%s is not", (text) => expect(isSevenBit(text)).toBe(false));
});

describe("decodeText", () => {
  test.each([
    ["UTF-8", utf8(SEED), SEED],
    ["UTF-8 with a BOM", utf8(`\uFEFF${SEED}`), SEED],
    ["UTF-16LE with a BOM", utf16(`\uFEFF${SEED}`, true), SEED],
    ["UTF-16BE with a BOM", utf16(`\uFEFF${SEED}`, false), SEED],
    ["UTF-16LE without", utf16(SEED, true), SEED],
    ["UTF-16BE without", utf16(SEED, false), SEED],
    ["Windows-1256", encode("windows-1256", SEED), SEED],
    ["Windows-1256 without its punctuation", encode("windows-1256", UNQUOTED), UNQUOTED],
    ["ISO-8859-6", encode("iso-8859-6", UNQUOTED), UNQUOTED],
    ["a headline in Windows-1256", encode("windows-1256", "عنوان المقال"), "عنوان المقال"],
    ["a headline in ISO-8859-6", encode("iso-8859-6", "عنوان المقال"), "عنوان المقال"],
    ["English in UTF-8", utf8(ENGLISH), ENGLISH],
    ["English in Windows-1252", encode("windows-1252", ENGLISH), ENGLISH],
    ["English in UTF-16 without a BOM", utf16("8 December 2017", true), "8 December 2017"],
    ["half of a surrogate pair in UTF-16", utf16(`${SEED}\uD83D`, true), SEED],
    ["a few control characters", utf8("قال الوزير\u0000 كذا وكذا\u001A"), "قال الوزير\u0000 كذا وكذا\u001A"],
    ["digits and punctuation alone", utf8("1187246\n08/12/2017 ...\n"), "1187246\n08/12/2017 ...\n"],
    ["nothing", utf8(""), ""],
    ["French in Arabic", utf8(FRENCH), FRENCH],
    ["Persian", utf8(PERSIAN), PERSIAN],
    ["signs of arithmetic", utf8("الأبعاد 4×5×6، و10÷2، وس×ص÷ع"), "الأبعاد 4×5×6، و10÷2، وس×ص÷ع"],
    ["a tanwin typed apart", utf8("شكرا ً جزيلا ً لكم جدا ً"), "شكرا ً جزيلا ً لكم جدا ً"],
    ["every letter vocalised", utf8(VOCALISED), VOCALISED],
    ["words of the letters that mojibake is of", utf8(EMPHATIC), EMPHATIC],
    ["lines and leaders longer than the text", utf8(RULED), RULED],
  ])("%s", (_encoding, bytes, text) => {
    expect(decodeText(bytes)).toBe(text);
  });

  test.each([
    ["a vocalised poem", "قِفَا نَبْكِ مِنْ ذِكْرَى حَبِيبٍ وَمَنْزِلِ\nبِسِقْطِ اللِّوَى بَيْنَ الدَّخُولِ فَحَوْمَلِ"],
    ["names", "أحمد كانو\nمحمد مبارك\nعلي حبيب\nفايز عيسى\nسعيد خلفان\nحمد سالم\nناصر خميس"],
    ["results", "ظفار 3 صحار 1\nنزوى 2 صور 2\nعبري 0 بهلا 1\nفنجاء 1 مسقط 0\nمرباط 3 سمائل 2"],
    ["a recipe", "طحين 500غ، سكر 200غ، زبدة 100غ، تمر 250غ، حليب كوب، بيض 3، خميرة ملعقة"],
  ])("a single-byte encoding is recognised without a definite article in the text: %s", (_name, text) => {
    expect(decodeText(encode("windows-1256", text))).toBe(text);
    expect(decodeText(encode("iso-8859-6", text))).toBe(text);
  });

  const latin1 = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  test.each([
    ["UTF-8 cut inside a letter", utf8(SEED).subarray(0, 1001)],
    ["UTF-8 with one byte broken", utf8(SEED).with(500, 0xff)],
    ["English in UTF-8 with one byte broken", utf8("The minister said “yes” — and “no”.").with(3, 0x80)],
    ["UTF-8 read as Windows-1256 and saved", utf8(new TextDecoder("windows-1256").decode(utf8(SEED)))],
    ["UTF-8 read as Latin-1 and saved", utf8(latin1(utf8(SEED)))],
    ["Windows-1256 read as Latin-1 and saved", utf8(latin1(encode("windows-1256", SEED)))],
    ["Windows-1256 read as UTF-8 and saved", utf8(new TextDecoder().decode(encode("windows-1256", SEED)))],
    ["ISO-8859-6 read as Windows-1256 and saved", reread(UNQUOTED, "iso-8859-6", "windows-1256")],
    ["Windows-1256 read as ISO-8859-6 and saved", reread(UNQUOTED, "windows-1256", "iso-8859-6")],
    ["a headline so read", reread("قمة مسقط", "iso-8859-6", "windows-1256")],
    [
      "a short article the other way round",
      reread("الرياضة\nيوم النصر\n8/12/2017", "windows-1256", "iso-8859-6"),
    ],
    ["letters replaced by question marks", utf8(SEED.replace(/\p{L}/gu, "?"))],
    ["UTF-16 with the other one's BOM", utf16(`\uFFFE${SEED}`, true)],
    ["control characters", utf8("\u0001\u0002\u0003 قال \u0004\u0005\u0007")],
    [
      "another encoding of one byte a letter (KOI8-R)",
      encode("koi8-r", "Привет, как дела, все хорошо, спасибо вам большое"),
    ],
    ["more signs than letters", utf8("ab▒▓╪ c┘█▄ d░░░ ".repeat(8))],
    ["box drawing", utf8("╪º┘ä╪╣╪▒╪¿ ┘ê╪º┘ä╪╣╪º┘ä┘à ╪º┘ä╪╣╪▒╪¿ ┘ê╪º┘ä╪╣╪º┘ä┘à ".repeat(3))],
  ])("%s is not text", (_reason, bytes) => {
    expect(decodeText(bytes)).toBeUndefined();
  });

  test("random bytes are not text", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 200, maxLength: 600 }),
        fc.integer({ min: 1, max: 0xffff }),
        (bytes, seed) => {
          // A linear congruence spreads the numbers: fast-check prefers small ones, but compressed data has all bytes.
          let state = seed;
          const noise = bytes.map((byte) => {
            state = (state * 1664525 + 1013904223 + byte) >>> 0;
            return state >>> 24;
          });
          expect(decodeText(noise)).toBeUndefined();
        },
      ),
    );
  });
});
