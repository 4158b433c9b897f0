// `npm run regexps`: recheck looks for a text on which a regular expression takes more than linear time. What it finds to be linear
// is kept in linear.txt and not searched again; `npm run regexps -- --all` searches everything.
import { check } from "recheck";
import { locate } from "../../lambdas/formats/locate.ts";
import { withoutShortcodes } from "../../lambdas/formats/markdown/shortcodes.ts";
import { refuse } from "../../lambdas/refusal/refuse.ts";
import { type FoundRegexp, findLiterals, readSources, recordBuilt } from "./find-regexps.ts";
import { isLimited, labelOf } from "./limits.ts";
import { fingerprintOf, readVerdicts, writeVerdicts } from "./verdicts.ts";

/** Time limits of recheck, in milliseconds. A pattern that it can't decide in this time is reported. */
const times = { timeout: 300_000, attackTimeout: 20_000 };
/** A pattern must search each of recheck's texts in this time, in milliseconds. Quadratic time would be seconds for the longest text. */
const soon = 200;
/** How many times the part of a text that makes the search slow is repeated at most. */
const mostTimes = 64_000;
/** How many patterns are checked at the same time. Recheck starts a process for each. */
const atOnce = 2;

const sources = await readSources(["lambdas/**/*.ts", "local/**/*.ts", "lib/**/*.ts"]);
const built = await recordBuilt(sources, async () => {
  withoutShortcodes("{% comment %} {{< a >}} {{% b %}} {{c}} {#d} {: .e} {/* f */} `g` {% endcomment %}");
  locate(refuse("missing-date", { found: "a" }), "b");
});
const all = [...findLiterals(sources), ...built];
const codeOf = new Map(sources.map(({ file, code }) => [file, code]));
const unlimited = all.filter((one) => !isLimited(one, codeOf));
const current = new Map(unlimited.map((one) => [fingerprintOf(one), one]));
const known = process.argv.includes("--all") ? new Set<string>() : readVerdicts();
const linear = new Set([...known].filter((fingerprint) => current.has(fingerprint)));
const waiting = [...current].filter(([fingerprint]) => !linear.has(fingerprint));
const count = waiting.length;
const flagged: { readonly one: FoundRegexp; readonly reason: string }[] = [];

async function work(): Promise<void> {
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [fingerprint, one] = next;
    const reason = await reasonAgainst(one);
    if (reason === undefined) linear.add(fingerprint);
    else flagged.push({ one, reason });
  }
}

/**
 * Returns why a pattern is not linear. A sticky pattern (flag `y`) is checked as if it began with `^`, because it is tried at one position
 * only.
 */
async function reasonAgainst({ source, flags }: FoundRegexp): Promise<string | undefined> {
  const pattern = flags.includes("y") ? `^(?:${source})` : source;
  const result = await check(pattern, flags.replace("y", ""), times);
  if (result.status === "safe") return undefined;
  if (result.status === "unknown") return result.error.kind;
  const { pumps, suffix, pattern: attack } = result.attack;
  const textOf = (times: number) =>
    pumps.map(({ prefix, pump }) => prefix + pump.repeat(times / pumps.length)).join("") + suffix;
  return isFast(new RegExp(source, flags), textOf) ? undefined : attack;
}

/** Whether V8 needs only linear time. Recheck uses its own engine, and reports some patterns that are fast in V8. */
function isFast(pattern: RegExp, textOf: (times: number) => string): boolean {
  for (let times = 1000; times <= mostTimes; times *= 2) {
    const start = process.cpuUsage();
    pattern.exec(textOf(times));
    const { user, system } = process.cpuUsage(start);
    if ((user + system) / 1000 > soon) return false;
  }
  return true;
}

await Promise.all(Array.from({ length: atOnce }, work));
writeVerdicts(linear);
console.log(
  `${current.size} regular expressions that may get long texts, ${count} of them searched, ${flagged.length} not linear`,
);
for (const { one, reason } of flagged)
  console.log(`${one.file}: ${JSON.stringify(labelOf(one))} /${one.source}/${one.flags}: ${reason}`);
if (flagged.length > 0) process.exitCode = 1;
