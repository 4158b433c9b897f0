// Makes Node load a renderer of feeds that keeps its results (memoise.ts): `node --import ./tests/protocol/render-once.ts ...`
import { registerHooks } from "node:module";

const memoised = new URL("./memoise.ts", import.meta.url).href;
const declaration = "export function renderFeedDocuments(";

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const source = String(loaded.source);
    if (!url.endsWith("/lambdas/documents/render-documents.ts") || !source.includes(declaration))
      return loaded;
    const renamed = source.replace(declaration, "function renderEachTime(");
    const exported = `import { memoise } from ${JSON.stringify(memoised)}; export const renderFeedDocuments = memoise(renderEachTime);`;
    return { ...loaded, source: `${renamed}\n${exported}` };
  },
});
