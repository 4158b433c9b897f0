// Words around a date that add nothing to it.
import { dictionary, type Found, oneOf } from "./words.ts";

/** `تاريخ النشر:` and its like; a label stands at the beginning of its line alone. */
const PUBLICATION_LABELS = [
  ...["التاريخ", "تاريخ", "تاريخ النشر", "وقت النشر", "موعد النشر", "تاريخ ووقت النشر", "تاريخ الإضافة"],
  ...["نشر", "نشرت", "نشر الخبر", "نشر المقال", "النشر", "تم النشر", "تم نشره", "منشور", "أضيف"],
  ...["تاريخ الخبر", "تاريخ المقال", "date", "published", "date published", "posted"],
];
const UPDATE_LABELS = [
  ...["آخر تحديث", "تاريخ التحديث", "تاريخ آخر تحديث", "وقت التحديث", "التحديث", "تحديث", "تم التحديث"],
  ...["محدث", "آخر تعديل", "تاريخ التعديل", "updated", "last updated", "last modified"],
];

/** ISO 8601's numbers: Monday is 1. */
const WEEKDAYS = dictionary<number>([
  [["الاثنين", "اثنين", "الإتنين", "إتنين", "monday", "mon"], 1],
  [["الثلاثاء", "ثلاثاء", "الثلاثا", "tuesday", "tues", "tue"], 2],
  [["الأربعاء", "أربعاء", "wednesday", "wed"], 3],
  [["الخميس", "خميس", "thursday", "thurs", "thu"], 4],
  [["الجمعة", "جمعة", "friday", "fri"], 5],
  [["السبت", "سبت", "saturday", "sat"], 6],
  [["الأحد", "أحد", "sunday", "sun"], 7],
]);

/** Words between the parts. The last, `ل`, is what is left of `لـ`. */
const CONNECTORS = oneOf([
  ...["الموافق", "موافق", "الموافق ل", "الموافق ليوم", "المصادف", "المصادف ل", "يوافق"],
  ...["يوم", "اليوم", "بتاريخ", "في", "عند", "على", "مع", "تمام", "في تمام", "at", "on"],
]);

const PUNCTUATION = String.raw`[\s,،؛;:|()[\]/.•·\-–—]+`;

/** Of a masthead, which gives the paper's year too: `رقم العدد [14255]`, `السنة 142 العدد 47849`. */
const ISSUE = String.raw`(?:(?:رقم\s)?العدد\s?:?\s?\[?\d{1,6}\]?|السنه\s?:?\s?\d{1,3}(?!\d))`;

const LABEL = new RegExp(`^${oneOf([...PUBLICATION_LABELS, ...UPDATE_LABELS])}`, "u");
const UPDATE_LABEL = new RegExp(`^${oneOf(UPDATE_LABELS)}`, "u");
const WEEKDAY = new RegExp(`^${WEEKDAYS.pattern}`, "u");
const DECORATION = new RegExp(`^(?:${PUNCTUATION}|${CONNECTORS}|${ISSUE})`, "u");

/** Folded text without the label that it begins with. */
export function withoutLabel(text: string): string {
  return text.replace(LABEL, "");
}

/** Whether folded text begins with words that say it is the date of an update: `اخر تحديث: …`. */
export function hasUpdateLabel(text: string): boolean {
  return UPDATE_LABEL.test(text);
}

/** What follows the decoration at the beginning of folded text; undefined if there is none. */
export function withoutDecoration(text: string): string | undefined {
  const match = DECORATION.exec(text);
  return match ? text.slice(match[0].length) : undefined;
}

/** The day of the week that folded text begins with. */
export function parseWeekday(text: string): Found<number> | undefined {
  const name = WEEKDAY.exec(text)?.[0] ?? "";
  const value = WEEKDAYS.meaning(name);
  return value === undefined ? undefined : { value, rest: text.slice(name.length) };
}
