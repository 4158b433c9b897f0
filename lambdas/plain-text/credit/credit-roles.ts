// The words that say what somebody did for an article: `كتب`, `تصوير`, `حوار`.

export interface Role {
  readonly length: number;
  readonly isColon: boolean;
  /** بقلم: is followed by whoever it was; تقرير: may begin a heading too. */
  readonly isSure: boolean;
}

const WROTE =
  "كتبت?|كتبه|كتبها|بقلم|حاوره|حاورها|حاورهم|حاورته|حاورتها|حاورتهم|[أا]عده|[أا]عدها|[أا]عدته|[أا]عدتها|بعدسة";
const WORK =
  "متابعة|حوار|[أا]جرى الحوار|[أا]جرت الحوار|[إا]عداد|[إا]شراف|تحرير|تحقيق|استطلاع|تغطية|ترجمة|تصوير|عدسة|رصد|تقرير|عرض|قراءة|كاريكاتير|تحليل|إضاءة|كتابة|مراسل(?:نا|تنا)?";
/** The word alone or with `:` or `/`; a verb and `تصوير` may have the name straight after it. */
const ROLE = new RegExp(
  `^(?:(?:(?<wrote>${WROTE})|${WORK})(?:\\s+و(?:${WORK}))*\\s*(?:[:/]\\s*|$)|(?:${WROTE}|تصوير|عدسة)\\s+)`,
  "u",
);

export function roleOf(text: string): Role | undefined {
  const match = ROLE.exec(text);
  if (!match) return undefined;
  return {
    length: match[0].length,
    isColon: /[:/]/.test(match[0]),
    isSure: match.groups?.wrote !== undefined,
  };
}
