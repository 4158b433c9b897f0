// Compares the texts that we and the peers (other programs for the same task) read from web pages with the expected texts.
import type { Figure } from "../family.ts";
import { readWithPeers } from "./page-peers.ts";
import { type ReadPage, textOf } from "./read-page.ts";
import { score } from "./shingles.ts";

export type PageWithText = ReadPage & { readonly expected: string };

type Scores = Readonly<Record<string, number>>;

/** Compares texts by the runs of four words that they contain (see shingles.ts). */
export function compareTexts<Page extends PageWithText>(
  pages: readonly Page[],
  ourText?: (page: Page) => string,
): readonly Figure[] {
  const scoreOf = (texts: readonly { readonly page: Page; readonly text: string }[]) =>
    score(texts.map(({ page, text }) => ({ expected: page.expected, found: text })));
  return compareWithPeers(pages, scoreOf, ourText);
}

/** Compares texts with any measure, for us and the peers. Pages that we refuse are left out, because we have no text of them. */
export function compareWithPeers<Page extends ReadPage>(
  pages: readonly Page[],
  scoreOf: (texts: readonly { readonly page: Page; readonly text: string }[]) => Scores,
  ourText: (page: Page) => string = ({ article }) => (article ? textOf(article) : ""),
): readonly Figure[] {
  const read = pages.filter(({ article }) => article !== undefined);
  const scoresOf = (texts: readonly string[]) =>
    scoreOf(read.map((page, index) => ({ page, text: texts[index] ?? "" })));
  const ours = scoresOf(read.map(ourText));
  const peers = Object.entries(readWithPeers(read.map(({ html }) => html))).map(
    ([name, texts]): readonly [string, Scores] => [name, scoresOf(texts)],
  );
  return Object.entries(ours).map(([measure, value]) => ({
    name: `text: ${measure}`,
    ours: value,
    peers: Object.fromEntries(peers.map(([name, scores]) => [name, scores[measure] ?? 0])),
  }));
}
