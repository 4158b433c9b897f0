// `npm run regexps`: recheck looks for a text on which a regular expression takes more than linear time.
import { check } from "recheck";
import { locate } from "../../lambdas/formats/locate.ts";
import { withoutShortcodes } from "../../lambdas/formats/markdown/shortcodes.ts";
import { refuse } from "../../lambdas/refusal/refuse.ts";
import { type FoundRegexp, findLiterals, readSources, recordBuilt } from "./find-regexps.ts";
import { isLimited } from "./limits.ts";

/** Milliseconds. What recheck can't decide in this time counts as flagged. */
const times = { timeout: 60_000, attackTimeout: 20_000 };
/** Milliseconds for one of recheck's texts. Quadratic time would be seconds for the longest. */
const soon = 200;
/** Repetitions of the part of a text that makes the search slow. */
const mostTimes = 64_000;
/** Recheck starts a process for each. */
const atOnce = 2;

const sources = await readSources(["lambdas/**/*.ts", "local/**/*.ts", "lib/**/*.ts"]);
const built = await recordBuilt(sources, async () => {
  withoutShortcodes("{% comment %} {{< a >}} {{% b %}} {{c}} {#d} {: .e} {/* f */} `g` {% endcomment %}");
  locate(refuse("missing-date", { found: "a" }), "b");
});
const all = [...findLiterals(sources), ...built];
const waiting = [...new Map(all.map((one) => [`${one.source}/${one.flags}/${one.file}`, one])).values()];
const flagged: { readonly one: FoundRegexp; readonly reason: string }[] = [];

async function work(): Promise<void> {
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const reason = await reasonAgainst(one);
    if (reason !== undefined) flagged.push({ one, reason });
  }
}

/** A sticky pattern is tried at one place only, as if it began with `^`. */
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

/** Recheck's own machine counts some patterns as slow that take linear time in V8. */
function isFast(pattern: RegExp, textOf: (times: number) => string): boolean {
  for (let times = 1000; times <= mostTimes; times *= 2) {
    const start = process.cpuUsage();
    pattern.exec(textOf(times));
    const { user, system } = process.cpuUsage(start);
    if ((user + system) / 1000 > soon) return false;
  }
  return true;
}

const count = waiting.length;
await Promise.all(Array.from({ length: atOnce }, work));
const codeOf = new Map(sources.map(({ file, code }) => [file, code]));
const wrong = flagged.filter(({ one }) => !isLimited(one.file, codeOf));
console.log(`${count} regular expressions, ${flagged.length} of them for texts of limited length`);
for (const { one, reason } of wrong) console.log(`${one.file}: /${one.source}/${one.flags}: ${reason}`);
if (wrong.length > 0) process.exitCode = 1;
