// Decides which files without a date are published at the time of their arrival.
import type { Article, DateSource, Submission } from "../article/article.ts";
import { latest } from "../article/latest.ts";
import { dateOnArrival, isArticleForSure, isFresh, type UndatedArticle } from "../article/undated.ts";
import type { ArticleRecord } from "../catalog/article-record.ts";
import type { ArticleDate } from "../dates/days.ts";
import type { ParsedSubmission } from "../formats/format.ts";
import type { Publication } from "../publication/publication.ts";
import type { Parsed, Refusal } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { foldArabic } from "../text/fold.ts";

/** An article without a date. Its date is decided when the arrival time of its file is known. */
export interface Undated extends UndatedArticle {
  readonly kind: "undated";
  /** The date in the document's properties, if it has one. */
  readonly saved?: ArticleDate | undefined;
  /** Whether the file is certainly an article, and gets the time of its arrival. If not, it needs a recent date in its properties. */
  readonly isForSure: boolean;
  /** The reasons to refuse the file if it gets no date. */
  readonly refusals: readonly Refusal[];
}

/**
 * Returns the parsed file. Removes a date that nobody wrote, such as that of the document's properties, from the article. Later,
 * {@link dateUndated} chooses the article's date.
 */
export function withoutGuessedDate(
  parsed: ParsedSubmission,
  { sections, undated }: Pick<Publication, "sections" | "undated">,
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

/**
 * Dates the article, or returns the reasons why it gets no date.
 *
 * @param arrived when the file was uploaded to the inbox, in milliseconds since 1970
 */
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
 * If nobody wrote a date into an article, it keeps the date that was decided at its first upload. So neither another upload of its file nor
 * a backfill moves that date. Only an embargo may still delay it.
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
  // The recorded time was in the future when the file was uploaded, because of an embargo. It is not kept, because the embargo may have
  // been removed since.
  if (record.published > source.modified) return article;
  const published = latest([record.stated, source.embargo], timeZone) ?? record.stated;
  return { ...article, published };
}

/** Whether the record has a decided date. It has none while only drafts were uploaded. */
export function isDecided({ fingerprint }: ArticleRecord): boolean {
  return fingerprint !== "";
}
