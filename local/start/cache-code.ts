// Keeps compiled code between two runs. Without it, `npm start` would compile its sources each time, which takes longer than the rest of a
// start without changed files. This file must run before the sources are loaded, so `npm start` names it with `--import`.
import { enableCompileCache } from "node:module";
import { join } from "node:path";

// If the folder can't be written, nothing is kept. The program still runs.
enableCompileCache(join(import.meta.dirname, "../../.khulasa/code"));
