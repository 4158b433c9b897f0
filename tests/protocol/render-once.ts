// Makes Node load the slowest pure functions with a memory of their results (memoise.ts): `node --import ./tests/protocol/render-once.ts ...`
import { registerHooks } from "node:module";
import { slowFunctions } from "./memoise.ts";

const memoised = new URL("./memoise.ts", import.meta.url).href;

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const [, names] = Object.entries(slowFunctions).find(([file]) => url.endsWith(`/${file}`)) ?? [];
    if (!names) return loaded;
    const source = names.reduce(memoiseIn, String(loaded.source));
    return { ...loaded, source: `import { memoise } from ${JSON.stringify(memoised)};\n${source}` };
  },
});

function memoiseIn(source: string, name: string): string {
  const declaration = new RegExp(`export ((?:async )?function) ${name}\\(`);
  if (!declaration.test(source)) throw new Error(`there is no exported function ${name}`);
  const renamed = source.replace(declaration, `$1 ${name}EachTime(`);
  return `${renamed}\nexport const ${name} = memoise(${name}EachTime);`;
}
