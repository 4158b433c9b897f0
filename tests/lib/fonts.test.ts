// The fonts in the code are those that `npm run fonts` makes from the package that is installed.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeModules } from "../../lib/fonts/subset-fonts.ts";

test("the fonts of the site have the letters that the script lists, and come from the installed package", async () => {
  for (const [name, source] of Object.entries(await makeModules())) {
    const committed = readFileSync(new URL(`../../lambdas/page/fonts/${name}`, import.meta.url), "utf8");
    // The formatter breaks lines in another way. A whole font in the message of a failed test would help nobody.
    const words = (module: string) => module.split(/\s+/);
    expect(words(source).filter((word, index) => word !== words(committed)[index])).toEqual([]);
  }
});
