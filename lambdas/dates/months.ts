// Month names: three Arabic sets and English for the Gregorian year, one set for the Hijri year.
import { dictionary } from "./words.ts";

export type Calendar = "gregorian" | "hijri";

export interface Month {
  readonly calendar: Calendar;
  /** 1 to 12. */
  readonly number: number;
}

const FIRST = ["الأول", "الأولى", "أول", "1"];
const SECOND = ["الثاني", "الثانية", "ثاني", "ثان", "2"];
const LAST = ["الآخر", "الآخرة", "الأخرى", "آخر"];

/**
 * All combinations of a name and an ordinal: `تشرين الأول`, `تشرين أول`, `تشرين 1`, and `ت1` for the short
 * form of the name.
 */
function ordinals(names: readonly string[], places: readonly string[]): string[] {
  return names.flatMap((name) => places.map((place) => `${name} ${place}`));
}

const KANUN = ["كانون", "ك"];
const TISHRIN = ["تشرين", "ت"];
const JUMADA = ["جمادى", "جماد"];

/** The order within each month: Gulf, Egypt and Sudan; Levant and Iraq; Maghreb and Mauritania; English. */
const GREGORIAN = [
  ["يناير", "ينائر", ...ordinals(KANUN, SECOND), "جانفي", "January", "Jan"],
  ["فبراير", "فبرائر", "شباط", "فيفري", "February", "Feb"],
  ["مارس", "آذار", "March", "Mar"],
  ["أبريل", "نيسان", "أفريل", "April", "Apr"],
  ["مايو", "أيار", "ماي", "May"],
  ["يونيو", "يونيه", "حزيران", "جوان", "June", "Jun"],
  ["يوليو", "يوليه", "تموز", "جويلية", "يوليوز", "July", "Jul"],
  ["أغسطس", "آب", "أوت", "غشت", "أغشت", "August", "Aug"],
  ["سبتمبر", "أيلول", "شتنبر", "شتمبر", "September", "Sept", "Sep"],
  ["أكتوبر", ...ordinals([...TISHRIN, "تشري"], FIRST), "October", "Oct"],
  ["نوفمبر", ...ordinals(TISHRIN, SECOND), "نونبر", "November", "Nov"],
  ["ديسمبر", ...ordinals(KANUN, FIRST), "دجنبر", "دجمبر", "December", "Dec"],
];

const HIJRI = [
  ["محرم", "المحرم", "محرم الحرام"],
  ["صفر", "صفر الخير", "صفر المظفر"],
  [...ordinals(["ربيع"], FIRST), "ربيع الأنور"],
  ordinals(["ربيع"], [...SECOND, ...LAST]),
  ordinals(JUMADA, FIRST),
  ordinals(JUMADA, [...SECOND, ...LAST]),
  ["رجب", "رجب المرجب", "رجب الفرد"],
  ["شعبان", "شعبان المعظم"],
  ["رمضان", "رمضان المبارك", "رمضان المعظم"],
  ["شوال", "شوال المكرم"],
  honoured(["ذو القعدة", "ذي القعدة"]),
  honoured(["ذو الحجة", "ذي الحجة"]),
];

/** Adds the form with the honorific that two of the four sacred months can have. */
function honoured(names: readonly string[]): string[] {
  return names.flatMap((name) => [name, `${name} الحرام`]);
}

function monthsOf(calendar: Calendar, names: readonly (readonly string[])[]) {
  return names.map((spellings, index) => [spellings, { calendar, number: index + 1 }] as const);
}

/** Finds a month by its name in any spelling: hamza, diacritics, tatweel and ta marbuta are folded. */
export const MONTHS = dictionary<Month>([...monthsOf("gregorian", GREGORIAN), ...monthsOf("hijri", HIJRI)]);
