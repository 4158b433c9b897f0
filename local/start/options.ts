// The command line of `npm start`.
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { CannotStart } from "../cannot-start.ts";

export interface Options {
  /** The port of the site. 0 means any free port. */
  readonly port: number;
  /** The name or address of this computer that the site's address contains, so that other computers can open it. */
  readonly host?: string | undefined;
  /** The absolute path of the watched folder. */
  readonly articles: string;
  /** The absolute path of the store's file. */
  readonly store: string;
  /** The absolute path of the newspaper's settings. */
  readonly settings: string;
  /** Whether the address of every feed is printed. */
  readonly feeds?: boolean | undefined;
  /** Whether lines of JSON are printed, for programs. */
  readonly json?: boolean | undefined;
}

export const defaultPort = 8080;

export const help = `Khulasa: publishes a folder of Arabic articles as RSS, Atom and JSON feeds on this computer.

  npm start                      publish content/articles on http://localhost:8080
  npm start -- --port 8081       with options, which follow the two dashes

Options:
  --port PORT        the port of the site (8080)
  --host HOST        also serve other computers, under this name or address of this computer
  --articles DIR     the folder that is watched (content/articles)
  --store FILE       where everything is kept between two runs (.khulasa/store.sqlite)
  --settings FILE    the newspaper's settings (content/publication.json)
  --feeds            print the address of every feed
  --json             print a line of JSON for everything that happens
  --help             this text

While it runs, a file that is dropped, edited, renamed or deleted in the folder shows in the feeds. Ctrl-C ends it.`;

const project = join(import.meta.dirname, "../..");

/**
 * Parses the arguments after the script's name. Paths in arguments are relative to the working folder, default paths to the project.
 *
 * @throws CannotStart for an unknown option or an invalid value
 */
export function parseOptions(args: readonly string[]): Options | "help" {
  const { help, port, host, articles, store, settings, feeds, json } = readArguments(args);
  if (help) return "help";
  return {
    port: parsePort(port),
    host: host === undefined ? undefined : parseHost(host),
    articles: parsePath("articles", articles),
    store: parsePath("store", store),
    settings: parsePath("settings", settings),
    feeds,
    json,
  };
}

function readArguments(args: readonly string[]) {
  const options = {
    help: { type: "boolean", short: "h" },
    port: { type: "string", default: String(defaultPort) },
    host: { type: "string" },
    articles: { type: "string", default: join(project, "content/articles") },
    store: { type: "string", default: join(project, ".khulasa/store.sqlite") },
    settings: { type: "string", default: join(project, "content/publication.json") },
    feeds: { type: "boolean" },
    json: { type: "boolean" },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    // Uses only the first sentence of Node's message, because the next one is only advice about dashes.
    const problem = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/)[0];
    throw misunderstood(`${problem}; npm start -- --help lists the options`, error);
  }
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw misunderstood(`--port: found ${JSON.stringify(text)}, expected a number from 0 to 65535`);
}

/** The host in the form that it has in a URL, where an IPv6 address is in brackets. */
function parseHost(text: string): string {
  const host = text.includes(":") && !text.startsWith("[") ? `[${text}]` : text;
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined;
  const isAny = url?.hostname === "0.0.0.0" || url?.hostname === "[::]";
  if (url?.host === host.toLowerCase() && url.pathname === "/" && !isAny) return url.hostname;
  throw misunderstood(
    `--host: found ${JSON.stringify(text)}, expected the name or address by which other computers reach this one, such as 192.168.1.5`,
  );
}

function parsePath(option: string, text: string): string {
  if (text === "") throw misunderstood(`--${option}: found nothing, expected a path`);
  return resolve(text);
}

function misunderstood(english: string, cause?: unknown): CannotStart {
  return new CannotStart(["خيار لم يُفهم؛ يعرض npm start -- --help الخيارات كلها:", english], { cause });
}
