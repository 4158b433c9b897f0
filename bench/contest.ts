// Compares contestants. They take turns, and each round gives a ratio, so that other work on the computer disturbs all of them alike.

/** A program that is measured. `run` returns its processor time in milliseconds. `absent` says why it can't run on this computer. */
export type Contestant = { readonly run: () => number } | { readonly absent: string };

export interface Result {
  readonly name: string;
  /** The median processor time, in milliseconds; undefined if the contestant is absent. */
  readonly milliseconds?: number | undefined;
  /** The median of the ratios to the first contestant, round by round. */
  readonly ratio?: number | undefined;
  readonly absent?: string | undefined;
}

export interface Contest {
  readonly title: string;
  readonly results: readonly Result[];
}

/** @param rounds how many rounds are counted. Before them there are `warmUp` rounds, which are not counted */
export function hold(
  title: string,
  contestants: Readonly<Record<string, Contestant>>,
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
): Contest {
  const all = Object.entries(contestants);
  const times = new Map<string, number[]>(all.map(([name]) => [name, []]));
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [name, contestant] of all) {
      if (!("run" in contestant)) continue;
      const time = contestant.run();
      if (round >= warmUp) times.get(name)?.push(time);
    }
  }
  const [first = []] = times.values();
  const results = all.map(([name, contestant]): Result => {
    if ("absent" in contestant) return { name, absent: contestant.absent };
    const own = times.get(name) ?? [];
    const ratios = own.map((time, round) => time / (first[round] ?? time));
    return { name, milliseconds: median(own), ratio: median(ratios) };
  });
  return { title, results };
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
