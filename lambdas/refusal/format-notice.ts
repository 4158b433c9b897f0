// The notice which tells an editor that an article without a date was published, and under which date.
import type { DateSource } from "../article/article.ts";
import { firstStrongIsolate, popIsolate } from "../text/direction/controls.ts";

export interface UndatedNotice {
  readonly source: DateSource;
  /** The date that the article got, in milliseconds since 1970. */
  readonly published: number;
}

const sources: Readonly<Record<DateSource, { readonly arabic: string; readonly english: string }>> = {
  arrival: { arabic: "وقت وصول الملف", english: "the time at which the file arrived" },
  properties: { arabic: "تاريخ خصائص الملف", english: "the date in the file's properties" },
};

/** Writes the notice: a line in Arabic and a line in English. */
export function formatNotice({ source, published }: UndatedNotice, timeZone = "UTC"): string {
  const { arabic, english } = sources[source];
  const date = formatDate(published, timeZone);
  return [
    `تنبيه: لا تاريخ في المقال، فأُخذ ${arabic}: ${firstStrongIsolate}${date}${popIsolate}. لتغييره اكتب التاريخ تحت العنوان.`,
    `Notice: the article states no date, so it has ${english}: ${date}. To change it, write the date below the headline.`,
  ].join("\n");
}

function formatDate(instant: number, timeZone: string): string {
  return new Date(instant).toLocaleString("en-GB", { timeZone, dateStyle: "medium", timeStyle: "long" });
}
