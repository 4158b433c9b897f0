// What a check found, for the person who asked.
import { plainTextOf } from "../../lambdas/article/block.ts";
import type { PictureOrigin } from "../../lambdas/article/picture.ts";
import { buildSummary } from "../../lambdas/feed/content.ts";
import type { EntryPicture } from "../../lambdas/feed/entry.ts";
import { feedsOf } from "../../lambdas/feed/memberships.ts";
import { feedFolder } from "../../lambdas/publication/addresses.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { formatRefusals } from "../../lambdas/refusal/format-refusals.ts";
import { formatName } from "../terminal.ts";
import type { Checked } from "./check-file.ts";

/**
 * Every field, then the entry as a reader shows it; or why there is none.
 *
 * @param now tells whether the article still waits, ms
 */
export function formatCheck(file: string, checked: Checked, publication: Publication, now: number): string {
  switch (checked.kind) {
    case "refused":
      return `${formatName(file)}: refused\n\n${formatRefusals(file, checked.refusals).trimEnd()}`;
    case "withheld":
      return `${formatName(file)}: can't be published\n${checked.problems.join("\n")}`;
    case "draft":
      return `${formatName(file)}: a draft of ${formatName(checked.id)}, nothing of it is published`;
    case "picture": {
      const { type, width, height, length } = checked.picture;
      return `${formatName(file)}: a picture, ${type}, ${width} × ${height} pixels, ${length} bytes`;
    }
    case "ignored":
      return `${formatName(file)}: ignored, as it looks like no article's name`;
    case "article":
      return `${formatName(file)}: ${formatArticle(checked, publication, now)}`;
  }
}

type CheckedArticle = Extract<Checked, { kind: "article" }>;

function formatArticle(
  { article, record, entry, missing }: CheckedArticle,
  publication: Publication,
  now: number,
): string {
  const time = (instant: number) => new Date(instant).toLocaleString("en-GB", timeStyle(publication));
  const { section, pictures } = entry;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["id", record.id],
    ["guid", entry.guid],
    ["address", entry.url],
    ["section", section && `${section.name} (${section.slug})`],
    ["headline", entry.headline],
    ["published", time(record.published)],
    ["updated", record.updated > record.published ? time(record.updated) : undefined],
    ["standfirst", entry.standfirst],
    ["places", list(entry.places)],
    ["authors", list(entry.authors)],
    ["agencies", list(entry.agencies)],
    ["tags", list(entry.tags)],
    ...pictures.map((picture) => ["picture", formatPicture(picture)] as const),
    ...missing.map((name) => ["picture", `${name}: not there yet`] as const),
    [
      "feeds",
      feedsOf(article, publication)
        .map((feed) => `/${feedFolder(feed)}rss.xml`)
        .join(" "),
    ],
  ];
  const state = record.published > now ? `waits until ${time(record.published)}` : "would be published";
  return [
    state,
    "",
    ...fields.flatMap(([name, value]) =>
      value === undefined ? [] : [`  ${name.padEnd(11)}${isolate(value)}`],
    ),
    "",
    "  As a reader shows it:",
    "",
    `  ${isolate(entry.headline)}`,
    `  ${isolate(buildSummary(entry))}`,
    "",
    ...entry.paragraphs
      .flatMap((block) => plainTextOf(block).split("\n"))
      .map((line) => `  ${isolate(line)}`),
  ].join("\n");
}

function timeStyle({ timeZone }: Publication): Intl.DateTimeFormatOptions {
  return { timeZone, dateStyle: "full", timeStyle: "long" };
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
    default:
      return from.name;
  }
}

/** Each value reads in its own direction. */
function isolate(text: string): string {
  return text === "" ? "" : formatName(text);
}
