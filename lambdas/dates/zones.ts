// The time zones that a time may name.
import { dictionary, type Found, oneOf } from "./words.ts";

type Zone = string | ((localZone: string) => string);

const GREENWICH = ["غرينتش", "جرينتش", "غرينيتش", "جرينيتش", "ت غ", "ت.غ", "ت. غ", "تغ", "gmt", "utc"];

/** A country's name stands for its capital. */
const ZONES = dictionary<Zone>([
  [[...GREENWICH, "العالمي", "العالمي الموحد"], "UTC"],
  [["المحلي", "محلي"], (localZone) => localZone],
  // Without its diacritics the sultanate or the capital of Jordan, by who writes.
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
  ...clockNames(),
]);

/**
 * The clocks of several countries, as CLDR prints them in Arabic. Standard and summer time have fixed offsets. Most of
 * these without either word are left out: `توقيت شرق أوروبا` is another time in Cairo than in Beirut in many a summer.
 */
function clockNames(): readonly (readonly [readonly string[], Zone])[] {
  return [
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
    ...american("الشرقي", 5),
    ...american("المركزي", 6),
    [["الجبلي الرسمي لأمريكا الشمالية"], "-07:00"],
    [["الجبلي الصيفي لأمريكا الشمالية"], "-06:00"],
    [["المحيط الهادي الرسمي"], "-08:00"],
    [["المحيط الهادي الصيفي"], "-07:00"],
  ];
}

/** @param hours behind Greenwich in winter */
function american(region: string, hours: number): readonly (readonly [readonly string[], Zone])[] {
  return [
    [[`الرسمي ${region} لأمريكا الشمالية`], `-0${hours}:00`],
    [[`الصيفي ${region} لأمريكا الشمالية`], `-0${hours - 1}:00`],
  ];
}

/** A city alone is no zone: `مسقط 8 ديسمبر 2017` is a dateline. */
const NAMED = new RegExp(
  String.raw`^(?:(?:حسب|وفق)\s)?(?:ب|بال|ال)?توقيت\s(?:مدينه\s)?(?<name>${ZONES.pattern})`,
  "u",
);
const BRACKETED = new RegExp(String.raw`^\s?\(\s?(?:توقيت\s)?(?<name>${ZONES.pattern})\s?\)`, "u");
const UNIVERSAL = new RegExp(
  String.raw`^(?:(?:ب|بال|ال)?توقيت\s)?${oneOf(GREENWICH)}(?<offset>[+-]\d{1,2}(?::?\d{2})?(?![\d/.\-]))?`,
  "u",
);

/**
 * The zone at the beginning of folded text, as Temporal wants it: `بتوقيت القاهره` is Africa/Cairo, `gmt+4` is
 * +04:00, `بالتوقيت المحلي` the publication's own.
 */
export function parseZone(text: string, localZone: string): Found<string> | undefined {
  const universal = UNIVERSAL.exec(text);
  if (universal) {
    return { value: offsetZone(universal.groups?.offset ?? "z"), rest: text.slice(universal[0].length) };
  }
  return zoneOf(NAMED, text, localZone);
}

/** After a time a city in brackets is its zone: `14:30 (مكه المكرمه)`. */
export function parseZoneAfterTime(text: string, localZone: string): Found<string> | undefined {
  return zoneOf(BRACKETED, text, localZone);
}

function zoneOf(form: RegExp, text: string, localZone: string): Found<string> | undefined {
  const named = form.exec(text);
  const zone = ZONES.meaning(named?.groups?.name ?? "");
  if (!named || !zone) return undefined;
  return { value: typeof zone === "string" ? zone : zone(localZone), rest: text.slice(named[0].length) };
}

/** `z`, `+4`, `+04`, `+0400` and `+04:00` as Temporal wants them: `+04:00`. */
export function offsetZone(offset: string): string {
  const [, sign = "+", hours = "0", minutes = "00"] = /([+-])(\d{1,2}):?(\d{2})?/.exec(offset) ?? [];
  return `${sign}${hours.padStart(2, "0")}:${minutes}`;
}

/** No place on earth is further from Greenwich than 14 hours. */
export function isPossibleZone(zone: string): boolean {
  return !/^[+-]/.test(zone) || /^[+-](?:0\d:[0-5]\d|1[0-3]:[0-5]\d|14:00)$/.test(zone);
}

/** Folding drops what tells عُمان (the sultanate) from عَمّان (the capital): to be called before it. */
export function spellOutOman(text: string): string {
  return text
    .replace(/(?<!سلطنة\s)ع\u064Fمان/g, "سلطنة عمان")
    .replace(/ع\u064E?م[\u064B-\u0650]*\u0651[\u064B-\u0650]*ان/g, "عمان الأردن");
}
