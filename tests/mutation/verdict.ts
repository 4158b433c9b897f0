// Whether the tests of an area notice enough of its mutants, and which mutants they do not notice.
import type { Equivalent } from "./equivalents.ts";
import type { Mutant } from "./report.ts";

/** In percent. Equivalent mutants count as survivors, so the result does not get better if one is listed. */
const leastKilled = 85;

export interface Verdict {
  readonly mutants: number;
  readonly killed: number;
  /** Survivors that are not listed as equivalent. */
  readonly survivors: readonly Mutant[];
  /** Entries of the list of equivalents for which there is no such survivor any more. */
  readonly outdated: readonly Equivalent[];
}

export function judge(mutants: readonly Mutant[], equivalents: readonly Equivalent[]): Verdict {
  const alive = mutants.filter(({ isKilled }) => !isKilled);
  const files = new Set(mutants.map(({ file }) => file));
  return {
    mutants: mutants.length,
    killed: mutants.length - alive.length,
    survivors: alive.filter((mutant) => !equivalents.some((equivalent) => isSame(equivalent, mutant))),
    outdated: equivalents
      .filter(({ file }) => files.has(file))
      .filter((equivalent) => !alive.some((mutant) => isSame(equivalent, mutant))),
  };
}

export function isGood({ mutants, killed, outdated }: Verdict): boolean {
  return killed * 100 >= mutants * leastKilled && outdated.length === 0;
}

export function formatVerdict(area: string, { mutants, killed, survivors, outdated }: Verdict): string {
  const share = ((100 * killed) / mutants).toFixed(1);
  const listed = mutants - killed - survivors.length;
  return [
    ...survivors.map(({ file, line, from, to }) => `survivor: ${file}:${line}: ${from} => ${to}`),
    ...outdated.map(
      ({ file, from, to }) => `listed as equivalent, but no survivor: ${file}: ${from} => ${to}`,
    ),
    `${area}: ${killed} of ${mutants} mutants killed, ${share} % (at least ${leastKilled} %)`,
    `${survivors.length} survivors, and ${listed} that are equivalent`,
  ].join("\n");
}

function isSame(equivalent: Equivalent, { file, from, to }: Mutant): boolean {
  return equivalent.file === file && equivalent.from === from && equivalent.to === to;
}
