// Keeps compiled code between two runs. Without it, most of a start with nothing to do is the reading of the sources. It must run before they
// are loaded, so `npm start` names it with `--import`.
import { enableCompileCache } from "node:module";
import { join } from "node:path";

// If the folder can't be written, nothing is kept and the program runs as well.
enableCompileCache(join(import.meta.dirname, "../../.khulasa/code"));
