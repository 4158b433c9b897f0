// Random schedules of the real code for some minutes: `npm run soak -- order --minutes N`. Ends by itself, and with 1 at the first
// schedule that ends wrong; its seed repeats it.
import { parseArgs } from "node:util";
import { runSchedule } from "./schedule.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: "string", default: "10" }, seed: { type: "string" } },
});
const [what = "order"] = positionals;
const minutes = Number(values.minutes);
if (what !== "order" || !(minutes > 0)) {
  console.error("usage: npm run soak -- order [--minutes N] [--seed N]");
  process.exit(2);
}
const end = Date.now() + minutes * 60_000;
const first = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
let tried = 0;
for (let seed = first; Date.now() < end && (values.seed === undefined || seed === first); seed++) {
  const problems = await runSchedule(seed);
  tried += 1;
  if (problems.length === 0) continue;
  console.error(
    `schedule ${seed} ends wrong (npm run soak -- order --seed ${seed}):\n${problems.join("\n")}`,
  );
  process.exit(1);
}
console.log(`${tried} random schedules, from seed ${first}: all end right`);
