// Random schedules of the real code, for some minutes.
import { runSchedule } from "./schedule.ts";
import { knownToFail, type Switch, switches } from "./switches.ts";

/** Those that are turned on, each in half of the schedules. */
function chooseSwitches(names: readonly string[]): readonly Switch[] {
  return switches.filter((name) => !knownToFail.includes(name) || names.includes(name));
}

/** Ends by itself, and with false at the first schedule that ends wrong; its seed repeats it. */
export async function searchAtRandom(
  minutes: number,
  seed: number | undefined,
  names: readonly string[] = [],
): Promise<boolean> {
  const allowed = chooseSwitches(names);
  const end = Date.now() + minutes * 60_000;
  const first = seed ?? Math.floor(Math.random() * 2 ** 31);
  let tried = 0;
  for (let next = first; Date.now() < end && (seed === undefined || next === first); next++) {
    const problems = await runSchedule(next, allowed);
    tried += 1;
    if (problems.length === 0) continue;
    const named = names.map((name) => ` --switch ${name}`).join("");
    const repeat = `npm run soak -- order --seed ${next}${named}`;
    console.error(`schedule ${next} ends wrong (${repeat}):\n${problems.join("\n")}`);
    return false;
  }
  console.log(`${tried} random schedules, from seed ${first}: all end right`);
  return true;
}
