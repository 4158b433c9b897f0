// The small objects of the catalog that are not records: claims of files, names of feeds, progress of the clock (the scheduled call of each
// minute).
import * as z from "zod/mini";
import type { FeedLabels } from "../feed/memberships.ts";
import type { FeedName } from "../publication/addresses.ts";
import { isRecord } from "../text/record.ts";
import { claimsKey, pictureUsersKey } from "./keys.ts";
import { storedKind, withDefault } from "./stored-kind.ts";
import { tolerantObject } from "./stored-object.ts";

const ids = z.readonly(z.array(z.string()));

/** The claims of a file, by its key: the ids that it has or had. */
export const fileClaims = withDefault(
  storedKind(claimsKey, {
    ids,
    /** The id that Khulasa gave the article of a file that states no id. Absent if this id is the file's key without its extension. */
    keyId: z.optional(z.string()),
    /** How many times the claims were written. The number makes the bytes, and so the ETag, of each write different, even with the same ids. */
    count: z.optional(z.int()),
  }),
  { schema: 1, ids: [] },
);

/** The keys of the files that have named a picture, by the picture's key. */
export const pictureUsers = withDefault(storedKind(pictureUsersKey, { ids }), { schema: 1, ids: [] });

/** The names of all feeds except the main feed. */
const storedLabels = storedKind(
  () => "feeds",
  { labels: z.record(z.string(), z.string()) as z.ZodMiniType<FeedLabels> },
  // An object of schema 1 is only the labels, without a member `labels`.
  (stored) => (isRecord(stored) && !("schema" in stored) ? { labels: stored } : stored),
);

export const feedLabels = withDefault(storedLabels, { schema: 1, labels: {} });

const feedNames = z.readonly(z.array(z.string() as unknown as z.ZodMiniType<FeedName>));

/**
 * The clock searches for articles that came due from this long before `until`, in milliseconds. Otherwise an article could be missed: a
 * worker whose computer's time is slow may record an article as waiting after the clock has already searched up to the article's time. The
 * times of two computers may differ by two minutes, and a call takes a minute at most.
 */
export const lookBack = 3 * 60_000;

/** How far the clock (the scheduled call of each minute) has published articles under embargo. Absent before its first call. */
export const duePublished = storedKind(
  () => "due",
  {
    /** A time in milliseconds since 1970. All articles that came due by this time are published. */
    until: z.int(),
    /** The articles that calls of the clock are publishing. If a call dies, the next one publishes its articles again. */
    underWay: z._default(
      z.readonly(
        z.array(
          tolerantObject({
            id: z.string(),
            feeds: feedNames,
            /**
             * `call`: which call it is, by the first value of `count` that this call wrote. `since`: when it began, in milliseconds since
             * 1970.
             */
            call: z.optional(z.int()),
            since: z._default(z.int(), 0),
          }),
        ),
      ),
      [],
    ),
    /** How many times this object was written. The number makes the bytes, and so the ETag, of each write different. */
    count: z.optional(z.int()),
  },
  // An object of schema 1 is only the number.
  (stored) => (typeof stored === "number" ? { until: stored } : stored),
);

export type Claims = ReturnType<(typeof fileClaims)["read"]>;
export type DuePublished = ReturnType<(typeof duePublished)["read"]>;
