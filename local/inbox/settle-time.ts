// When a file counts as written.

/** Milliseconds. A change shows within a second: with the time in which hints are gathered, these come to a third of one. */
export const settleTime = { stabilityThreshold: 150, pollInterval: 50 };

/** Whether a file was last modified long enough ago, or at a time that no clock here can have written. */
export function isSettled(modified: number): boolean {
  return Math.abs(Date.now() - modified) > settleTime.stabilityThreshold;
}
