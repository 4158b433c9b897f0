// Makes vitest load the slowest pure functions with a memory of their results, as render-once.ts does for Node.
import { expect, vi } from "vitest";
import { memoise, slowFunctions } from "./memoise.ts";

for (const [file, names] of Object.entries(slowFunctions)) {
  vi.doMock(`../../${file}`, async (importOriginal) => {
    const original = await importOriginal<Record<string, () => unknown>>();
    const memoised = names.map((name) => [name, memoise(original[name] ?? expect.fail(name))]);
    return { ...original, ...Object.fromEntries(memoised) };
  });
}
