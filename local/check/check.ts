// The command of `npm run check`. Node keeps the compiled modules for the next call, which then takes half of the time and memory.
import { enableCompileCache } from "node:module";

enableCompileCache();
await import("./check-files.ts");
