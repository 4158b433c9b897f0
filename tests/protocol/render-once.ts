// Makes Node load the slowest pure functions with a memory of their results (memoise.ts): `node --import ./tests/protocol/render-once.ts ...`
import { registerHooks } from "node:module";

const memoised = new URL("./memoise.ts", import.meta.url).href;

const slow: readonly (readonly [file: string, name: string])[] = [
  ["/lambdas/documents/render-documents.ts", "renderFeedDocuments"],
  ["/lambdas/documents/render-documents.ts", "renderArticleDocuments"],
  ["/lambdas/gate/gate.ts", "checkDocument"],
  ["/lambdas/formats/parse-article.ts", "parseArticle"],
];

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const names = slow.flatMap(([file, name]) => (url.endsWith(file) ? [name] : []));
    if (names.length === 0) return loaded;
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
