// The process that checks, for `npm run check -- FILE…`. check.ts starts it.
import { CannotStart } from "../cannot-start.ts";
import { checkFiles } from "./check-files.ts";

try {
  process.exitCode = await checkFiles(process.argv.slice(2), console.log);
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  for (const line of error.lines) console.error(line);
  process.exitCode = 2;
}
