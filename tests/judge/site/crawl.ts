// Follows links in a real browser, as a reader does: from the front page to every article, and back.
import type { Browser } from "./browser.ts";

export interface Crawled {
  readonly pages: number;
  readonly articles: number;
  /** Articles without a link to the front page. */
  readonly deadEnds: readonly string[];
  /** Errors in the console, failed requests, and requests to other hosts, each with its page. */
  readonly problems: readonly string[];
}

const linksOfPage = `[...document.querySelectorAll("a[href]")].map((link) => link.href.replace(/#.*/, ""))`;

export async function crawl(browser: Browser, siteUrl: string): Promise<Crawled> {
  const page = await browser.newPage();
  const problems: string[] = [];
  let current = siteUrl;
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`${current}: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`${current}: ${error}`));
  page.on("requestfailed", (request) => problems.push(`${current}: failed ${request.url()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(siteUrl)) problems.push(`${current}: asked for ${request.url()}`);
  });
  const front = `${siteUrl}/`;
  const found = new Set([front]);
  const deadEnds: string[] = [];
  for (const url of found) {
    if (!isPage(url, siteUrl)) continue;
    current = url;
    await page.goto(url, { waitUntil: "load" });
    const links = await page.evaluate<readonly string[]>(linksOfPage);
    if (!links.includes(front)) deadEnds.push(url);
    for (const link of links) if (isPage(link, siteUrl)) found.add(link);
  }
  await page.close();
  const articles = [...found].filter((url) => url.startsWith(`${siteUrl}/articles/`));
  return { pages: found.size, articles: articles.length, deadEnds, problems };
}

function isPage(url: string, siteUrl: string): boolean {
  return url.startsWith(`${siteUrl}/`) && (url.endsWith("/") || url.startsWith(`${siteUrl}/articles/`));
}
