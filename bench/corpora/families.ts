// The families of files of other publishers that `npm run corpora` measures, in the order of its table.
import { afp } from "./afp.ts";
import { agencies } from "./agencies.ts";
import { dateLocales } from "./date-locales.ts";
import type { Family } from "./family.ts";
import { markdown } from "./markdown.ts";
import { fundus } from "./pages/fundus.ts";
import { htmldate } from "./pages/htmldate.ts";
import { scrapinghub } from "./pages/scrapinghub.ts";
import { trafilatura } from "./pages/trafilatura.ts";
import { saudiNewsNet } from "./saudi-news-net/saudi-news-net.ts";
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
