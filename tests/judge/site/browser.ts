// Chromium, controlled by puppeteer. The types describe only the part of its interface that the judges use.
import { importTool } from "./tools.ts";

export interface Page {
  goto(url: string, options: { readonly waitUntil: "load" | "networkidle0" }): Promise<unknown>;
  evaluate<Result>(script: string): Promise<Result>;
  type(selector: string, text: string): Promise<void>;
  click(selector: string): Promise<void>;
  waitForSelector(selector: string): Promise<unknown>;
  waitForNavigation(): Promise<unknown>;
  goBack(): Promise<unknown>;
  url(): string;
  screenshot(options: { readonly path: string; readonly fullPage: boolean }): Promise<unknown>;
  setViewport(size: { readonly width: number; readonly height: number }): Promise<void>;
  setBypassCSP(isBypassed: boolean): Promise<void>;
  emulateMediaFeatures(features: readonly { readonly name: string; readonly value: string }[]): Promise<void>;
  on(event: "console", listener: (message: { type(): string; text(): string }) => void): void;
  on(event: "requestfailed" | "request", listener: (request: { url(): string }) => void): void;
  on(event: "pageerror", listener: (error: unknown) => void): void;
  close(): Promise<void>;
}

export interface Browser {
  newPage(): Promise<Page>;
  version(): Promise<string>;
  close(): Promise<void>;
}

interface Chromium {
  readonly default: { executablePath(): Promise<string>; readonly args: readonly string[] };
}

interface Puppeteer {
  readonly default: { launch(options: Readonly<Record<string, unknown>>): Promise<Browser> };
}

/** Opens the Chromium that npm installs. Unlike that of the operating system, it needs no further packages. */
export async function openBrowser(): Promise<Browser> {
  const { default: chromium } = await importTool<Chromium>("@sparticuz/chromium");
  const { default: puppeteer } = await importTool<Puppeteer>("puppeteer-core");
  const executablePath = await chromium.executablePath();
  return puppeteer.launch({ executablePath, args: chromium.args, headless: "shell" });
}
