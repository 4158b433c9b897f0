// Checks pages with two HTML validators, and with axe, which checks accessibility.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { runCommand } from "../run-command.ts";
import type { Browser } from "./browser.ts";
import { importTool, toolFile } from "./tools.ts";

/** Checks the pages at these addresses, and returns the problems. */
export type PageChecker = (urls: readonly string[]) => Promise<readonly string[]>;

interface HtmlValidate {
  readonly HtmlValidate: new (
    config: object,
  ) => {
    validateString(
      text: string,
    ): Promise<{ readonly results: readonly { readonly messages: readonly Message[] }[] }>;
  };
}

interface Message {
  readonly ruleId: string;
  readonly message: string;
  readonly line: number;
}

/** Rules about the style of the source are off. So is `require-sri`, because the style sheet comes from the site itself. */
const rules = {
  "void-style": "off",
  "doctype-style": "off",
  "no-trailing-whitespace": "off",
  "long-title": "off",
  "require-sri": "off",
};

export const htmlValidate: PageChecker = async (urls) => {
  const { HtmlValidate } = await importTool<HtmlValidate>("html-validate");
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended", "html-validate:document"],
    rules,
  });
  const problems: string[] = [];
  for (const url of urls) {
    const { results } = await validator.validateString(await (await fetch(url)).text());
    for (const { messages } of results)
      for (const { ruleId, message, line } of messages)
        problems.push(`${url}:${line}: ${ruleId}: ${message}`);
  }
  return problems;
};

/** Finds the Nu Html Checker. Undefined if Java is not installed. */
export async function findVnu(): Promise<PageChecker | undefined> {
  const java = await runCommand("java", ["-version"]);
  if (java?.status !== 0) return undefined;
  const jar = toolFile("vnu-jar/build/dist/vnu.jar");
  return async (urls) => {
    // The checker requests no addresses of this computer, so the pages are written into files.
    const folder = await mkdtemp(join(tmpdir(), "vnu-"));
    try {
      const files = urls.map((_url, index) => join(folder, `${index}.html`));
      for (const [index, url] of urls.entries())
        await writeFile(files[index] ?? "", await (await fetch(url)).text());
      const args = ["-jar", jar, "--format", "json", "--exit-zero-always", ...files];
      const ended = await runCommand("java", args);
      const { messages }: { messages: readonly Record<string, string>[] } = JSON.parse(ended?.stderr || "{}");
      return messages.map(({ url = "", lastLine, type, message }) => {
        return `${urls[Number.parseInt(basename(url), 10)]}:${lastLine}: ${type}: ${message}`;
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  };
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** Runs axe in the light and the dark colour scheme, with the width of a phone and of a wide screen. */
export function axeIn(browser: Browser): PageChecker {
  return async (urls) => {
    const axe = await readFile(toolFile("axe-core/axe.min.js"), "utf8");
    const problems: string[] = [];
    for (const url of urls)
      for (const width of [360, 1440])
        for (const value of ["light", "dark"]) {
          const page = await browser.newPage();
          await page.setBypassCSP(true);
          await page.setViewport({ width, height: 900 });
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
          await page.goto(url, { waitUntil: "load" });
          await page.evaluate(axe);
          const { violations } = await page.evaluate<AxeResult>("axe.run()");
          for (const { id, help, nodes } of violations)
            problems.push(`${url} (${width}, ${value}): ${id}: ${help}: ${nodes[0]?.html}`);
          await page.close();
        }
    return problems;
  };
}
