// What publishing needs: the stores, the settings, the clock, and where to report outcomes.

import type { Announcer } from "../announce/announcer.ts";
import type { WarmRecords } from "../catalog/warm-records.ts";
import type { ParsedFiles } from "../inbox/parsed-files.ts";
import type { Publication } from "../publication/publication.ts";
import type { UndatedNotice } from "../refusal/format-notice.ts";
import type { Refusal } from "../refusal/refusal.ts";
import type { ObjectStore } from "../store/object-store.ts";

/** What became of a file or a document, for logs, metrics and the terminal. */
export type Outcome =
  /** With its upload, or later at the end of its embargo. */
  | {
      readonly kind: "published";
      readonly key: string;
      readonly id: string;
      /** The older file that had the article's number until now. */
      readonly previousOwner?: string | undefined;
      readonly undated?: UndatedNotice | undefined;
    }
  /** It is under embargo until then (ms). */
  | {
      readonly kind: "waiting";
      readonly key: string;
      readonly id: string;
      readonly until: number;
      readonly undated?: UndatedNotice | undefined;
    }
  /** Its author says that it must not be published (yet, or any more). */
  | { readonly kind: "draft"; readonly key: string; readonly id: string }
  /** A picture is there, for so many articles: none if it came before them. */
  | { readonly kind: "picture"; readonly key: string; readonly articles: number }
  | { readonly kind: "unchanged"; readonly key: string }
  /** A file is gone, or the item of an article from a file of several. */
  | { readonly kind: "removed"; readonly key: string; readonly id?: string | undefined }
  | { readonly kind: "refused"; readonly key: string; readonly refusals: readonly Refusal[] }
  | { readonly kind: "written"; readonly document: string }
  | { readonly kind: "erased"; readonly document: string }
  /** The hub was told of its change. */
  | { readonly kind: "announced"; readonly document: string }
  /** The hub could not be told, or refused. It is told later. */
  | { readonly kind: "notAnnounced"; readonly document: string; readonly problem: string }
  | { readonly kind: "withheld"; readonly document: string; readonly problems: readonly string[] }
  /** An entry that breaks a rule of the gate. The feed goes out without it. */
  | {
      readonly kind: "leftOut";
      readonly document: string;
      readonly guid: string;
      readonly problems: readonly string[];
    }
  /** The call's time was nearly over. The queue delivers the message again. */
  | { readonly kind: "postponed"; readonly key: string }
  /** The feeds of an article are written. `milliseconds` is the time since its upload. */
  | { readonly kind: "delivered"; readonly key: string; readonly milliseconds: number }
  | { readonly kind: "failed"; readonly key: string; readonly cause: unknown };

/** The metric of `delivered`. The other metrics have the names of their kinds. */
export const deliveryMetric = "uploadToFeed";

/** What lives as long as the process. The Lambda function and the local runner open it, each in its own way. */
export interface PublishContext {
  /** Editors write; we read, and write only under `_refused/`. */
  readonly inbox: ObjectStore;
  /** The truth about every article. Nothing else writes to it. */
  readonly catalog: ObjectStore;
  /** Records of the catalog that this process has read. */
  readonly warmRecords: WarmRecords;
  /** What readers get: a key is the path of a URL, decoded, without its first slash. */
  readonly site: ObjectStore;
  readonly publication: Publication;
  /** Where the site is served, without a final slash: `https://news.example`. */
  readonly siteUrl: string;
  /** Changes with every deployed bundle; a change triggers regeneration. */
  readonly code?: string | undefined;
  /** When the process began, ms: a rollback begins new ones. */
  readonly startedAt?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly report: (outcome: Outcome) => void;
  /** Absent without a hub. */
  readonly announcer?: Announcer | undefined;
}

/** What lives for one call: see begin-call.ts. */
export interface CallContext extends PublishContext {
  /** Files of the inbox that this call has parsed. */
  readonly parsedFiles: ParsedFiles;
  /** Milliseconds that are left of this call; absent if it has no limit. */
  readonly timeLeft?: TimeLeft | undefined;
  /** Files come all at once and in no order, so an article's number decides its place in its day. */
  readonly isImport?: boolean | undefined;
}

/** Milliseconds that are left of a call. */
export type TimeLeft = () => number;
