// Keeps the results of pure functions such as the renderer. Runs that differ only in their order need the same results again and again.

/** How many results are kept: more than the states of one scenario. */
const mostResults = 2000;

/** The slowest pure functions: their names, by their files. */
export const slowFunctions: Readonly<Record<string, readonly string[]>> = {
  "lambdas/documents/render-documents.ts": [
    "renderFeedDocuments",
    "renderArticleDocuments",
    "renderDirectory",
  ],
  "lambdas/gate/gate.ts": ["checkDocument"],
  "lambdas/inbox/parse-submission.ts": ["parseSubmission"],
};

/** Returns a function that computes each result only once. Arguments are the same if they are equal as JSON. */
export function memoise<Arguments extends readonly unknown[], Result>(
  compute: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  const results = new Map<string, Result>();
  return (...given) => {
    const key = JSON.stringify(given);
    const known = results.get(key);
    if (known !== undefined) return known;
    if (results.size >= mostResults) results.clear();
    const result = compute(...given);
    results.set(key, result);
    return result;
  };
}
