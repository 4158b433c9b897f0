// Compares contestants. They take turns, and each round gives a ratio, so that other work on the computer disturbs all of them alike.

/** A program that is measured. `run` returns the value of each measure. `absent` says why it can't run on this computer. */
export type Contestant<Value = number> =
  | { readonly run: () => Value | Promise<Value> }
  | { readonly absent: string };

export interface Result {
  readonly name: string;
  /** The median of all rounds; undefined if the contestant is absent. */
  readonly value?: number | undefined;
  /** The median of the ratios to the first contestant, round by round. */
  readonly ratio?: number | undefined;
  readonly absent?: string | undefined;
}

export interface Contest {
  readonly title: string;
  readonly unit: string;
  readonly results: readonly Result[];
}

export interface Rounds {
  /** How many rounds are counted. */
  readonly rounds: number;
  /** How many rounds come before them and are not counted. */
  readonly warmUp: number;
}

/** Contests by name. The file of a contest's plot has the same name. */
export type Contests = Readonly<Record<string, Contest>>;

/** The name of the contest for a measure, and the title and unit of its table. */
type Heading = readonly [name: string, title: string, unit: string];

/** A contest in which each run returns one value: its processor time, in milliseconds. */
export function hold(
  name: string,
  title: string,
  contestants: Readonly<Record<string, Contestant>>,
  rounds: Rounds,
): Promise<Contests> {
  const measured = Object.entries(contestants).map(
    ([name, one]) => [name, "run" in one ? { run: async () => ({ time: await one.run() }) } : one] as const,
  );
  return holdAll({ time: [name, title, "ms"] }, Object.fromEntries(measured), rounds);
}

/** Runs contestants whose runs return several measures. Returns one contest for each measure. */
export async function holdAll<Measure extends string>(
  measures: Readonly<Record<Measure, Heading>>,
  contestants: Readonly<Record<string, Contestant<Readonly<Record<Measure, number>>>>>,
  { rounds, warmUp }: Rounds,
): Promise<Contests> {
  const all = Object.entries(contestants);
  const runs = new Map<string, Readonly<Record<Measure, number>>[]>(all.map(([name]) => [name, []]));
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [name, contestant] of all) {
      if (!("run" in contestant)) continue;
      const values = await contestant.run();
      if (round >= warmUp) runs.get(name)?.push(values);
    }
  }
  const [first = []] = runs.values();
  const resultsOf = (measure: Measure) =>
    all.map(([name, contestant]): Result => {
      if ("absent" in contestant) return { name, absent: contestant.absent };
      const own = (runs.get(name) ?? []).map((values) => values[measure]);
      const ratios = own.map((value, round) => value / (first[round]?.[measure] ?? value));
      return { name, value: median(own), ratio: median(ratios) };
    });
  const headings = Object.entries(measures) as [Measure, Heading][];
  return Object.fromEntries(
    headings.map(([measure, [name, title, unit]]) => [name, { title, unit, results: resultsOf(measure) }]),
  );
}

/** The processor time of a function in this process, in milliseconds. */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
