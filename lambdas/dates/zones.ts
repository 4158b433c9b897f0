// Parses the time zone that is written after a time.
import { dictionary, type Found, oneOf } from "./words.ts";

/** An IANA name, or an offset such as `+04:00`. The function gets the newspaper's zone, for words whose meaning depends on it. */
type Zone = string | ((localZone: string) => string);

const greenwich = ["غرينتش", "جرينتش", "غرينيتش", "جرينيتش", "ت غ", "ت.غ", "ت. غ", "تغ", "gmt", "utc"];

/** The words for each zone. The name of a country stands for the zone of its capital. */
const zones = dictionary<Zone>([
  [[...greenwich, "العالمي", "العالمي الموحد"], "UTC"],
  [["المحلي", "محلي"], (localZone) => localZone],
  // Without diacritics, the word can be Oman or Amman. It is Oman for a newspaper in Oman, and Amman for all others.
  [["عمان"], (localZone) => (localZone === "Asia/Muscat" ? localZone : "Asia/Amman")],
  [["مسقط", "سلطنة عمان", "السلطنة"], "Asia/Muscat"],
  [["عمان الأردن", "الأردن"], "Asia/Amman"],
  [["أبوظبي", "أبو ظبي", "دبي", "الشارقة", "الإمارات"], "Asia/Dubai"],
  [["الرياض", "مكة المكرمة", "مكة", "جدة", "السعودية"], "Asia/Riyadh"],
  [["الدوحة", "قطر"], "Asia/Qatar"],
  [["المنامة", "البحرين"], "Asia/Bahrain"],
  [["الكويت"], "Asia/Kuwait"],
  [["بغداد", "العراق"], "Asia/Baghdad"],
  [["صنعاء", "عدن", "اليمن"], "Asia/Aden"],
  [["دمشق", "سوريا", "سورية"], "Asia/Damascus"],
  [["بيروت", "لبنان"], "Asia/Beirut"],
  [["القدس", "القدس المحتلة", "رام الله", "فلسطين"], "Asia/Hebron"],
  [["غزة"], "Asia/Gaza"],
  [["القاهرة", "مصر"], "Africa/Cairo"],
  [["الخرطوم", "السودان"], "Africa/Khartoum"],
  [["طرابلس", "ليبيا"], "Africa/Tripoli"],
  [["تونس"], "Africa/Tunis"],
  [["الجزائر"], "Africa/Algiers"],
  [["الرباط", "الدار البيضاء", "المغرب"], "Africa/Casablanca"],
  [["نواكشوط", "موريتانيا"], "Africa/Nouakchott"],
  [["مقديشو", "الصومال"], "Africa/Mogadishu"],
  [["جيبوتي"], "Africa/Djibouti"],
  [["موروني", "جزر القمر"], "Indian/Comoro"],
  [["لندن"], "Europe/London"],
  [["باريس"], "Europe/Paris"],
  [["موسكو"], "Europe/Moscow"],
  [["أنقرة", "إسطنبول"], "Europe/Istanbul"],
  [["طهران"], "Asia/Tehran"],
  [["واشنطن", "نيويورك"], "America/New_York"],
  // The Arabic names that CLDR gives to zones of several countries. A name with the word for standard time (`الرسمي`) or summer time
  // (`الصيفي`) has a fixed offset. Most other names are left out, because they are ambiguous: in some summers, `توقيت شرق أوروبا` is not
  // the same time in Cairo and in Beirut.
  [["الخليج"], "+04:00"],
  [["العربي", "العربي الرسمي", "العربي القياسي"], "+03:00"],
  [["غرب أوروبا الرسمي"], "+00:00"],
  [["غرب أوروبا الصيفي", "وسط أوروبا الرسمي", "بريطانيا الصيفي", "أيرلندا الرسمي"], "+01:00"],
  [["وسط أوروبا الصيفي", "شرق أوروبا الرسمي"], "+02:00"],
  [["شرق أوروبا الصيفي", "موسكو الرسمي"], "+03:00"],
  [["غرب أفريقيا"], "+01:00"],
  [["وسط أفريقيا", "جنوب أفريقيا"], "+02:00"],
  [["شرق أفريقيا"], "+03:00"],
  [["إيران الرسمي"], "+03:30"],
  [["إيران الصيفي"], "+04:30"],
  [["باكستان الرسمي"], "+05:00"],
  [["الهند"], "+05:30"],
  [["الصين الرسمي"], "+08:00"],
  [["اليابان الرسمي", "كوريا الرسمي"], "+09:00"],
  [["الرسمي الشرقي لأمريكا الشمالية"], "-05:00"],
  [["الصيفي الشرقي لأمريكا الشمالية"], "-04:00"],
  [["الرسمي المركزي لأمريكا الشمالية"], "-06:00"],
  [["الصيفي المركزي لأمريكا الشمالية"], "-05:00"],
  [["الجبلي الرسمي لأمريكا الشمالية"], "-07:00"],
  [["الجبلي الصيفي لأمريكا الشمالية"], "-06:00"],
  [["المحيط الهادي الرسمي"], "-08:00"],
  [["المحيط الهادي الصيفي"], "-07:00"],
]);

