// Finds the repositories of a family, measures its files and counts the results.
import { type Case, type Family, type Figure, findRepository } from "./family.ts";

/** The result of a family. */
export interface Result {
  readonly family: string;
  /** The repositories that were not found and the peers that are not installed. */
  readonly absent: readonly string[];
  /** The error that ended the measurement of the family, if there was one. */
  readonly failure?: string | undefined;
  readonly files: number;
  readonly read: number;
  /** The number of refused files, by the code of their first refusal. */
  readonly refused: Readonly<Record<string, number>>;
  /** How many times each field was compared, and how many times its value was wrong. */
  readonly fields: Readonly<Record<string, { readonly compared: number; readonly wrong: number }>>;
  /** How long we took to read all files. The time of the peers is not included. */
  readonly milliseconds: number;
  readonly figures: readonly Figure[];
  readonly cases: readonly Case[];
}

/** Measures a family, unless all of its repositories are missing. A family that needs no repository is always measured. */
export async function runFamily(family: Family, folder: string): Promise<Result> {
  const found = family.repositories.map((repository) => ({
    repository,
    root: findRepository(folder, repository),
  }));
  const missing = found.flatMap(({ repository, root }) => (root === undefined ? [repository] : []));
  const roots = found.flatMap(({ root }) => (root === undefined ? [] : [root]));
  if (roots.length === 0 && missing.length > 0) return summarise(family.name, { absent: missing });
  try {
    const { cases, figures } = await family.measure(roots);
    const absentPeers = (family.peers ?? []).filter(
      (peer) => !figures.some(({ peers }) => Object.hasOwn(peers, peer)),
    );
    return summarise(family.name, { absent: [...missing, ...absentPeers], cases, figures });
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return summarise(family.name, { absent: missing, failure });
  }
}

type Outcome = Pick<Result, "absent"> & Partial<Pick<Result, "cases" | "figures" | "failure">>;

function summarise(family: string, { absent, failure, cases = [], figures = [] }: Outcome): Result {
  const refusals = cases.flatMap(({ refused }) => (refused === undefined ? [] : [refused]));
  const compared = countEach(cases.flatMap((each) => each.compared));
  const wrong = countEach(cases.flatMap((each) => each.wrong));
  return {
    family,
    absent,
    ...(failure !== undefined && { failure }),
    files: cases.length,
    read: cases.length - refusals.length,
    refused: countEach(refusals),
    fields: Object.fromEntries(
      Object.keys({ ...compared, ...wrong }).map((field) => [
        field,
        { compared: compared[field] ?? 0, wrong: wrong[field] ?? 0 },
      ]),
    ),
    milliseconds: cases.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    figures,
    cases,
  };
}

/** Counts equal values. The most frequent value comes first. */
function countEach(values: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}
