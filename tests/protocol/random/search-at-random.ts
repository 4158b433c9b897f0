// Runs random schedules with the real code, for some minutes.
import { runSchedule } from "./schedule.ts";
import { switches } from "./switches.ts";

/** Returns true when the time is over, and false at the first schedule that ends wrong. That schedule can be repeated with its seed. */
export async function searchAtRandom(minutes: number, seed: number | undefined): Promise<boolean> {
  const end = Date.now() + minutes * 60_000;
  const first = seed ?? Math.floor(Math.random() * 2 ** 31);
  let tried = 0;
  for (let next = first; Date.now() < end && (seed === undefined || next === first); next++) {
    const problems = await runSchedule(next, switches);
    tried += 1;
    if (problems.length === 0) continue;
    const repeat = `npm run soak -- order --seed ${next}`;
    console.error(`schedule ${next} ends wrong (${repeat}):\n${problems.join("\n")}`);
    return false;
  }
  console.log(`${tried} random schedules, from seed ${first}: all end right`);
  return true;
}
