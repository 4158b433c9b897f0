// The headlines of articles as JSON, for the script of the search page (search-script.ts). The main feed has such a document, and so have
// each part and each month of its history.
import type { FeedModel } from "../../feed/feed-model.ts";
import { guardMarkup } from "../../feed/guard-markup.ts";
import { markText } from "../../text/direction.ts";
import { formatDay } from "../time.ts";

/** The form of the document. Short, because a month of a newspaper may have thousands of articles. */
interface Headlines {
  readonly days: readonly {
    /** The day for people: `8 ديسمبر 2017`. */
    readonly day: string;
    readonly articles: readonly (readonly [headline: string, address: string, section: string])[];
  }[];
}

/** Renders the headlines of the articles, the newest first. */
export function renderHeadlines({ publication, entries }: FeedModel): string {
  const days = Map.groupBy(entries, ({ published }) => formatDay(published, publication));
  return serialise({
    days: [...days].map(([day, ofDay]) => {
      const articles = ofDay.map(
        ({ headline, url, section }) =>
          [guardMarkup(markText(headline)), url, section ? guardMarkup(section.name) : ""] as const,
      );
      return { day, articles };
    }),
  });
}

/** Joins the documents of several parts into one. */
export function mergeHeadlines(documents: readonly string[]): string {
  return serialise({ days: documents.flatMap((text) => (JSON.parse(text) as Headlines).days) });
}

function serialise(headlines: Headlines): string {
  return JSON.stringify(headlines);
}
