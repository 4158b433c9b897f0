// Formats points in time for people, with the machine-readable form beside it.
import type { Publication } from "../publication/publication.ts";
import { cleanText } from "../text/characters.ts";
import { html, type Markup } from "../text/html.ts";

/** `<time datetime="2017-12-08T08:00:00.000Z">8 ديسمبر 2017</time>`, in the publication's zone. */
export function renderTime(instant: number, { timeZone }: Pick<Publication, "timeZone">): Markup {
  return html`<time datetime="${cleanText(new Date(instant).toISOString())}">${cleanText(dayFormat(timeZone).format(instant))}</time>`;
}

/** Whether two points in time fall on the same day in the publication's zone. */
export function isSameDay(one: number, other: number, { timeZone }: Pick<Publication, "timeZone">): boolean {
  return dayFormat(timeZone).format(one) === dayFormat(timeZone).format(other);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Cached, because creating a format costs more than a hundred uses of it. */
function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("ar-u-nu-latn", { dateStyle: "long", timeZone });
  dayFormats.set(timeZone, format);
  return format;
}
