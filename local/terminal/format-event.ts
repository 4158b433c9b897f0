// Formats events as lines for people, in Arabic and English.

import type { RefusalCode } from "../../lambdas/refusal/refusal.ts";
import { refusalTexts } from "../../lambdas/refusal/refusal-texts.ts";
import { type Bilingual, inBoth } from "./bilingual.ts";
import type { ArticleLine, RefusedFile, Summary, TerminalEvent, WithdrawnLine } from "./event.ts";
import { formatName } from "./format-name.ts";

/** Formats an event as one line. Only the summary, which is printed after the start, has several lines. */
export function formatEvent(event: TerminalEvent): readonly string[] {
  switch (event.event) {
    case "published":
      return [`${label("نُشر", "published")}: ${formatArticle(event)}${formatPrevious(event.previousFile)}`];
    case "waiting":
      return [`${label("ينتظر وقته", "waiting")}: ${formatArticle(event)}`];
    case "draft":
      return [
        `${label("مسودة لا تُنشر", "draft, not published")}: ${formatName(event.file)}${formatWithdrawn(event.withdrawn)}`,
      ];
    case "picture":
      return [formatPicture(event.file, event.articles)];
    case "removed": {
      const what = event.id === undefined ? event.file : `${event.id} (${event.file})`;
      return [`${label("حُذف", "removed")}: ${formatName(what)}${formatWithdrawn(event.withdrawn)}`];
    }
    case "refused":
      return [
        `${label("رُفض", "refused")}: ${formatRefused(event)}; ${label("التقرير", "report")}: ${formatName(event.report)}`,
      ];
    case "withheld": {
      const why = event.problems.map((problem) => formatName(problem)).join("; ");
      return [
        `${label("حُجب، وتبقى النسخة السابقة", "withheld, the old one stays")}: ${formatName(event.document)}: ${why}`,
      ];
    }
    case "leftOut": {
      const why = event.problems.map((problem) => formatName(problem)).join("; ");
      const where = `${formatName(event.guid)} → ${formatName(event.document)}`;
      return [`${label("استُبعد من الخلاصة", "left out of the feed")}: ${where}: ${why}`];
    }
    case "problem": {
      const about = event.about === undefined ? "" : `${formatName(event.about)}: `;
      return [`${label("تنبيه", "note")}: ${about}${inBoth(event.text)}`];
    }
    case "recovered":
      return [label("زالت المشكلة ونُشر كل ما تأخر", "recovered: all that failed is published")];
    case "feed":
      return [`${label("خلاصة", "feed")}: ${event.address}`];
    case "progress":
      return [`${label("يُنشر", "publishing")}: ${event.done} / ${event.found}`];
    case "started":
      return formatSummary(event);
  }
}

function formatArticle({ headline, date, isUndated, unlistedSection, address }: ArticleLine): string {
  const note = isUndated ? ` (${label("لا تاريخ في المقال", "the article states no date")})` : "";
  const section =
    unlistedSection === undefined
      ? ""
      : ` · ${label("قسم ليس في الإعدادات", "a section that the settings do not have")}: ${formatName(unlistedSection)}`;
  return `${formatName(headline)} · ${date}${note} · ${address}${section}`;
}

function formatPrevious(file: string | undefined): string {
  return file === undefined ? "" : ` · ${label("بدلا من", "in place of")} ${formatName(file)}`;
}

function formatWithdrawn(withdrawn: readonly WithdrawnLine[] = []): string {
  const [first, ...others] = withdrawn;
  if (!first) return "";
  const more = others.length > 0 ? ` (+${others.length})` : "";
  const page =
    first.address === undefined ? "" : ` · ${label("وصفحته تقول ذلك", "its page says so")}: ${first.address}`;
  return ` · ${label("سُحب المقال", "article withdrawn")}: ${formatName(first.headline)}${more}${page}`;
}

function formatPicture(file: string, articles: number): string {
  const owner =
    articles === 0
      ? label("لم يصل مقالها بعد", "its article is not there yet")
      : label(`مقالاتها: ${articles}`, `articles: ${articles}`);
  return `${label("صورة", "picture")}: ${formatName(file)} · ${owner}`;
}

function formatRefused({ file, codes }: RefusedFile): string {
  const [first, ...others] = codes;
  const why = first === undefined ? "" : `: ${inBoth(problemOf(first))}`;
  return `${formatName(file)}${why}${others.length > 0 ? ` (+${others.length})` : ""}`;
}

function problemOf(code: RefusalCode): Bilingual {
  const { arabic, english } = refusalTexts[code];
  return { arabic: arabic.problem, english: english.problem };
}

function formatSummary(summary: Summary): readonly string[] {
  const { refused, refusedFiles, removed, waiting, undated } = summary;
  const others = refused - refusedFiles.length;
  const rows: readonly (string | undefined)[] = [
    `${label("منشور", "published")}: ${summary.published} · ${label("الجديد والمعدل", "new or changed")}: ${summary.new}`,
    undated > 0
      ? `${label("بلا تاريخ، فأُخذ وقت وصولها", "without a date, so dated by their arrival")}: ${undated}`
      : undefined,
    waiting > 0 ? `${label("ينتظر وقته", "waiting for its time")}: ${waiting}` : undefined,
    removed > 0 ? `${label("حُذف من المجلد", "deleted from the folder")}: ${removed}` : undefined,
    `${label("مرفوض", "refused")}: ${refused}`,
    ...refusedFiles.map((file) => `  ${formatRefused(file)}`),
    others > 0 ? `  ${label(`و${others} أخرى`, `and ${others} more`)}` : undefined,
    refused > 0
      ? `  ${label("التقارير في المجلد", "the reports are in the folder")} ${formatName(`${summary.folder}/_refused`)}`
      : undefined,
    "",
    `${label("الموقع", "site")}: ${summary.site}`,
    `${label("الخلاصة الرئيسة", "main feed")}: ${summary.feed}`,
    `${label("كل الخلاصات", "all feeds")}: ${summary.allFeeds}`,
    `${label("المجلد", "folder")}: ${formatName(summary.folder)}`,
    inBoth({
      arabic: "ضع الملفات فيه أو عدّلها أو احذفها، ويظهر ذلك في الموقع؛ وللإنهاء اضغط Ctrl-C",
      english: "drop, edit, rename or delete files there, and the site follows; Ctrl-C ends this",
    }),
  ];
  return ["", ...rows.filter((row) => row !== undefined), ""];
}

function label(arabic: string, english: string): string {
  return inBoth({ arabic, english });
}
