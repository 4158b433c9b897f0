// `npm run judge`: publishes a newspaper with `npm start`, and lets every installed feed reader and validator read its documents. In
// addition, njs runs the functions for CloudFront, and Chromium opens pages with attacks (tests/hostile).
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings } from "../../local/read-settings.ts";
import { searchPages } from "../hostile/search-pages.ts";
import { decideDirections } from "./direction.ts";
import type { Judge } from "./entry.ts";
import { layOutCorpus } from "./fribidi.ts";
import { feedparserOf } from "./judges/feedparser.ts";
import { feedsmith } from "./judges/feedsmith.ts";
import { newsboat } from "./judges/newsboat.ts";
import { askNjs } from "./judges/njs.ts";
import { judgeOpml } from "./judges/opml.ts";
import { rssParser } from "./judges/rss-parser.ts";
import { sfeed } from "./judges/sfeed.ts";
import { sitemapLibrary, xmllintWithSitemapSchemas } from "./judges/sitemap-checkers.ts";
import { jing, xmllint, xmllintWithSchema } from "./judges/xml-checkers.ts";
import { type Newspaper, startNewspaper } from "./newspaper.ts";
import { judgePictures } from "./pictures/judge-pictures.ts";
import { readPictures } from "./pictures/picture.ts";
import { isQuiet, type Poller, poll } from "./polling.ts";
import * as report from "./report.ts";
import type { Shaping } from "./shapings.ts";
import { judgeSite } from "./site/judge-site.ts";
import { serveSpoiled } from "./spoiled.ts";
import { compareWithArticles, readArticles } from "./truth.ts";
import { isClean, passJudgement } from "./verdict.ts";

const pythons = ["python3", "/usr/bin/python3"].map(feedparserOf);
const judges: readonly Judge[] = [
  feedsmith,
  rssParser,
  ...pythons,
  newsboat,
  sfeed,
  xmllint,
  xmllintWithSchema,
  jing,
  sitemapLibrary,
  xmllintWithSitemapSchemas,
];
const pollers: readonly (Poller & Judge)[] = [newsboat, ...pythons];
const rounds = 4;

async function judgeNewspaper(newspaper: Newspaper): Promise<boolean> {
  const { documents, siteUrl } = newspaper;
  const publication = await readSettings(newspaper.settings);
  const articles = await readArticles(newspaper.articles, publication);
  const main = documents.find(({ path }) => path === "feed.json");
  if (!main) throw new Error("there is no feed.json");
  const truth = compareWithArticles(main, articles, publication, siteUrl);
  report.sayTruth(documents, articles.size, truth);

  const used = new Set<Shaping>();
  const spoiling = await serveSpoiled(documents);
  let isGood = truth.length === 0;
  const found = new Set<Judge>();
  try {
    for (const judge of judges) {
      const what = await judge.find();
      if (what !== undefined) found.add(judge);
      const verdict =
        what === undefined ? undefined : await passJudgement(judge, documents, spoiling.spoiled, used);
      report.sayVerdict(judge.name, what, verdict);
      if (verdict && !isClean(verdict)) isGood = false;
    }
  } finally {
    spoiling.close();
  }
  const opml = found.has(newsboat) ? await judgeOpml(publication, siteUrl) : undefined;
  report.sayVerdict("newsboat, the list of all feeds", "its groups", opml);
  if (opml && !isClean(opml)) isGood = false;
  report.sayShapings(used);

  const directions = decideDirections(documents.filter(({ format }) => format !== "sitemap"));
  report.sayDirections(directions);
  const laidOut = layOutCorpus();
  report.sayLaidOut(laidOut);
  const areQuiet = await pollAll(newspaper, found);
  const arePrivate = await judgePictures(await readPictures(newspaper));
  const edge = await askNjs();
  report.sayEdge(edge);
  if (edge && edge.problems.length + edge.unnoticed.length > 0) isGood = false;
  const isLaidOut = !laidOut?.wrong.length;
  return isGood && arePrivate && isLaidOut && directions.wrong.length === 0 && areQuiet;
}

async function pollAll({ documents, siteUrl }: Newspaper, found: ReadonlySet<Judge>): Promise<boolean> {
  const paths = documents
    .filter(({ format }) => format === "rss" || format === "atom")
    .map(({ path }) => path);
  let areQuiet = true;
  for (const poller of pollers.filter((one) => found.has(one))) {
    const polled = await poll(poller, siteUrl, paths, rounds);
    report.sayPolled(poller.name, polled, rounds);
    if (![...polled.values()].every((answers) => isQuiet(answers, rounds))) areQuiet = false;
  }
  return areQuiet;
}

const folder = await mkdtemp(join(tmpdir(), "khulasa-judge-"));
try {
  const newspaper = await startNewspaper(folder);
  try {
    const isSafe = (await searchPages({ minutes: 10, most: 200 })) !== false;
    const areFeedsGood = await judgeNewspaper(newspaper);
    const arePagesGood = await judgeSite();
    const isGood = areFeedsGood && arePagesGood && isSafe;
    console.log(isGood ? "\nall judges agree" : "\nthe judges DISAGREE");
    if (!isGood) process.exitCode = 1;
  } finally {
    await newspaper.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
