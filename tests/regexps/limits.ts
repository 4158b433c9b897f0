// Regular expressions whose time is not linear, and which only see short texts: the constant that says how short.

/** Characters, and entries of a list that is no longer than so many characters. */
const mostCharacters = 2000;

interface Limit {
  readonly file: string;
  /** The name of the constant in the same file that the function compares the length with. */
  readonly constant: string;
}

const limits: readonly Limit[] = [
  { file: "lambdas/feed/content.ts", constant: "longestStandfirst" },
  { file: "lambdas/formats/agency/byline.ts", constant: "longestByline" },
  { file: "lambdas/formats/agency/dateline.ts", constant: "longestDateline" },
  { file: "lambdas/formats/feed-item/entry-text.ts", constant: "longestOrigin" },
  { file: "lambdas/formats/html/boilerplate/remove-boxes.ts", constant: "longestForm" },
  { file: "lambdas/formats/html/boilerplate/labels.ts", constant: "longestLabel" },
  { file: "lambdas/formats/html/metadata/authors.ts", constant: "longest" },
  { file: "lambdas/formats/html/pictures/leading-picture.ts", constant: "longestName" },
  { file: "lambdas/formats/markdown/parse-opening.ts", constant: "longest" },
  { file: "lambdas/formats/markdown/shortcodes.ts", constant: "longest" },
  { file: "lambdas/formats/submission/embargo-line.ts", constant: "longestLine" },
  { file: "lambdas/plain-text/credit/dateline.ts", constant: "longestDateline" },
  { file: "lambdas/plain-text/standfirst.ts", constant: "longestMark" },
  { file: "lambdas/text/direction/words.ts", constant: "longestAbbreviation" },
];

/** Whether the file has such a constant, and compares with it. */
export function isLimited(file: string, code: string): boolean {
  return limits
    .filter((limit) => limit.file === file)
    .some(({ constant }) => {
      const value = Number(new RegExp(`const ${constant} = (\\d+);`).exec(code)?.[1]);
      return value <= mostCharacters && code.split(constant).length > 2;
    });
}

/** Limits that no regular expression needs any more. */
export function findUnused(needed: ReadonlySet<string>): readonly string[] {
  return limits.filter(({ file }) => !needed.has(file)).map(({ file }) => file);
}
