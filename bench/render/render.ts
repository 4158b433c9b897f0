// Measures how long it takes to render a feed of fifty articles in three formats.
import { renderAtom } from "../../lambdas/feed/atom.ts";
import { buildEntry, type PublishedArticle } from "../../lambdas/feed/entry.ts";
import { buildFeedModel, type FeedModel } from "../../lambdas/feed/feed-model.ts";
import { renderJsonFeed } from "../../lambdas/feed/json-feed.ts";
import { renderRss } from "../../lambdas/feed/rss.ts";
import { type Contestant, type Contests, hold, processorTime } from "../contest.ts";
import { renderByFeed } from "./feed-alone.ts";
import { fiftyRecords, publication, recordOf, siteUrl } from "./fifty-records.ts";
import { renderByTemplate } from "./string-template.ts";

const rounds = { rounds: 100, warmUp: 50 };

const renderAll = (model: FeedModel) => [renderRss(model), renderAtom(model), renderJsonFeed(model)];

/** Measures only the renderers, from the feed model to the bytes of the documents. All get the same texts, which none has rendered before. */
export async function renderDocuments(): Promise<Contests> {
  const model = modelOf(fiftyRecords());
  if (renderAll(model).join() !== renderByTemplate(model).join())
    throw new Error("the template of strings makes other documents");
  const contestant = (render: (model: FeedModel) => readonly string[]): Contestant => ({
    run: () => {
      const unknown = modelOf(fiftyRecords());
      return processorTime(() => encode(render(unknown)));
    },
  });
  const feedsmith = await import("./feedsmith.ts").catch(() => undefined);
  return hold(
    "render-documents",
    "50 entries as RSS, Atom and JSON Feed",
    {
      "a template of strings, the same bytes": contestant(renderByTemplate),
      Khulasa: contestant(renderAll),
      "`feed` alone": contestant(renderByFeed),
      feedsmith: feedsmith ? contestant(feedsmith.renderByFeedsmith) : { absent: "not installed" },
    },
    rounds,
  );
}

/** Measures everything from the records of the catalog to the documents, with the HTML of the articles and direction marks. */
export function renderFeed(): Promise<Contests> {
  const known = fiftyRecords().slice(1);
  encode(renderAll(modelOf(known)));
  const contestant = (records: () => readonly PublishedArticle[]): Contestant => ({
    run: () => {
      const some = records();
      return processorTime(() => encode(renderAll(modelOf(some))));
    },
  });
  return hold(
    "render-feed",
    "From 50 records to RSS, Atom and JSON Feed",
    {
      "one new article among 49 known ones": contestant(() => [recordOf(0), ...known]),
      "50 articles that this process has not seen": contestant(fiftyRecords),
    },
    rounds,
  );
}

function modelOf(records: readonly PublishedArticle[]): FeedModel {
  const entries = records.flatMap((record) => buildEntry(record, publication, siteUrl) ?? []);
  return buildFeedModel("all", { entries }, publication, siteUrl);
}

function encode(documents: readonly string[]): readonly Uint8Array[] {
  return documents.map((text) => new TextEncoder().encode(text));
}
