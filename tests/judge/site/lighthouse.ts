// Lighthouse rates a page, as on a slow phone and on a desktop computer, and measures its size without pictures.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runCommand, runToEnd } from "../run-command.ts";
import { toolFile } from "./tools.ts";

export interface Scores {
  readonly url: string;
  readonly device: "phone" | "desktop";
  /** The score of each category, from 0 to 100. */
  readonly scores: Readonly<Record<string, number>>;
  /** How many bytes were transferred, without pictures. */
  readonly bytes: number;
  /** Cumulative layout shift. */
  readonly shift: number;
  /** The audits of Lighthouse that the page has failed. */
  readonly failed: readonly string[];
}

interface Report {
  readonly categories: Readonly<
    Record<
      string,
      {
        readonly score: number | null;
        readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
      }
    >
  >;
  readonly audits: Readonly<
    Record<
      string,
      {
        readonly title: string;
        readonly score: number | null;
        readonly numericValue?: number;
        readonly details?: {
          readonly items?: readonly { readonly resourceType?: string; readonly transferSize?: number }[];
        };
      }
    >
  >;
}

const categoriesAsked = ["performance", "accessibility", "best-practices", "seo"];

/** Finds the Chromium of the operating system, because Lighthouse does not work with the one of npm. Undefined if there is none. */
export async function findChromium(): Promise<string | undefined> {
  const found = await runCommand("which", ["chromium"]);
  return found?.status === 0 ? found.stdout.trim() : undefined;
}

export async function scoresOf(url: string, device: Scores["device"], chromium: string): Promise<Scores> {
  const folder = mkdtempSync(join(tmpdir(), "lighthouse-"));
  try {
    const output = join(folder, "report.json");
    const cli = join(dirname(toolFile("lighthouse/package.json")), "cli/index.js");
    const args = [
      ...[cli, url, "--quiet", "--output=json", `--output-path=${output}`],
      ...["--chrome-flags=--headless=new --no-sandbox --disable-gpu"],
      `--only-categories=${categoriesAsked}`,
      ...(device === "desktop" ? ["--preset=desktop"] : []),
    ];
    await runToEnd(process.execPath, args, { env: { CHROME_PATH: chromium } });
    return read(url, device, JSON.parse(readFileSync(output, "utf8")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(url: string, device: Scores["device"], { categories, audits }: Report): Scores {
  const scores = Object.entries(categories).map(
    ([name, { score }]) => [name, Math.round((score ?? 0) * 100)] as const,
  );
  const counted = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0),
  );
  const failed = counted.flatMap(({ id }) => {
    const { score = null, title = id } = audits[id] ?? {};
    return score !== null && score < 0.9 ? [`${id}: ${title}`] : [];
  });
  const requests = audits["network-requests"]?.details?.items ?? [];
  const bytes = requests
    .filter(({ resourceType }) => resourceType !== "Image")
    .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0);
  return {
    ...{ url, device, bytes, failed, scores: Object.fromEntries(scores) },
    shift: audits["cumulative-layout-shift"]?.numericValue ?? 0,
  };
}
