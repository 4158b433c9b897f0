// How far the regeneration of the history (the archives) of all feeds has come.
import * as z from "zod/mini";
import type { FeedName } from "../../publication/addresses.ts";
import { storedKind } from "../stored-kind.ts";

export const historyRenewals = storedKind(() => "history", {
  /** The round of the regeneration of all feeds after which the history is regenerated. */
  round: z.int(),
  /** The last feed whose history is done; null if none is done yet. */
  passed: z.nullable(z.string() as unknown as z.ZodMiniType<FeedName>),
  /** A position in the history of the next feed. Only the entries before it must still be done. Null: nothing is done yet. */
  before: z.nullable(z.string()),
  isThrough: z.boolean(),
});
