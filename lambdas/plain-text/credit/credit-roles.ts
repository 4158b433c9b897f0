// Words for a contribution to an article: `كتب`, `تصوير`, `حوار`.

export interface Role {
  readonly length: number;
  readonly isColon: boolean;
  /** `بقلم:` is always followed by a name. `تقرير:` can also begin a heading. */
  readonly isSure: boolean;
}

const wroteWords =
  "كتبت?|كتبه|كتبها|بقلم|حاوره|حاورها|حاورهم|حاورته|حاورتها|حاورتهم|[أا]عده|[أا]عدها|[أا]عدته|[أا]عدتها|بعدسة";
const workWords =
  "متابعة|حوار|[أا]جرى الحوار|[أا]جرت الحوار|[إا]عداد|[إا]شراف|تحرير|تحقيق|استطلاع|تغطية|ترجمة|تصوير|عدسة|رصد|تقرير|عرض|قراءة|كاريكاتير|تحليل|إضاءة|كتابة|مراسل(?:نا|تنا)?";
/** The word alone, or with `:` or `/`. After a verb and `تصوير` the name can follow directly. */
const rolePattern = new RegExp(
  `^(?:(?:(?<wrote>${wroteWords})|${workWords})(?:\\s+و(?:${workWords}))*\\s*(?:[:/]\\s*|$)|(?:${wroteWords}|تصوير|عدسة)\\s+)`,
  "u",
);

export function roleOf(text: string): Role | undefined {
  const match = rolePattern.exec(text);
  if (!match) return undefined;
  return {
    length: match[0].length,
    isColon: /[:/]/.test(match[0]),
    isSure: match.groups?.wrote !== undefined,
  };
}
