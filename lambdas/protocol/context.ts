// What publishing needs: the stores, the settings, the current time, and a function that is told the outcomes.

import type { WarmRecords } from "../catalog/warm-records.ts";
import type { ParsedFiles } from "../inbox/parsed-files.ts";
import type { Publication } from "../publication/publication.ts";
import type { UndatedNotice } from "../refusal/format-notice.ts";
import type { Refusal } from "../refusal/refusal.ts";
import type { ObjectStore } from "../store/object-store.ts";
import type { WarmHeads } from "../store/warm-heads.ts";
import type { Address } from "../text/addresses/url.ts";

/** The result for a file or a document, for logs, metrics and the terminal. */
export type Outcome =
  /** An article was published: at its upload, or later at the end of its embargo. */
  | {
      readonly kind: "published";
      readonly key: string;
      readonly id: string;
      /** The older file that the article was published from until now. */
      readonly previousOwner?: string | undefined;
      readonly undated?: UndatedNotice | undefined;
    }
  /** An article is under embargo until this time, in milliseconds since 1970. */
  | {
      readonly kind: "waiting";
      readonly key: string;
      readonly id: string;
      readonly until: number;
      readonly undated?: UndatedNotice | undefined;
    }
  /** The file says that its article must not be published, not yet or no longer. */
  | { readonly kind: "draft"; readonly key: string; readonly id: string }
  /** A picture was uploaded. `articles`: how many articles show it; none if it came before them. */
  | { readonly kind: "picture"; readonly key: string; readonly articles: number }
  | { readonly kind: "unchanged"; readonly key: string }
  /** A file was deleted, or an article was taken out of a file that holds several. */
  | { readonly kind: "removed"; readonly key: string; readonly id?: string | undefined }
  | { readonly kind: "refused"; readonly key: string; readonly refusals: readonly Refusal[] }
  | { readonly kind: "written"; readonly document: string }
  | { readonly kind: "erased"; readonly document: string }
  /** The WebSub hub was told that a document has changed. */
  | { readonly kind: "announced"; readonly document: string }
  /** The WebSub hub could not be told, or refused. It is told again later. */
  | { readonly kind: "notAnnounced"; readonly document: string; readonly problem: string }
  | { readonly kind: "withheld"; readonly document: string; readonly problems: readonly string[] }
  /** An entry breaks a rule of the gate (the check of every document). The feed is published without the entry. */
  | {
      readonly kind: "leftOut";
      readonly document: string;
      readonly guid: string;
      readonly problems: readonly string[];
    }
  /** A file was not read, because the time limit of the call was near. The queue delivers its message again. */
  | { readonly kind: "postponed"; readonly key: string }
  /** All feeds of a file's articles are written. `milliseconds` is the time since its upload. */
  | { readonly kind: "delivered"; readonly key: string; readonly milliseconds: number }
  | { readonly kind: "failed"; readonly key: string; readonly cause: unknown };

/** The name of the metric for the outcome `delivered`. The other metrics are named after the kinds of their outcomes. */
export const deliveryMetric = "uploadToFeed";

/** The part of the context that lives as long as the process. The Lambda function and `npm start` each make their own. */
export interface PublishContext {
  /** The files of the editors. Khulasa only reads them, and writes only reports, under `_refused/`. */
  readonly inbox: ObjectStore;
  /** What is known of every article. Only Khulasa writes to it. */
  readonly catalog: ObjectStore;
  /** Records of the catalog that this process has read. */
  readonly warmRecords: WarmRecords;
  /** Heads of the documents of feeds that this process has read or written. */
  readonly warmHeads: WarmHeads;
  /** The documents that readers get. A key is the path of the document's URL, decoded and without its first slash. */
  readonly site: ObjectStore;
  readonly publication: Publication;
  /** The address of the site, without a final slash: `https://news.example`. */
  readonly siteUrl: string;
  /** Identifies the code. When it changes, all feeds are regenerated. */
  readonly code?: string | undefined;
  /** Whether no other process works with these stores, as in `npm start`. Then no call of an older version can still be at work. */
  readonly isAlone?: boolean | undefined;
  /** Whether feeds are not regenerated with each batch. The caller regenerates all feeds after the last batch. */
  readonly feedsLater?: boolean | undefined;
  /**
   * When the process began, in milliseconds since 1970. By it, a process that a rollback started can be told apart from older processes of
   * the same code.
   */
  readonly startedAt?: number | undefined;
  /** The current time, in milliseconds since 1970. */
  readonly now: () => number;
  /** Set if the process only publishes one file. Then all of its calls share one parsed copy of the file. */
  readonly parsedFiles?: ParsedFiles | undefined;
  readonly report: (outcome: Outcome) => void;
  /** Tells the WebSub hub of changed documents. Undefined if the newspaper has no hub. */
  readonly announcer?: Announcer | undefined;
}

/** Tells the WebSub hub of changed documents (see announce.ts). */
export interface Announcer {
  /** Tells the hub that the document at this address has changed. Never throws: failures of the hub are returned. */
  readonly tell: (topic: Address) => Promise<HubAnswer>;
  /** The paths of the documents that this process must announce. */
  readonly held: Set<string>;
}

/** The result of a request that tells the hub of a change. */
export type HubAnswer =
  | { readonly kind: "told" }
  /** The hub is down or busy. `retryAfter`: how long the hub asks us to wait, in milliseconds. */
  | { readonly kind: "unavailable"; readonly problem: string; readonly retryAfter?: number | undefined }
  /** The hub answered, but did not accept the request for this document. */
  | { readonly kind: "refused"; readonly problem: string };

/** The context of one call: see begin-call.ts. */
export interface CallContext extends PublishContext {
  /** Files of the inbox that this call has parsed. */
  readonly parsedFiles: ParsedFiles;
  /** How much time is left of this call. Undefined if it has no time limit. */
  readonly timeLeft?: TimeLeft | undefined;
  /** Whether a backfill makes this call. Its files are read in any order, so the number in an article's id decides its place in its day. */
  readonly isImport?: boolean | undefined;
}

/** Returns how much time is left of a call, in milliseconds. */
export type TimeLeft = () => number;
