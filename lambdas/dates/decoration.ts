// Words around a date that do not change its meaning, such as labels and weekdays. The functions expect folded text: the output of
// foldArabic, in which similar letters are one letter.
import { dictionary, type Found, oneOf } from "./words.ts";

/** Labels before a date of publication, such as `تاريخ النشر:`. A label is only recognised at the beginning of a line. */
const publicationLabels = [
  ...["التاريخ", "تاريخ", "تاريخ النشر", "وقت النشر", "موعد النشر", "تاريخ ووقت النشر", "تاريخ الإضافة"],
  ...["نشر", "نشرت", "نشر الخبر", "نشر المقال", "النشر", "تم النشر", "تم نشره", "منشور", "أضيف"],
  ...["تاريخ الخبر", "تاريخ المقال", "date", "published", "date published", "posted"],
];
const updateLabels = [
  ...["آخر تحديث", "تاريخ التحديث", "تاريخ آخر تحديث", "وقت التحديث", "التحديث", "تحديث", "تم التحديث"],
  ...["محدث", "آخر تعديل", "تاريخ التعديل", "updated", "last updated", "last modified"],
];

/** The weekdays have the numbers of ISO 8601: Monday is 1. */
const weekdays = dictionary<number>([
  [["الاثنين", "اثنين", "الإتنين", "إتنين", "monday", "mon"], 1],
  [["الثلاثاء", "ثلاثاء", "الثلاثا", "tuesday", "tues", "tue"], 2],
  [["الأربعاء", "أربعاء", "wednesday", "wed"], 3],
  [["الخميس", "خميس", "thursday", "thurs", "thu"], 4],
  [["الجمعة", "جمعة", "friday", "fri"], 5],
  [["السبت", "سبت", "saturday", "sat"], 6],
  [["الأحد", "أحد", "sunday", "sun"], 7],
]);

/** Words between the parts of a date. The single letter `ل` at the end of some of them is printed as `لـ`; folding removes its tail. */
const connectors = oneOf([
  ...["الموافق", "موافق", "الموافق ل", "الموافق ليوم", "المصادف", "المصادف ل", "يوافق"],
  ...["يوم", "اليوم", "بتاريخ", "في", "عند", "على", "مع", "تمام", "في تمام", "at", "on"],
]);

const punctuation = String.raw`[\s,،؛;:|()[\]/.•·\-–—]+`;

/** The issue number and the volume in a newspaper's masthead: `رقم العدد [14255]`, `السنة 142 العدد 47849`. */
const issue = String.raw`(?:(?:رقم\s)?العدد\s?:?\s?\[?\d{1,6}\]?|السنه\s?:?\s?\d{1,3}(?!\d))`;

const label = new RegExp(`^${oneOf([...publicationLabels, ...updateLabels])}`, "u");
const updateLabel = new RegExp(`^${oneOf(updateLabels)}`, "u");
const weekday = new RegExp(`^${weekdays.pattern}`, "u");
const decoration = new RegExp(`^(?:${punctuation}|${connectors}|${issue})`, "u");

/** Removes the label at the beginning of folded text. */
export function withoutLabel(text: string): string {
  return text.replace(label, "");
}

/** Whether folded text begins with a label for the date of an update: `اخر تحديث: …`. */
export function hasUpdateLabel(text: string): boolean {
  return updateLabel.test(text);
}

/** The text after the decoration at the beginning of folded text. `undefined` if there is no decoration. */
export function withoutDecoration(text: string): string | undefined {
  const match = decoration.exec(text);
  return match ? text.slice(match[0].length) : undefined;
}

/** The number of the weekday at the beginning of folded text. `undefined` if there is no weekday. */
export function parseWeekday(text: string): Found<number> | undefined {
  const name = weekday.exec(text)?.[0] ?? "";
  const value = weekdays.meaning(name);
  return value === undefined ? undefined : { value, rest: text.slice(name.length) };
}
