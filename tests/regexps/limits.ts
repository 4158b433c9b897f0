// Files whose regular expressions get only short texts, so their time needs no check. In each of them, a constant limits the length.

/** The greatest value that such a constant may have, in characters. */
const mostCharacters = 2000;

interface Limit {
  readonly file: string;
  /** The name of the constant with which the length of a text is compared. */
  readonly constant: string;
  /** The file with the constant, if it is not the same file. Its function must be the only caller. */
  readonly caller?: string;
}

const limits: readonly Limit[] = [
  { file: "lambdas/dates/machine-date.ts", constant: "longest" },
  { file: "lambdas/dates/time-of-day.ts", constant: "longestDate", caller: "lambdas/dates/parse-date.ts" },
  { file: "lambdas/dates/written-date.ts", constant: "longestDate", caller: "lambdas/dates/parse-date.ts" },
  { file: "lambdas/feed/content/content.ts", constant: "longestStandfirst" },
  { file: "lambdas/formats/agency/byline.ts", constant: "longestByline" },
  { file: "lambdas/formats/agency/dateline.ts", constant: "longestDateline" },
  { file: "lambdas/formats/feed-item/entry-text.ts", constant: "longestOrigin" },
  { file: "lambdas/formats/html/boilerplate/remove-boxes.ts", constant: "longestForm" },
  { file: "lambdas/formats/html/boilerplate/labels.ts", constant: "longestLabel" },
  { file: "lambdas/formats/html/declared-charset.ts", constant: "beginning" },
  { file: "lambdas/formats/html/metadata/authors.ts", constant: "longest" },
  { file: "lambdas/formats/html/metadata/person-name.ts", constant: "longestName" },
  { file: "lambdas/formats/html/opening/author-links.ts", constant: "longestPath" },
  { file: "lambdas/formats/html/opening/printed-byline.ts", constant: "longestByline" },
  { file: "lambdas/formats/html/pictures/leading-picture.ts", constant: "longestName" },
  { file: "lambdas/formats/markdown/parse-opening.ts", constant: "longest" },
  { file: "lambdas/formats/markdown/shortcodes.ts", constant: "longest" },
  { file: "lambdas/formats/submission/embargo-line.ts", constant: "longestLine" },
  {
    file: "lambdas/plain-text/credit/credit-segments.ts",
    constant: "longestCredit",
    caller: "lambdas/plain-text/credit/credit-parts.ts",
  },
  {
    file: "lambdas/plain-text/credit/credit-roles.ts",
    constant: "longestCredit",
    caller: "lambdas/plain-text/credit/credit-parts.ts",
  },
  { file: "lambdas/plain-text/credit/name-shape.ts", constant: "longestWord" },
  { file: "lambdas/plain-text/credit/dateline.ts", constant: "longestDateline" },
  { file: "lambdas/plain-text/standfirst.ts", constant: "longestMark" },
  { file: "lambdas/text/direction/words.ts", constant: "longestAbbreviation" },
];

/** Whether the file has such a constant and compares a length with it. */
export function isLimited(file: string, codeOf: ReadonlyMap<string, string>): boolean {
  return limits
    .filter((limit) => limit.file === file)
    .some(({ constant, caller = file }) => {
      const code = codeOf.get(caller) ?? "";
      const value = Number(new RegExp(`const ${constant} = (\\d+);`).exec(code)?.[1]);
      return value <= mostCharacters && code.split(constant).length > 2;
    });
}
