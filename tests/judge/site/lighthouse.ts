// Lighthouse's scores of a page, on a slow phone and on a desktop, and what it weighs without pictures.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runToEnd } from "../run-command.ts";
import { importTool, toolFile } from "./tools.ts";

export interface Scores {
  readonly url: string;
  readonly device: "phone" | "desktop";
  /** 0 to 100, by category. */
  readonly scores: Readonly<Record<string, number>>;
  /** Bytes that were transferred, without pictures. */
  readonly bytes: number;
  /** Cumulative layout shift. */
  readonly shift: number;
  /** Audits that are not passed. */
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

export async function scoresOf(url: string, device: Scores["device"]): Promise<Scores> {
  const { default: chromium } = await importTool<{ readonly default: { executablePath(): Promise<string> } }>(
    "@sparticuz/chromium",
  );
  const folder = mkdtempSync(join(tmpdir(), "lighthouse-"));
  try {
    const output = join(folder, "report.json");
    const flags = "--headless=shell --no-sandbox --no-zygote --disable-gpu --disable-dev-shm-usage";
    const args = [url, "--quiet", "--output=json", `--output-path=${output}`, `--chrome-flags=${flags}`];
    const cli = join(dirname(toolFile("lighthouse/package.json")), "cli/index.js");
    const preset = device === "desktop" ? ["--preset=desktop"] : [];
    const env = { CHROME_PATH: await chromium.executablePath() };
    await runToEnd(process.execPath, [cli, ...args, ...preset], { env });
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
