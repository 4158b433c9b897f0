// The columns of the table in documents.ts.
import type { Entry } from "../feed/entry.ts";
import type { FeedModel } from "../feed/feed-model.ts";
import type { FeedLabels } from "../feed/memberships.ts";
import type { MonthModel } from "../feed/month-model.ts";
import type { GateRule } from "../gate/gate.ts";
import type { Publication } from "../publication/publication.ts";
import type { Address } from "../text/addresses/url.ts";

/** A row of the table of documents. `from` says what the renderer gets, and so how often the document exists. */
export type DocumentRule =
  /** Once for each feed. */
  | (DocumentProperties & {
      readonly from: "feed";
      readonly render: (feed: FeedModel, siteUrl: string) => string;
    })
  /** Once for each part of a feed's history. */
  | (DocumentProperties & {
      readonly from: "part";
      readonly render: (feed: FeedModel, siteUrl: string) => string;
    })
  /** Once for each month of a feed's history. */
  | (DocumentProperties & {
      readonly from: "month";
      readonly render: (month: MonthModel, siteUrl: string) => string;
    })
  /** Once for the site, from the articles of the last two days. A scheduled call writes it. */
  | (DocumentProperties & {
      readonly from: "news";
      readonly render: (entries: readonly Entry[], publication: Publication) => string;
    })
  /** Once for the site, from the months of the main feed's history, the oldest first. A scheduled call writes it. */
  | (DocumentProperties & {
      readonly from: "months";
      readonly render: (months: readonly string[], publication: Publication, siteUrl: string) => string;
    })
  /** Once for each month of the main feed's history, from the headlines of its parts. A scheduled call writes it. */
  | (DocumentProperties & {
      readonly from: "headlines";
      readonly render: (documents: readonly string[]) => string;
    })
  /** Once for the site; written together with the main feed. */
  | (DocumentProperties & {
      readonly from: "settings";
      readonly render: (publication: Publication, siteUrl: string) => string;
    })
  /** Once for the site, from the labels of all feeds. */
  | (DocumentProperties & {
      readonly from: "labels";
      readonly render: (labels: FeedLabels, publication: Publication, siteUrl: string) => string;
    })
  /** Once for each article. */
  | (DocumentProperties & {
      readonly from: "entry";
      readonly render: (entry: Entry, publication: Publication, siteUrl: string) => string;
    })
  /** Once for each removed article, in the place of its documents. */
  | (DocumentProperties & {
      readonly from: "removal";
      readonly render: (publication: Publication, siteUrl: string) => string;
    })

  /** Once for each article that is at another address now, in the place of its documents. */
  | (DocumentProperties & {
      readonly from: "move";
      readonly render: (address: Address, publication: Publication, siteUrl: string) => string;
    });

interface DocumentProperties {
  /**
   * The path on the site. `{feed}/` stands for the folder of a feed (empty for the main feed), `{part}/` for that of a part of its
   * history, `{name}` for the part's name, `{month}` for a month and `{month}/` for its folder, `{id}` for an article's id.
   */
  readonly path: string;
  /** The content type with which the document is stored. */
  readonly storedType: string;
  /** The content type with which it is served. Default: the stored one. */
  readonly servedType?: string;
  /** The content type for a browser that opens it as a page. Default: the served one. */
  readonly browserType?: string;
  /** The status with which it is served. Default: 200. */
  readonly status?: 301 | 410;
  /** Whether the text is base64, and the document its bytes. Default: the document is the text in UTF-8. */
  readonly isBase64?: true;
  /** The value of Cache-Control. */
  readonly cacheControl: string;
  /** What the gate checks before the document goes out. */
  readonly check: GateRule;
  /** Whether a hub announces its changes, if the settings have one. Default: no. */
  readonly isAnnounced?: true;
  /** Whether the setting `feedSize` limits its size. Default: no. */
  readonly hasSizeLimit?: true;
  /** Whether only the main feed and its history have it. Default: no. */
  readonly isOfMainFeed?: true;
  /** Whether the site has it, with these settings. Default: yes. */
  readonly existsWith?: (publication: Publication) => boolean;
}

/** A document as text (or base64), with its row of the table of documents. */
export interface RenderedDocument {
  readonly text: string;
  readonly rule: DocumentRule;
  /** Only with status 301: the address to which the page redirects. */
  readonly location?: string;
  /** Set if a hub announces the document: the header Link, and the value of Cache-Control, which replaces that of the rule. */
  readonly announced?: { readonly link: string; readonly cacheControl: string } | undefined;
  /** If the document is a feed, the number of entries that it shows. */
  readonly entries?: number;
}

/** Documents by their paths on the site. */
export type RenderedDocuments = ReadonlyMap<string, RenderedDocument>;
