// Decides which files without a date are published at the time of their arrival.
import type { Article, ArticleDate, DateSource, Submission } from "../article/article.ts";
import { latest } from "../article/latest.ts";
import { dateOnArrival, isArticleForSure, isFresh, type UndatedArticle } from "../article/undated.ts";
import type { ArticleRecord } from "../catalog/article-record.ts";
import type { ParsedSubmission } from "../formats/format.ts";
import type { Parsed, Refusal } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { foldArabic } from "../text/fold.ts";
import type { ParseSettings } from "./parse-submission.ts";

/** An article without a date. Its date is decided when the arrival time of its file is known. */
export interface Undated extends UndatedArticle {
  readonly kind: "undated";
  /** The date in the file's properties. */
  readonly saved?: ArticleDate | undefined;
  /** Whether it is published at its arrival. If not, it needs a fresh date in its properties. */
  readonly isForSure: boolean;
  readonly refusals: readonly Refusal[];
}

/** The parsed file. A date that nobody wrote, such as that of the file's properties, is taken out of it. */
export function withoutGuessedDate(
  parsed: ParsedSubmission,
  { sections, undated }: ParseSettings,
): Parsed<Submission | Undated> {
  const refusals = [refuse("missing-date")];
  const names = new Set(sections.map(({ name }) => foldArabic(name)));
  const isSection = (name: string) => names.has(foldArabic(name));
  if (parsed.ok) {
    const { value } = parsed;
    if (value.kind !== "article" || value.dateSource === undefined) return parsed;
    if (undated === "refuse") return { ok: false, refusals };
    const { published: saved, ...article } = value.article;
    const isForSure = isArticleForSure(article, isSection);
    return {
      ok: true,
      value: { kind: "undated", article, embedded: value.embedded, saved, isForSure, refusals },
    };
  }
  const read = undated === "refuse" ? undefined : parsed.undated?.(isSection);
  if (!read || !isArticleForSure(read.article, isSection)) return { ok: false, refusals: parsed.refusals };
  return { ok: true, value: { kind: "undated", ...read, isForSure: true, refusals: parsed.refusals } };
}

/** The article with a date, or why there is none. @param arrived when the file was put into the inbox, ms */
export function dateUndated(undated: Undated, arrived: number, timeZone: string): Parsed<DatedArticle> {
  const { article, embedded, embargo, saved, isForSure, refusals } = undated;
  if (saved && isFresh(saved, arrived))
    return {
      ok: true,
      value: {
        kind: "article",
        article: { ...article, published: saved },
        embedded,
        dateSource: "properties",
      },
    };
  if (!isForSure) return { ok: false, refusals };
  const dated = dateOnArrival(undated, arrived, timeZone);
  return { ok: true, value: { kind: "article", ...dated, embedded, embargo } };
}

type DatedArticle = Extract<Submission, { kind: "article" }> & { readonly embargo?: ArticleDate | undefined };

/**
 * The article with the date that was decided at its first upload. Neither another upload of its file nor a backfill moves a date
 * that nobody wrote. An embargo may still delay it.
 */
export function withDecidedDate(
  article: Article,
  source: {
    readonly dateSource?: DateSource | undefined;
    readonly embargo?: ArticleDate | undefined;
    readonly modified: number;
  },
  record: ArticleRecord | undefined,
  timeZone: string,
): Article {
  if (source.dateSource === undefined || !record || !isDecided(record)) return article;
  // A time that is still to come holds the article back. Without it, the article is published now.
  if (record.published > source.modified) return article;
  const published = latest([record.stated, source.embargo], timeZone) ?? record.stated;
  return { ...article, published };
}

/** Whether the record's date was decided. It was not if only drafts were uploaded so far. */
export function isDecided({ fingerprint }: ArticleRecord): boolean {
  return fingerprint !== "";
}
