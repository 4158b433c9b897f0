// Measures the web pages of scrapinghub's benchmark of article texts: https://github.com/scrapinghub/article-extraction-benchmark
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { Family } from "../family.ts";
import { caseOf } from "../read-foreign.ts";
import { compareTexts } from "./compare-texts.ts";
import { readPageFile } from "./read-page.ts";

const truth = z.record(z.string(), z.object({ articleBody: z.string() }));

export const scrapinghub: Family = {
  name: "scrapinghub: texts of web pages",
  repositories: ["scrapinghub/article-extraction-benchmark"],
  peers: ["Readability", "trafilatura"],
  async measure([root = ""]) {
    const expected = truth.parse(JSON.parse(await readFile(join(root, "ground-truth.json"), "utf8")));
    const pages = [];
    for (const [name, { articleBody }] of Object.entries(expected)) {
      const file = `html/${name}.html.gz`;
      const page = await readPageFile(file, gunzipSync(await readFile(join(root, file))));
      pages.push({ ...page, expected: articleBody });
    }
    return { cases: pages.map((page) => caseOf(page.file, page)), figures: compareTexts(pages) };
  },
};
