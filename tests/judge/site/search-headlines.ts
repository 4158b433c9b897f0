// Searches the headlines in a real browser, as a reader does: types words in another spelling, and follows the result to the article.
import { headlineOf } from "./articles.ts";
import type { Browser, Page } from "./browser.ts";

/** What a reader types, and the number of the article that must be found: the newest one, which is only in the feed, and an old one. */
const searches = [
  ["رقم ۱ ترميم", 1],
  ["قلعه ٱلوَادى ٢٥٠", 250],
] as const;

/** Returns the problems. */
export async function searchHeadlines(browser: Browser, siteUrl: string): Promise<readonly string[]> {
  const problems: string[] = [];
  const page = await browser.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(`${error}`));
  for (const [words, number] of searches) {
    await page.goto(`${siteUrl}/search/`, { waitUntil: "load" });
    const problem = await searchFor(page, words, `${siteUrl}/articles/${number}`, headlineOf(number));
    if (problem !== undefined) problems.push(`"${words}": ${problem}`);
  }
  await page.close();
  return problems;
}

/** Undefined if there is no problem. */
async function searchFor(
  page: Page,
  words: string,
  address: string,
  headline: string,
): Promise<string | undefined> {
  await page.type("#words", words);
  await page.click("#search button");
  const link = `#results a[href="${address}"]`;
  await page.waitForSelector(link);
  await Promise.all([page.waitForNavigation(), page.click(link)]);
  const heading = await page.evaluate<string>(`document.querySelector("h1").textContent`);
  if (page.url() !== address || heading !== headline) return `leads to ${page.url()}, ${heading}`;
  await page.goBack();
  await page.waitForSelector(link);
  return undefined;
}
