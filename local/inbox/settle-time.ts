// When a file counts as completely written.

/** In milliseconds. Short, because a change must show within a second; with the time in which hints are gathered this is a third of it. */
export const settleTime = { stabilityThreshold: 150, pollInterval: 50 };

/** Whether a file was last modified long enough ago. A time in the future, which this computer did not write, counts too. */
export function isSettled(modified: number): boolean {
  return Math.abs(Date.now() - modified) > settleTime.stabilityThreshold;
}
