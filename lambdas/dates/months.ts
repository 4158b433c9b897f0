// Month names: three Arabic sets and English for the Gregorian year, one set for the Hijri year.
import { dictionary } from "./words.ts";

export type Calendar = "gregorian" | "hijri";

export interface Month {
  readonly calendar: Calendar;
  /** 1 to 12. */
  readonly number: number;
}

const first = ["الأول", "الأولى", "أول", "1"];
const second = ["الثاني", "الثانية", "ثاني", "ثان", "2"];
const last = ["الآخر", "الآخرة", "الأخرى", "آخر"];

/**
 * All combinations of a name and an ordinal: `تشرين الأول`, `تشرين أول`, `تشرين 1`, and `ت1` for the short
 * form of the name.
 */
function ordinals(names: readonly string[], places: readonly string[]): string[] {
  return names.flatMap((name) => places.map((place) => `${name} ${place}`));
}

const kanun = ["كانون", "ك"];
const tishrin = ["تشرين", "ت"];
const jumada = ["جمادى", "جماد"];

/** The order within each month: Gulf, Egypt and Sudan; Levant and Iraq; Maghreb and Mauritania; English. */
const gregorianNames = [
  ["يناير", "ينائر", ...ordinals(kanun, second), "جانفي", "January", "Jan"],
  ["فبراير", "فبرائر", "شباط", "فيفري", "February", "Feb"],
  ["مارس", "آذار", "March", "Mar"],
  ["أبريل", "نيسان", "أفريل", "April", "Apr"],
  ["مايو", "أيار", "ماي", "May"],
  ["يونيو", "يونيه", "حزيران", "جوان", "June", "Jun"],
  ["يوليو", "يوليه", "تموز", "جويلية", "يوليوز", "July", "Jul"],
  ["أغسطس", "آب", "أوت", "غشت", "أغشت", "August", "Aug"],
  ["سبتمبر", "أيلول", "شتنبر", "شتمبر", "September", "Sept", "Sep"],
  ["أكتوبر", ...ordinals([...tishrin, "تشري"], first), "October", "Oct"],
  ["نوفمبر", ...ordinals(tishrin, second), "نونبر", "November", "Nov"],
  ["ديسمبر", ...ordinals(kanun, first), "دجنبر", "دجمبر", "December", "Dec"],
];

const hijriNames = [
  ["محرم", "المحرم", "محرم الحرام"],
  ["صفر", "صفر الخير", "صفر المظفر"],
  [...ordinals(["ربيع"], first), "ربيع الأنور"],
  ordinals(["ربيع"], [...second, ...last]),
  ordinals(jumada, first),
  ordinals(jumada, [...second, ...last]),
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
export const months = dictionary<Month>([
  ...monthsOf("gregorian", gregorianNames),
  ...monthsOf("hijri", hijriNames),
]);