/** The name of a city is only a zone after the word `توقيت` ("time of"), because `مسقط 8 ديسمبر 2017` is a dateline. */
const namedZone = new RegExp(
  String.raw`^(?:(?:حسب|وفق)\s)?(?:ب|بال|ال)?توقيت\s(?:مدينه\s)?(?<name>${zones.pattern})`,
  "u",
);
const bracketedZone = new RegExp(String.raw`^\s?\(\s?(?:توقيت\s)?(?<name>${zones.pattern})\s?\)`, "u");
const universalZone = new RegExp(
  String.raw`^(?:(?:ب|بال|ال)?توقيت\s)?${oneOf(greenwich)}(?<offset>[+-]\d{1,2}(?::?\d{2})?(?![\d/.\-]))?`,
  "u",
);

/**
 * Parses the zone at the beginning of folded text into Temporal's form: `بتوقيت القاهره` is Africa/Cairo,
 * `gmt+4` is +04:00, `بالتوقيت المحلي` is the newspaper's own zone.
 */
export function parseZone(text: string, localZone: string): Found<string> | undefined {
  const universal = universalZone.exec(text);
  if (universal) {
    return { value: offsetZone(universal.groups?.offset ?? "z"), rest: text.slice(universal[0].length) };
  }
  return zoneOf(namedZone, text, localZone);
}

/** Parses the zone in brackets directly after a time, which needs no word for "time": `14:30 (مكه المكرمه)`. */
export function parseZoneAfterTime(text: string, localZone: string): Found<string> | undefined {
  return zoneOf(bracketedZone, text, localZone);
}

function zoneOf(form: RegExp, text: string, localZone: string): Found<string> | undefined {
  const named = form.exec(text);
  const zone = zones.meaning(named?.groups?.name ?? "");
  if (!named || !zone) return undefined;
  return { value: typeof zone === "string" ? zone : zone(localZone), rest: text.slice(named[0].length) };
}

/** Converts `z`, `+4`, `+04`, `+0400` and `+04:00` to Temporal's form: `+04:00`. */
export function offsetZone(offset: string): string {
  const [, sign = "+", hours = "0", minutes = "00"] = /([+-])(\d{1,2}):?(\d{2})?/.exec(offset) ?? [];
  return `${sign}${hours.padStart(2, "0")}:${minutes}`;
}

/** Whether a zone can exist. An offset of more than 14 hours cannot: no place is further from UTC. */
export function isPossibleZone(zone: string): boolean {
  return !/^[+-]/.test(zone) || /^[+-](?:0\d:[0-5]\d|1[0-3]:[0-5]\d|14:00)$/.test(zone);
}

/**
 * Replaces عُمان with "the Sultanate of Oman" and عَمّان with "Amman of Jordan". Call it before folding, which removes the diacritics
 * by which the two words differ.
 */
export function spellOutOman(text: string): string {
  return text
    .replace(/(?<!سلطنة\s)ع\u064Fمان/g, "سلطنة عمان")
    .replace(/ع\u064E?م[\u064B-\u0650]*\u0651[\u064B-\u0650]*ان/g, "عمان الأردن");
}
