// Words for a contribution to an article: `كتب`, `تصوير`, `حوار`.

export interface Role {
  /** The length of the words, with a colon and the space after it. In characters. */
  readonly length: number;
  /** Whether the words end in a colon or a slash. */
  readonly isColon: boolean;
  /** Whether a name always follows. After `بقلم:` a name always follows, but `تقرير:` can also begin a heading. */
  readonly isSure: boolean;
}

const wroteWords =
  "كتبت?|كتبه|كتبها|بقلم|حاوره|حاورها|حاورهم|حاورته|حاورتها|حاورتهم|[أا]عده|[أا]عدها|[أا]عدته|[أا]عدتها|بعدسة";
const workWords =
  "متابعة|حوار|[أا]جرى الحوار|[أا]جرت الحوار|[إا]عداد|[إا]شراف|تحرير|تحقيق|استطلاع|تغطية|ترجمة|تصوير|عدسة|رصد|تقرير|عرض|قراءة|كاريكاتير|تحليل|إضاءة|كتابة|مراسل(?:نا|تنا)?";
/** Such words alone, or with `:` or `/` after them. After a verb or `تصوير`, the name can follow without either. */
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
