// Formats points in time for people, with the machine-readable form beside it.
import type { Publication } from "../publication/publication.ts";
import { type CleanText, cleanText } from "../text/characters.ts";
import { html, type Markup } from "../text/html.ts";

type DateSettings = Pick<Publication, "timeZone" | "digits" | "hijriDates">;

/** Which parts of a point in time are shown. */
export type ShownTime = "day" | "day and time" | "time";

/** `<time datetime="2017-12-08T08:00:00.000Z">8 ديسمبر 2017، 12:00 م</time>`, in the publication's zone. */
export function renderTime(instant: number, settings: DateSettings, shown: ShownTime = "day"): Markup {
  const day = shown === "time" ? [] : [formatDay(instant, settings)];
  const time = shown === "day" ? [] : [timeFormat(settings).format(instant)];
  return html`<time datetime="${cleanText(new Date(instant).toISOString())}">${cleanText([...day, ...time].join("، "))}</time>`;
}

export function formatDay(instant: number, settings: DateSettings): string {
  const day = dayFormat(settings).format(instant);
  return settings.hijriDates ? `${day} (${hijriFormat(settings).format(instant)})` : day;
}

/** `ديسمبر 2017`, for `2017-12`. */
export function formatMonth(month: string, settings: DateSettings): CleanText {
  const format = formatOf("ar", { year: "numeric", month: "long" }, { ...settings, timeZone: "UTC" });
  return cleanText(format.format(Date.parse(month)));
}

/** Whether two points in time fall on the same day in the publication's zone. */
export function isSameDay(one: number, other: number, settings: DateSettings): boolean {
  return dayFormat(settings).format(one) === dayFormat(settings).format(other);
}

const dayFormat = (settings: DateSettings) => formatOf("ar", { dateStyle: "long" }, settings);
const timeFormat = (settings: DateSettings) => formatOf("ar", { timeStyle: "short" }, settings);
const hijriFormat = (settings: DateSettings) =>
  formatOf("ar-u-ca-islamic-umalqura", { dateStyle: "long" }, settings);

const formats = new Map<string, Intl.DateTimeFormat>();

/** Cached, because creating a format costs more than a hundred uses of it. */
function formatOf(
  locale: string,
  style: Intl.DateTimeFormatOptions,
  { timeZone, digits }: DateSettings,
): Intl.DateTimeFormat {
  const numberingSystem = digits === "arabic-indic" ? "arab" : "latn";
  const options = { ...style, timeZone, numberingSystem };
  const key = JSON.stringify([locale, options]);
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}
