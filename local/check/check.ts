// The command of `npm run check`. Node stores the compiled modules on disk, so that the next call takes half of the time and memory.
import { enableCompileCache } from "node:module";

enableCompileCache();
await import("./check-files.ts");
