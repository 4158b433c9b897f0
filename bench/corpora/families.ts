// The families of foreign files that `npm run corpora` measures, in the order of its table.
import { afp } from "./afp.ts";
import { agencies } from "./agencies.ts";
import { dateLocales } from "./date-locales.ts";
import type { Family } from "./family.ts";
import { fundus } from "./fundus.ts";
import { htmldate } from "./htmldate.ts";
import { markdown } from "./markdown.ts";
import { saudiNewsNet } from "./saudi-news-net.ts";
import { scrapinghub } from "./scrapinghub.ts";
import { trafilatura } from "./trafilatura.ts";
import { word } from "./word.ts";

export const families: readonly Family[] = [
  saudiNewsNet,
  afp,
  agencies,
  scrapinghub,
  trafilatura,
  fundus,
  htmldate,
  word,
  markdown,
  dateLocales,
];
