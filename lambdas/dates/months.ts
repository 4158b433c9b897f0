// The names of months. The Gregorian months have three sets of Arabic names, and English names; the Hijri months have one set.
import { dictionary } from "./words.ts";

export type Calendar = "gregorian" | "hijri";

export interface Month {
  readonly calendar: Calendar;
  /** The number of the month in its year, 1 to 12. */
  readonly number: number;
}

const first = ["الأول", "الأولى", "أول", "1"];
const second = ["الثاني", "الثانية", "ثاني", "ثان", "2"];
const last = ["الآخر", "الآخرة", "الأخرى", "آخر"];

/**
 * All combinations of a name and an ordinal: `تشرين الأول`, `تشرين أول`, `تشرين 1`. With the short form of the name, `ت 1` also stands
 * for `ت1`, because the space is optional.
 */
function withOrdinals(names: readonly string[], ordinals: readonly string[]): string[] {
  return names.flatMap((name) => ordinals.map((ordinal) => `${name} ${ordinal}`));
}

const kanun = ["كانون", "ك"];
const tishrin = ["تشرين", "ت"];
const jumada = ["جمادى", "جماد"];

/** The names of each month are in this order: Gulf, Egypt and Sudan; Levant and Iraq; Maghreb and Mauritania; English. */
const gregorianNames = [
  ["يناير", "ينائر", ...withOrdinals(kanun, second), "جانفي", "January", "Jan"],
  ["فبراير", "فبرائر", "شباط", "فيفري", "February", "Feb"],
  ["مارس", "آذار", "March", "Mar"],
  ["أبريل", "نيسان", "أفريل", "April", "Apr"],
  ["مايو", "أيار", "ماي", "May"],
  ["يونيو", "يونيه", "حزيران", "جوان", "June", "Jun"],
  ["يوليو", "يوليه", "تموز", "جويلية", "يوليوز", "July", "Jul"],
  ["أغسطس", "آب", "أوت", "غشت", "أغشت", "August", "Aug"],
  ["سبتمبر", "أيلول", "شتنبر", "شتمبر", "September", "Sept", "Sep"],
  ["أكتوبر", ...withOrdinals([...tishrin, "تشري"], first), "October", "Oct"],
  ["نوفمبر", ...withOrdinals(tishrin, second), "نونبر", "November", "Nov"],
  ["ديسمبر", ...withOrdinals(kanun, first), "دجنبر", "دجمبر", "December", "Dec"],
];

const hijriNames = [
  ["محرم", "المحرم", "محرم الحرام"],
  ["صفر", "صفر الخير", "صفر المظفر"],
  [...withOrdinals(["ربيع"], first), "ربيع الأنور"],
  withOrdinals(["ربيع"], [...second, ...last]),
  withOrdinals(jumada, first),
  withOrdinals(jumada, [...second, ...last]),
  ["رجب", "رجب المرجب", "رجب الفرد"],
  ["شعبان", "شعبان المعظم"],
  ["رمضان", "رمضان المبارك", "رمضان المعظم"],
  ["شوال", "شوال المكرم"],
  ["ذو القعدة", "ذو القعدة الحرام", "ذي القعدة", "ذي القعدة الحرام"],
  ["ذو الحجة", "ذو الحجة الحرام", "ذي الحجة", "ذي الحجة الحرام"],
];

function monthsOf(calendar: Calendar, names: readonly (readonly string[])[]) {
  return names.map((spellings, index) => [spellings, { calendar, number: index + 1 }] as const);
}

/** Finds a month by its name. The spelling of hamza, diacritics, tatweel and ta marbuta does not matter. */
export const months = dictionary<Month>([
  ...monthsOf("gregorian", gregorianNames),
  ...monthsOf("hijri", hijriNames),
]);
