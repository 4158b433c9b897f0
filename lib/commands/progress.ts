// How far a backfill is, in one line for people.

/** What Step Functions counts of the files of a backfill. */
export interface FileCounts {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
}

/**
 * `1500 of 3000 files, 50 a second`; the number of files grows while the inbox is being listed. When all are done, the feeds
 * are left.
 *
 * @param elapsed milliseconds since the start
 */
export function formatProgress({ total, succeeded, failed }: FileCounts, elapsed: number): string {
  const done = succeeded + failed;
  const failures = failed > 0 ? `, ${failed} in batches that failed` : "";
  const rate = elapsed > 0 ? `, ${Math.round((done / elapsed) * 1000)} a second` : "";
  const rest = total > 0 && done === total ? "; the feeds are left" : rate;
  return `${done} of ${total} files${failures}${rest}`;
}

/**
 * What went wrong in a step, from the cause that Step Functions keeps: for a fault of the function its message, which names
 * the files.
 */
export function formatCause(cause: string | undefined): string {
  if (cause === undefined) return "no cause was given";
  try {
    const { errorMessage } = JSON.parse(cause) as { readonly errorMessage?: unknown };
    return typeof errorMessage === "string" ? errorMessage : cause;
  } catch {
    return cause; // not a fault of the function, whose causes are JSON
  }
}
