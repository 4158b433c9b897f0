// How far the regeneration of the history (the archives) of all feeds has come.
import * as z from "zod/mini";
import type { FeedName } from "../../publication/addresses.ts";
import type { Condition, ObjectStore } from "../../store/object-store.ts";
import { type Read, storedKind } from "../stored-kind.ts";

const key = "history";

const historyRenewals = storedKind({
  /** The round of the regeneration of all feeds after which the history is regenerated. */
  round: z.int(),
  /** The last feed whose history is done; null if none is done yet. */
  passed: z.nullable(z.string() as unknown as z.ZodMiniType<FeedName>),
  /** A position in the history of the next feed. Only the entries before it must still be done. Null: nothing is done yet. */
  before: z.nullable(z.string()),
  isThrough: z.boolean(),
});

export type HistoryRenewal = ReturnType<(typeof historyRenewals)["read"]>;

export async function getHistoryRenewal(catalog: ObjectStore): Promise<Read<HistoryRenewal | undefined>> {
  return historyRenewals.get(catalog, key);
}

export async function putHistoryRenewal(
  catalog: ObjectStore,
  renewal: HistoryRenewal,
  condition: Condition,
): Promise<void> {
  await historyRenewals.put(catalog, key, renewal, condition);
}
