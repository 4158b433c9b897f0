// Things that may happen in a random schedule, in addition to uploads, crashes and faults. Each seed turns some of these switches on.

export const switches = [
  /** The SDK sends requests again, and conditions fail in races: `repeated` and `conflict` in s3-model.ts. */
  "races",
  /** Requests of a call that has died are still executed, later, before its messages come again. */
  "late",
  /** The clock's calls (the scheduled call of each minute) crash, and their requests have faults. */
  "clock faults",
  /** A backfill runs at the same time as the uploads, and may crash. */
  "backfill",
  /** Some files are refused for a while. */
  "refusals",
  /** Two files have names that look the same, one in NFC and one in NFD. */
  "twins",
  /** There are five files, and nearly all have the same id. */
  "crowd",
  /** Several edits fall into one second, and so have the same LastModified. */
  "haste",
  /** The times of processes are up to a minute ahead of S3's time or behind it. */
  "skew",
  /** The settings change while calls with the old settings are still at work. */
  "deployment",
] as const;

export type Switch = (typeof switches)[number];
