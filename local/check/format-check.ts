// Formats the result of a check for people. Labels are in both languages, technical values as they are.
import type { Article } from "../../lambdas/article/article.ts";
import type { PictureOrigin } from "../../lambdas/article/picture.ts";
import type { ArticleDate } from "../../lambdas/dates/days.ts";
import type { EntryPicture } from "../../lambdas/feed/entry.ts";
import { feedsOf } from "../../lambdas/feed/memberships.ts";
import { feedFolder } from "../../lambdas/publication/addresses.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { unlistedName } from "../../lambdas/publication/sections.ts";
import { formatNotice } from "../../lambdas/refusal/format-notice.ts";
import { formatRefusals } from "../../lambdas/refusal/format-refusals.ts";
import { inBoth } from "../terminal/bilingual.ts";
import { formatName } from "../terminal/format-name.ts";
import type { Checked } from "./check-file.ts";
import { linesAsShown } from "./lines-as-shown.ts";

/**
 * Formats every field of an article, and then the text as a feed reader shows it; or the reasons why it can't be published.
 *
 * @param now in milliseconds since 1970; an article with a later date is shown as waiting
 */
export function formatCheck(file: string, checked: Checked, publication: Publication, now: number): string {
  return `${formatName(file)}: ${formatResult(file, checked, publication, now)}`;
}

function formatResult(file: string, checked: Checked, publication: Publication, now: number): string {
  switch (checked.kind) {
    case "refused":
      return `${bilingual("refused", "مرفوض")}\n\n${formatRefusals(file, checked.refusals).trimEnd()}`;
    case "withheld":
      return `${bilingual("can't be published", "لا يمكن نشره")}\n${checked.problems.join("\n")}`;
    case "draft":
      return bilingual(
        `a draft of ${formatName(checked.id)}, nothing of it is published`,
        "مسودة لا يُنشر منها شيء",
      );
    case "picture": {
      const { type, width, height, length } = checked.picture;
      return `${bilingual("a picture", "صورة")}, ${type}, ${width} × ${height} pixels, ${length} bytes`;
    }
    case "several":
      return [
        bilingual(`${checked.items.length} articles`, "عدة مقالات"),
        ...checked.items.map((item) => formatResult(file, item, publication, now)),
        ...(checked.refusals.length > 0 ? [formatRefusals(file, checked.refusals).trimEnd()] : []),
      ].join("\n\n");
    case "ignored":
      return bilingual("ignored: not a name of an article", "لا يُقرأ، إذ ليس اسمه اسم مقال");
    case "article":
      return formatArticle(checked, publication, now);
  }
}

type CheckedArticle = Extract<Checked, { kind: "article" }>;

function formatArticle(
  { article, record, entry, missing, undated }: CheckedArticle,
  publication: Publication,
  now: number,
): string {
  const { timeZone } = publication;
  const { section, pictures } = entry;
  const isUpdated = record.updated > record.published;
  const fields: readonly Field[] = [
    ["id", "المعرف", record.id],
    ["guid", "", entry.guid],
    ["address", "الرابط", entry.url],
    ["section", "القسم", section && `${section.name} (${section.slug})`],
    ["headline", "العنوان", entry.headline],
    ["published", "النشر", formatDate(article.published, record.published, timeZone)],
    ["updated", "التحديث", isUpdated ? formatDate(article.updated, record.updated, timeZone) : undefined],
    ["standfirst", "المقدمة", entry.standfirst],
    ["places", "المكان", list(entry.places)],
    ["authors", "الكاتب", list(entry.authors)],
    ["agencies", "الوكالة", list(entry.agencies)],
    ["tags", "الوسوم", list(entry.tags)],
    ...pictures.map((picture) => ["picture", "الصورة", formatPicture(picture)] as const),
  ];
  const unlisted = unlistedName(section, publication);
  const isWaiting = record.published > now;
  return [
    isWaiting
      ? bilingual(`waits until ${formatInstant(record.published, timeZone)}`, "ينتظر وقته")
      : bilingual("would be published", "يُنشر"),
    ...(undated ? [formatNotice(undated, timeZone)] : []),
    ...(unlisted === undefined ? [] : [formatUnlisted(isolate(unlisted))]),
    "",
    ...fields.flatMap(formatField),
    ...missing.map(({ name, why }) => formatRow("picture", "الصورة", `${formatName(name)}: ${inBoth(why)}`)),
    ...formatField(["feeds", "الخلاصات", formatFeeds(article, publication)]),
    "",
    `  ${bilingual("As a reader shows it", "كما يراه القارئ")}:`,
    "",
    `  ${isolate(entry.headline)}`,
    "",
    ...linesAsShown(entry).map((line) => `  ${isolate(line)}`),
  ].join("\n");
}

function formatUnlisted(section: string): string {
  return bilingual(`the settings do not have the section ${section}`, `القسم ${section} ليس في الإعدادات`);
}

/** A value with its labels in English and Arabic. */
type Field = readonly [english: string, arabic: string, value: string | undefined];

function formatField([english, arabic, value]: Field): readonly string[] {
  return value === undefined ? [] : [formatRow(english, arabic, isolate(value))];
}

/** @param value the text that is printed, already made safe for a terminal */
function formatRow(english: string, arabic: string, value: string): string {
  const gap = " ".repeat(Math.max(1, 11 - arabic.length));
  return `  ${english.padEnd(11)}${isolate(arabic)}${gap}${value}`;
}

function bilingual(english: string, arabic: string): string {
  return inBoth({ arabic, english });
}

/**
 * The date as the article states it. A date without a time is shown without a time. Only feeds need one, to keep their entries in order.
 */
function formatDate(stated: ArticleDate | undefined, instant: number, timeZone: string): string {
  if (!stated || "instant" in stated) return formatInstant(instant, timeZone);
  const day = new Date(`${stated.day}T00:00Z`).toLocaleDateString("en-GB", {
    timeZone: "UTC",
    dateStyle: "full",
  });
  return `${day}, no time given`;
}

function formatInstant(instant: number, timeZone: string): string {
  return new Date(instant).toLocaleString("en-GB", { timeZone, dateStyle: "full", timeStyle: "long" });
}

function formatFeeds(article: Article, publication: Publication): string {
  return feedsOf(article, publication)
    .map((feed) => `/${feedFolder(feed)}rss.xml`)
    .join(" ");
}

function list(names: readonly string[]): string | undefined {
  return names.length > 0 ? names.join("، ") : undefined;
}

function formatPicture({ from, file, alt, caption, credit }: EntryPicture): string {
  const size = file
    ? `${file.type}, ${file.width} × ${file.height} pixels, ${file.length} bytes`
    : "on another server";
  const words = [caption ?? alt, credit && `(${credit})`].filter((word) => word !== undefined && word !== "");
  return [`${nameOf(from)}: ${size}`, ...words].join(" · ");
}

function nameOf(from: PictureOrigin): string {
  switch (from.kind) {
    case "beside":
      return "of the article's own name";
    case "remote":
      return from.url;
    case "unknown":
      return "of an unknown kind";
    default:
      return from.name;
  }
}

/** Isolates a value, so that its direction and that of the line do not affect each other. */
function isolate(text: string): string {
  return text === "" ? "" : formatName(text);
}
