// What `npm run judge` prints.
import type { Difference } from "./compare.ts";
import type { Directions, LeftToRight } from "./direction.ts";
import { directionRules } from "./direction-rules.ts";
import type { FeedDocument } from "./entry.ts";
import type { LaidOut } from "./fribidi.ts";
import type { EdgeVerdict } from "./judges/njs.ts";
import { type Answer, isQuiet, type Polled } from "./polling.ts";
import { type Shaping, shapings } from "./shapings.ts";
import type { Verdict } from "./verdict.ts";

export function sayTruth(
  documents: readonly FeedDocument[],
  articles: number,
  differences: readonly Difference[],
): void {
  console.log(
    `${documents.length} documents of ${articles} articles; ${differences.length} differ from their articles\n`,
  );
  sayDifferences(differences);
}

/** Prints one row of the table, and below it the problems. */
export function sayVerdict(
  name: string,
  what: string | undefined,
  verdict: Verdict | undefined,
  read: "documents" | "pictures" = "documents",
): void {
  if (!verdict) {
    console.log(`${name.padEnd(32)} not found`);
    return;
  }
  const { differences, problems, unnoticed, spoiled } = verdict;
  const all = `${verdict.read} ${read}`;
  const wrong = differences.length + problems.length;
  const result = wrong === 0 ? `${all} agree` : `${wrong} DISAGREEMENTS in ${all}`;
  const noticed = `noticed ${spoiled - unnoticed.length} of ${spoiled} made wrong`;
  console.log(`${name.padEnd(32)} ${result}; ${noticed} (${what})`);
  sayDifferences(differences);
  for (const problem of problems) console.log(`  ${problem}`);
  for (const one of unnoticed) console.log(`  did NOT notice the wrong ${one}`);
}

export function sayShapings(used: ReadonlySet<Shaping>): void {
  console.log("\nreaders' own ways that were met");
  for (const shaping of shapings) {
    if (!used.has(shaping)) continue;
    const { reader = "every reader", formats, fields, reason } = shaping;
    console.log(`  ${reader}, ${formats.join(" and ")}, ${fields.join(", ")}: ${reason}`);
  }
}

export function sayDirections({ decided, wrong, allowed }: Directions): void {
  const rules = directionRules.length;
  console.log(`\ndirection: ${decided} decisions by ${rules} rules, ${wrong.length} wrong`);
  for (const one of summarise(wrong)) console.log(`  LEFT-TO-RIGHT ${one}`);
  for (const one of summarise(allowed)) console.log(`  allowed, as nothing but Latin: ${one}`);
}

export function sayLaidOut(laidOut: LaidOut | undefined): void {
  if (!laidOut) {
    console.log("FriBidi not found");
    return;
  }
  const { lines, paragraphs, wrong } = laidOut;
  console.log(`FriBidi: ${lines} lines in ${paragraphs} places, ${wrong.length} in a wrong order`);
  for (const one of wrong) console.log(`  WRONG ORDER ${one}`);
}

export function sayPolled(name: string, polled: Polled, rounds: number): void {
  const quiet = [...polled.values()].filter((answers) => isQuiet(answers, rounds)).length;
  const [statuses = ""] = [...polled.values()].map(formatAnswers);
  console.log(`polling: ${name} is quiet for ${quiet} of ${polled.size} documents: ${statuses}`);
  for (const [path, answers] of polled) {
    if (!isQuiet(answers, rounds)) console.log(`  NOT quiet: ${path}: ${formatAnswers(answers)}`);
  }
}

export function sayEdge(verdict: EdgeVerdict | undefined): void {
  if (!verdict) {
    console.log("functions at the edge: njs not found");
    return;
  }
  const { version, events, problems, unnoticed, unlisted } = verdict;
  const result =
    problems.length === 0 ? `${events} events agree` : `${problems.length} of ${events} DISAGREE`;
  const refused = `refused ${unlisted - unnoticed.length} of ${unlisted} that CloudFront refuses`;
  console.log(`functions at the edge: njs ${version}: ${result}; ${refused}`);
  for (const problem of problems) console.log(`  ${problem}`);
  for (const script of unnoticed) console.log(`  did NOT refuse ${script}`);
}

function formatAnswers(answers: readonly Answer[]): string {
  return answers
    .map(({ status, wasConditional }) => `${status}${wasConditional ? "" : " (not asked whether new)"}`)
    .join(", ");
}

function sayDifferences(differences: readonly Difference[]): void {
  for (const { judge, path, entry, field, found, expected } of differences) {
    console.log(
      `  ${judge}, ${path}, ${entry}, ${field}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`,
    );
  }
}

/** Lists each text once, with the number of documents that contain it. */
function summarise(all: readonly LeftToRight[]): string[] {
  const counts = new Map<string, number>();
  for (const { reader, entry, text } of all) {
    const start = text.replaceAll(/\s+/g, " ").slice(0, 60);
    const line = `${reader}, ${entry}: ${JSON.stringify(start)}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => `${line} (${count} documents)`);
}
