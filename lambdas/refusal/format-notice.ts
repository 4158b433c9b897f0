// What an editor is told of an article that states no date and was published all the same.
import type { DateSource } from "../article/article.ts";

export interface UndatedNotice {
  readonly source: DateSource;
  /** The date that was taken, ms. */
  readonly published: number;
}

const SOURCES: Readonly<Record<DateSource, { readonly arabic: string; readonly english: string }>> = {
  arrival: { arabic: "وقت وصول الملف", english: "the time at which the file arrived" },
  properties: { arabic: "تاريخ خصائص الملف", english: "the date in the file's properties" },
};

/** Which date was taken, in Arabic and in English, one line each. */
export function formatNotice({ source, published }: UndatedNotice, timeZone = "UTC"): string {
  const { arabic, english } = SOURCES[source];
  const date = formatDate(published, timeZone);
  return [
    `تنبيه: لا تاريخ في المقال، فأُخذ ${arabic}: \u2068${date}\u2069. لتغييره اكتب التاريخ تحت العنوان.`,
    `Notice: the article states no date, so it has ${english}: ${date}. To change it, write the date below the headline.`,
  ].join("\n");
}

function formatDate(instant: number, timeZone: string): string {
  return new Date(instant).toLocaleString("en-GB", { timeZone, dateStyle: "medium", timeStyle: "long" });
}
