// Runs our CloudFront functions in njs, the JavaScript engine of nginx. AWS does not say which engine CloudFront uses, but its error
// messages are those of njs. The version in Debian is old and supports little more syntax than CloudFront lists.
import { isDeepStrictEqual } from "node:util";
import { compileEdgeFunction, type EdgeFunction, edgeFunctions } from "../../../lib/edge/compile.ts";
import { edgeEvents } from "../../lib/edge/events.ts";
import { runCommand, runToEnd } from "../run-command.ts";

export interface EdgeVerdict {
  readonly version: string;
  readonly events: number;
  readonly problems: readonly string[];
  /** Scripts that CloudFront rejects but this version of njs accepts. */
  readonly unnoticed: readonly string[];
  readonly unlisted: number;
}

const unlisted = [
  "const { request } = { request: 1 };",
  "const copy = { ...{ a: 1 } };",
  "for (const one of [1]) {}",
  "function f(a = 1) {}",
  "class Handler {}",
] as const;

/** Returns `undefined` if njs is not installed. */
export async function askNjs(): Promise<EdgeVerdict | undefined> {
  const found = await runCommand("njs", ["-v"]);
  if (!found) return undefined;
  const problems = await Promise.all(edgeFunctions.map(problemsOf));
  const ended = await Promise.all(unlisted.map((script) => runCommand("njs", ["-"], { input: script })));
  return {
    version: `${found.stdout}${found.stderr}`.trim(),
    events: edgeEvents.length,
    problems: problems.flat(),
    unnoticed: unlisted.filter((_script, index) => ended[index]?.status === 0),
    unlisted: unlisted.length,
  };
}

/** Runs all events of one function in the same process, because CloudFront may use the same process for many requests. */
async function problemsOf(name: EdgeFunction): Promise<readonly string[]> {
  const cases = edgeEvents.filter((one) => one.name === name);
  const events = JSON.stringify(cases.map(({ event }) => event));
  const input = `${compileEdgeFunction(name)}
var answers = JSON.stringify(${events}.map(function (event) {
  try { return handler(event); } catch (error) { return "threw " + error; }
}));
// njs cuts a line after 2048 bytes
for (var start = 0; start < answers.length; start += 500) console.log(answers.slice(start, start + 500));`;
  const answers: unknown = JSON.parse((await runToEnd("njs", ["-"], { input })).replaceAll("\n", ""));
  return cases.flatMap(({ about, expected }, index) => {
    const answer: unknown = Array.isArray(answers) ? answers[index] : undefined;
    return isDeepStrictEqual(answer, expected) ? [] : [`${name}, ${about}: found ${JSON.stringify(answer)}`];
  });
}
