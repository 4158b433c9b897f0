// The families of foreign files that `npm run corpora` measures, in the order of its table.
import type { Family } from "./family.ts";

export const families: readonly Family[] = [];
