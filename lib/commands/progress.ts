// Formats the progress of a backfill for people.

/** The numbers of files that Step Functions reports. */
export interface FileCounts {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
}

/**
 * Formats `1500 of 3000 files, 50 a second`. The total grows while the inbox is being listed. The feeds are regenerated after all files
 * are done.
 *
 * @param elapsed the time since the start, in milliseconds
 */
export function formatProgress({ total, succeeded, failed }: FileCounts, elapsed: number): string {
  const done = succeeded + failed;
  const failures = failed > 0 ? `, ${failed} in batches that failed` : "";
  const rate = elapsed > 0 ? `, ${Math.round((done / elapsed) * 1000)} a second` : "";
  const rest = total > 0 && done === total ? "; the feeds are left" : rate;
  return `${done} of ${total} files${failures}${rest}`;
}

/**
 * The reason why a step failed. Step Functions stores a cause: for a fault of the function, it is JSON with the message of the fault,
 * which names the files.
 */
export function formatCause(cause: string | undefined): string {
  if (cause === undefined) return "no cause was given";
  try {
    const { errorMessage } = JSON.parse(cause) as { readonly errorMessage?: unknown };
    return typeof errorMessage === "string" ? errorMessage : cause;
  } catch {
    return cause; // not JSON, so this is not a fault of the function
  }
}
