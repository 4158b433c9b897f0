// Lets one judge (a feed reader or validator) check all documents, and also the spoiled ones (spoiled.ts).
import { compareFeeds, type Difference } from "./compare.ts";
import type { Checker, FeedDocument, Judge, Reader, ReadFeed } from "./entry.ts";
import { xmllint } from "./judges/xml-checkers.ts";
import { type Shaping, shapingOf } from "./shapings.ts";
import type { Spoiled } from "./spoiled.ts";
import { readPlainJson } from "./truth.ts";

export interface Verdict {
  readonly differences: readonly Difference[];
  readonly problems: readonly string[];
  /** Spoiled documents in which the judge has not found the error. */
  readonly unnoticed: readonly string[];
  readonly read: number;
  readonly spoiled: number;
}

export async function passJudgement(
  judge: Judge,
  documents: readonly FeedDocument[],
  spoiled: readonly Spoiled[],
  used: Set<Shaping>,
): Promise<Verdict> {
  const own = documents.filter(({ format }) => judge.formats.includes(format));
  const wrong = spoiled.filter((one) => isNoticeable(judge, one));
  if (judge.kind === "checker") return await askChecker(judge, own, wrong);
  const truths = new Map<string, ReadFeed>();
  for (const { path, format, text } of documents) {
    if (format === "json") truths.set(folderOf(path), readPlainJson(text));
  }
  return await askReader(judge, own, wrong, truths, used);
}

async function askChecker(
  judge: Checker,
  documents: readonly FeedDocument[],
  wrong: readonly Spoiled[],
): Promise<Verdict> {
  const problems = await judge.check(documents);
  // The spoiled documents are checked in separate calls, because jing stops at a document that is not well-formed.
  const alone = await Promise.all(wrong.map(({ document }) => judge.check([document])));
  return {
    differences: [],
    problems: problems.map(({ document, problem }) => `${document.path}: ${problem}`),
    unnoticed: wrong.filter((_one, index) => alone[index]?.length === 0).map(nameSpoiled),
    read: documents.length,
    spoiled: wrong.length,
  };
}

async function askReader(
  judge: Reader,
  documents: readonly FeedDocument[],
  wrong: readonly Spoiled[],
  truths: ReadonlyMap<string, ReadFeed>,
  used: Set<Shaping>,
): Promise<Verdict> {
  const compare = (document: FeedDocument, feed: ReadFeed | undefined, onShaped?: (one: Shaping) => void) => {
    const truth = truths.get(folderOf(document.path));
    if (!feed || !truth) throw new Error(`${judge.name}: nothing to compare ${document.path} with`);
    return compareFeeds(judge.name, document, feed, truth, onShaped);
  };
  const feeds = await judge.read(documents);
  const misread = await judge.read(wrong.map(({ document }) => document));
  const unnoticed = wrong.filter(
    ({ document, wrong: field }, index) =>
      !compare(document, misread[index]).some((difference) => difference.field === field),
  );
  return {
    differences: documents.flatMap((document, index) =>
      compare(document, feeds[index], (shaping) => used.add(shaping)),
    ),
    problems: [],
    unnoticed: unnoticed.map(nameSpoiled),
    read: documents.length,
    spoiled: wrong.length,
  };
}

/**
 * Whether a judge can notice the error in a spoiled document. Validators only find errors of syntax and schema, which readers accept. And
 * a reader can't notice an error in a field that it does not return.
 */
function isNoticeable(judge: Judge, { wrong, document: { format } }: Spoiled): boolean {
  if (!judge.formats.includes(format)) return false;
  if (judge.kind === "checker") return wrong === "markup" || (wrong === "schema" && judge !== xmllint);
  if (wrong === "markup" || wrong === "schema") return false;
  return !shapingOf(judge.name, format, wrong)?.blind;
}

export function isClean({ differences, problems, unnoticed }: Verdict): boolean {
  return differences.length + problems.length + unnoticed.length === 0;
}

function nameSpoiled({ wrong, document }: Spoiled): string {
  return `${wrong} in ${document.path}`;
}

/** The folder of a document: `sections/sport/`, or empty for the main feed. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
