// What may happen in a random schedule beside uploads, crashes and faults. Each seed turns some of them on.

export const switches = [
  /** Requests are sent again, and conditions fail in races: `repeated` and `conflict` (s3-model.ts). */
  "races",
  /** Requests of a call that has died are done later, before its messages come again. */
  "late",
  /** The clock's minutes die and meet faults. */
  "clock faults",
  /** A backfill beside the uploads, which may die. */
  "backfill",
  /** Files that are refused for a while. */
  "refusals",
  /** Two files whose names look the same, in NFC and NFD. */
  "twins",
  /** Five files, nearly all of one id. */
  "crowd",
  /** Several edits in a second of LastModified. */
  "haste",
  /** The clocks of processes are ahead of S3's or behind it, by a minute at most. */
  "skew",
  /** The settings change, while calls of before are under way. */
  "deployment",
] as const;

export type Switch = (typeof switches)[number];
