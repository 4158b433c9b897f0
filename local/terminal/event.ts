// The events that `npm start` prints for its user, as values. `--json` prints them as they are.
import type { RefusalCode } from "../../lambdas/refusal/refusal.ts";
import type { Bilingual } from "./bilingual.ts";

/** An article as the newspaper shows it. */
export interface ArticleLine {
  readonly file: string;
  readonly id: string;
  readonly headline: string;
  /** The date of publication: `2017-12-08`, with a time if the article states one. */
  readonly date: string;
  /** Whether the article states no date. */
  readonly isUndated: boolean;
  /** The article's section, if the settings have others but not this one. */
  readonly unlistedSection?: string | undefined;
  /** The address of the article's page. */
  readonly address: string;
}

/** An article that readers can no longer read. */
export interface WithdrawnLine {
  readonly id: string;
  readonly headline: string;
  /** The address of the page that says that the article was withdrawn. Undefined if the article had no page on our site. */
  readonly address: string | undefined;
}

export type TerminalEvent =
  | ({ readonly event: "published"; readonly previousFile?: string | undefined } & ArticleLine)
  | ({ readonly event: "waiting" } & ArticleLine)
  | { readonly event: "draft"; readonly file: string; readonly withdrawn?: readonly WithdrawnLine[] }
  | { readonly event: "picture"; readonly file: string; readonly articles: number }
  | {
      readonly event: "removed";
      readonly file: string;
      readonly id?: string | undefined;
      readonly withdrawn?: readonly WithdrawnLine[];
    }
  | {
      readonly event: "refused";
      readonly file: string;
      readonly codes: readonly RefusalCode[];
      readonly report: string;
    }
  | { readonly event: "withheld"; readonly document: string; readonly problems: readonly string[] }
  | {
      readonly event: "leftOut";
      readonly document: string;
      readonly guid: string;
      readonly problems: readonly string[];
    }
  /** A problem that the user should know about, and can perhaps solve. */
  | { readonly event: "problem"; readonly about?: string | undefined; readonly text: Bilingual }
  | { readonly event: "recovered" }
  | { readonly event: "feed"; readonly address: string }
  | { readonly event: "progress"; readonly done: number; readonly found: number }
  | Summary;

/** The state of the newspaper after the start. */
export interface Summary {
  readonly event: "started";
  readonly site: string;
  readonly feed: string;
  readonly allFeeds: string;
  readonly folder: string;
  /** Articles that readers see. */
  readonly published: number;
  /** How many of the published articles are new or changed since the last run. */
  readonly new: number;
  readonly waiting: number;
  readonly undated: number;
  /** Files that were deleted since the last run. */
  readonly removed: number;
  readonly refused: number;
  /** The first of the refused files. */
  readonly refusedFiles: readonly RefusedFile[];
}

export interface RefusedFile {
  readonly file: string;
  readonly codes: readonly RefusalCode[];
}
