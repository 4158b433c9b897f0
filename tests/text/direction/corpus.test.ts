// Every line of corpus.txt is displayed in the right order in every environment. bidi-js computes the order; `npm run judge`
// computes it with FriBidi, too.
import { expect, test } from "vitest";
import { bidi } from "../../../lambdas/text/direction/bidi-classes.ts";
import { corpus } from "./corpus.ts";
import { type Paragraph, shownLines } from "./environments.ts";

const marks = /[\u200E\u200F\u061C\u2066-\u2069]/g;

function visualOf({ text, base }: Paragraph): string {
  return bidi.getReorderedString(text, bidi.getEmbeddingLevels(text, base)).replaceAll(marks, "");
}

test.each(corpus)("$source", ({ source, visual }) => {
  const shown = shownLines(source).filter(({ text }) => text.replaceAll(marks, "") === source);
  const places = Object.groupBy(shown, ({ environment }) => environment);
  // Each environment shows the line. Some show it in several blocks.
  expect(Object.keys(places).length).toBeGreaterThanOrEqual(12);
  expect(shown.length).toBeGreaterThan(50);
  const wrong = shown.filter((paragraph) => visualOf(paragraph) !== visual);
  expect(wrong.map(({ environment, text }) => `${environment}: ${JSON.stringify(text)}`)).toEqual([]);
});
