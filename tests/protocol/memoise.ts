// Rendering is pure, so runs that differ only in their order share its results.

/** More than the states of one scenario. */
const mostResults = 2000;

/** The same function; equal arguments, compared as JSON, are computed once. */
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
