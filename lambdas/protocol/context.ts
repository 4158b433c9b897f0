// What publishing leans on, handed in by its two shells: the Lambda function and the local runner.

import type { WarmRecords } from "../catalog/warm-records.ts";
import type { ParsedFiles } from "../inbox/parsed-files.ts";
import type { Publication } from "../publication/publication.ts";
import type { UndatedNotice } from "../refusal/format-notice.ts";
import type { Refusal } from "../refusal/refusal.ts";
import type { ObjectStore } from "../store/object-store.ts";

/** What became of a file or a document, for logs, metrics and the terminal. */
export type Outcome =
  /** With its upload, or later when its time had come. */
  | {
      readonly kind: "published";
      readonly key: string;
      readonly id: string;
      /** The older file that had the article's number until now. */
      readonly previousOwner?: string | undefined;
      readonly undated?: UndatedNotice | undefined;
    }
  /** Its time is still to come (ms). */
  | {
      readonly kind: "waiting";
      readonly key: string;
      readonly id: string;
      readonly until: number;
      readonly undated?: UndatedNotice | undefined;
    }
  /** Its author says that nothing is to be read of it (yet, or any more). */
  | { readonly kind: "draft"; readonly key: string; readonly id: string }
  /** A picture is there, for so many articles; none is there yet where it came first. */
  | { readonly kind: "picture"; readonly key: string; readonly articles: number }
  | { readonly kind: "unchanged"; readonly key: string }
  /** A file is gone, or the item of an article from a file of several. */
  | { readonly kind: "removed"; readonly key: string; readonly id?: string | undefined }
  | { readonly kind: "refused"; readonly key: string; readonly refusals: readonly Refusal[] }
  | { readonly kind: "written"; readonly document: string }
  | { readonly kind: "erased"; readonly document: string }
  | { readonly kind: "withheld"; readonly document: string; readonly problems: readonly string[] }
  /** An entry that would keep a feed from going out; the feed goes out without it. */
  | {
      readonly kind: "leftOut";
      readonly document: string;
      readonly guid: string;
      readonly problems: readonly string[];
    }
  /** The call's time was nearly over; the queue brings it again. */
  | { readonly kind: "postponed"; readonly key: string }
  /** The feeds of an article are written, so long after its upload. */
  | { readonly kind: "delivered"; readonly key: string; readonly milliseconds: number }
  | { readonly kind: "failed"; readonly key: string; readonly cause: unknown };

/** The metric of `delivered`; the others have the names of their kinds. */
export const deliveryMetric = "uploadToFeed";

export interface PublishContext {
  /** Editors write; we read, and write only under `_refused/`. */
  readonly inbox: ObjectStore;
  /** The truth about every article; nobody else's. */
  readonly catalog: ObjectStore;
  /** Of the catalog, in this process. */
  readonly warmRecords: WarmRecords;
  /** Of the inbox, in this call. */
  readonly parsedFiles: ParsedFiles;
  /** What readers get: a key is the path of a URL, decoded, without its first slash. */
  readonly site: ObjectStore;
  readonly publication: Publication;
  /** Where the site is served, without a final slash: `https://news.example`. */
  readonly siteUrl: string;
  /** Another text for other code: then every feed is regenerated, as for other settings. */
  readonly code?: string | undefined;
  /** Files come all at once and in no order: an article's place in its day is decided by its number. */
  readonly isImport?: boolean | undefined;
  /** Milliseconds that are left of this call; absent: as many as it takes. */
  readonly timeLeft?: (() => number) | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly report: (outcome: Outcome) => void;
}
