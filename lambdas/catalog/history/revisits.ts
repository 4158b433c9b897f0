// Notes for the clock (the scheduled call of each minute). `revisits/<time>/<feed>/<position>` says that a part of a feed's history must
// be looked at again at this time. In a listing the earliest note comes first.
import * as z from "zod/mini";
import type { FeedName } from "../../publication/addresses.ts";
import { ConditionFailed, type ListedObject, type ObjectStore } from "../../store/object-store.ts";
import { storedKind } from "../stored-kind.ts";
import { type Position, positionAt } from "./positions.ts";

const prefix = "revisits/";

const revisits = storedKind((key: string) => key, {
  feed: z.string() as unknown as z.ZodMiniType<FeedName>,
  /** A position in the part that must be looked at. */
  at: z.optional(z.string()),
  /** The end of the part that must be looked at. */
  end: z.optional(z.string()),
});

/** Names a part of a feed's history: the part that contains a position, or the part that ends at one. */
export type Target = { readonly at: Position } | { readonly end: Position };

/**
 * Writes a note if it does not exist.
 *
 * @param due when the part must be looked at, in milliseconds since 1970
 */
export async function noteRevisit(
  catalog: ObjectStore,
  feed: FeedName,
  due: number,
  target: Target,
): Promise<void> {
  const position = "at" in target ? target.at : target.end;
  const key = `${prefix}${positionAt(due)}/${feed}/${position}`;
  if (await catalog.head(key)) return;
  await unlessChanged(() => revisits.put(catalog, { feed, ...target }, { ifNoneMatch: "*" }, key));
}

export interface Revisit {
  readonly feed: FeedName;
  readonly target: Target;
  readonly stored: ListedObject;
}

/** The notes whose time is not in the future. */
export async function dueRevisits(
  catalog: ObjectStore,
  now: number,
  limit: number,
): Promise<readonly Revisit[]> {
  const listed = await catalog.list({ prefix, limit });
  const due = listed.filter(({ key }) => Number(key.split("/")[1]) <= now);
  const read = await Promise.all(
    due.map(async (stored) => {
      const { value } = await revisits.get(catalog, stored.key);
      if (!value) return [];
      const { feed, at, end } = value;
      const targets = [...(at === undefined ? [] : [{ at }]), ...(end === undefined ? [] : [{ end }])];
      return targets.slice(0, 1).map((target) => ({ feed, target, stored }));
    }),
  );
  return read.flat();
}

export async function deleteRevisit(catalog: ObjectStore, { key, etag }: ListedObject): Promise<void> {
  await unlessChanged(() => catalog.delete(key, { ifMatch: etag }));
}

/** Ignores a failed condition, because another call has then written or deleted the same note. */
async function unlessChanged(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}
