// The pages of a newspaper of three hundred articles, judged by a browser, Lighthouse, axe and two validators. A part of `npm run
// judge`; `node tests/judge/site/judge-site.ts` runs it alone.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publish } from "../../../lambdas/publish/publish.ts";
import { run } from "../../../local/run.ts";
import { Terminal } from "../../../local/terminal/terminal.ts";
import { articleCount, writeNewspaper } from "./articles.ts";
import { type Browser, openBrowser } from "./browser.ts";
import { crawl } from "./crawl.ts";
import { findChromium, scoresOf } from "./lighthouse.ts";
import { axeIn, findVnu, htmlValidate, type PageChecker } from "./page-checkers.ts";
import { searchHeadlines } from "./search-headlines.ts";
import { installTools, screenshots } from "./tools.ts";

/** One page of each kind. The keys are the names of their screenshots. */
const pages = {
  front: "/",
  section: "/sections/oman/",
  article: "/articles/6",
  feeds: "/feeds/",
  day: "/archive/20260920T195959/",
  month: "/archive/2026-09/",
  search: "/search/",
  results: `/search/?q=${encodeURIComponent("قلعه")}`,
} as const;
/** How large a page may be with its font but without pictures, in bytes. */
const heaviest = 100_000;

/** @returns whether the judges found no problem */
export async function judgeSite(): Promise<boolean> {
  installTools();
  const folder = await mkdtemp(join(tmpdir(), "khulasa-site-"));
  const { articles, settings } = await writeNewspaper(folder);
  const options = { port: 0, articles, settings, store: join(folder, "store.sqlite"), feeds: false };
  const running = await run(options, publish, new Terminal({ write: () => undefined }));
  try {
    await running.ready;
    const browser = await openBrowser();
    try {
      console.log(`\npages in ${await browser.version()}`);
      return await judgeAll(browser, running.siteUrl);
    } finally {
      await browser.close();
    }
  } finally {
    await running.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function judgeAll(browser: Browser, siteUrl: string): Promise<boolean> {
  const urls = Object.values(pages).map((path) => siteUrl + path);
  const results = [
    await judgeWays(browser, siteUrl),
    await judgeSearch(browser, siteUrl),
    await judgeBy("axe", axeIn(browser), urls),
    await judgeBy("html-validate", htmlValidate, urls),
    await judgeBy("vnu", await findVnu(), urls),
  ];
  await takeScreenshots(browser, siteUrl);
  const chromium = await findChromium();
  if (chromium === undefined) console.log("Lighthouse: no Chromium found");
  else
    for (const url of urls)
      for (const device of ["phone", "desktop"] as const)
        results.push(await judgeScores(url, device, chromium));
  return results.every(Boolean);
}

async function judgeWays(browser: Browser, siteUrl: string): Promise<boolean> {
  const { pages: all, articles, deadEnds, problems } = await crawl(browser, siteUrl);
  const isGood = articles === articleCount && deadEnds.length + problems.length === 0;
  const [ends, errors] = [deadEnds.length, problems.length];
  console.log(
    `links: ${articles} of ${articleCount} articles reached over ${all} pages, ${ends} without a way back, ${errors} errors`,
  );
  for (const one of [...deadEnds, ...problems].slice(0, 20)) console.log(`  ${one}`);
  return isGood;
}

async function judgeSearch(browser: Browser, siteUrl: string): Promise<boolean> {
  const problems = await searchHeadlines(browser, siteUrl);
  console.log(`search: ${problems.length} problems`);
  for (const problem of problems) console.log(`  ${problem}`);
  return problems.length === 0;
}

async function judgeBy(
  name: string,
  check: PageChecker | undefined,
  urls: readonly string[],
): Promise<boolean> {
  if (!check) {
    console.log(`${name}: not found`);
    return true;
  }
  const problems = await check(urls);
  console.log(`${name}: ${problems.length} findings in ${urls.length} pages`);
  for (const problem of problems.slice(0, 20)) console.log(`  ${problem}`);
  return problems.length === 0;
}

async function judgeScores(url: string, device: "phone" | "desktop", chromium: string): Promise<boolean> {
  const { scores, bytes, shift, failed } = await scoresOf(url, device, chromium);
  const all = Object.entries(scores).map(([name, score]) => `${name} ${score}`);
  console.log(
    `Lighthouse: ${new URL(url).pathname}, ${device}: ${all.join(", ")}; ${bytes} bytes without pictures, layout shift ${shift}`,
  );
  for (const one of failed) console.log(`  ${one}`);
  // The score of performance also depends on how busy the machine is, so it is only printed.
  const { performance, ...others } = scores;
  return Object.values(others).every((score) => score === 100) && bytes <= heaviest && shift === 0;
}

async function takeScreenshots(browser: Browser, siteUrl: string): Promise<void> {
  await mkdir(screenshots, { recursive: true });
  for (const [name, path] of Object.entries(pages))
    for (const width of [360, 768, 1440])
      for (const value of ["light", "dark"]) {
        const page = await browser.newPage();
        // Chromium shifts the screenshot of a right-to-left page that is shorter than its window.
        await page.setViewport({ width, height: 400 });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
        await page.goto(siteUrl + path, { waitUntil: "networkidle0" });
        await page.screenshot({ path: join(screenshots, `${name}-${width}-${value}.png`), fullPage: true });
        await page.close();
      }
  console.log(`screenshots in ${screenshots}`);
}

if (import.meta.main && !(await judgeSite())) process.exitCode = 1;
