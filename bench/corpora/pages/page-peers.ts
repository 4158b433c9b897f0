// Reads web pages with peers: other programs that extract the text of a page. They read the same pages as we do, in the same run.
import { spawnSync } from "node:child_process";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

/** For each peer, by its name: the text that it found in each page, in the order of the pages. */
export type PeerTexts = Readonly<Record<string, readonly string[]>>;

/** The environment variable `PYTHON` names a Python that has trafilatura installed. Without it, that peer is left out. */
export function readWithPeers(pages: readonly string[]): PeerTexts {
  const trafilatura = askPython<readonly string[]>(script, pages);
  return { Readability: pages.map(readWithReadability), ...(trafilatura && { trafilatura }) };
}

function readWithReadability(html: string): string {
  const content = contentOf(html);
  if (!content) return "";
  // Adds line breaks as a browser does. Without them, `textContent` joins the last word of a paragraph and the first of the next.
  const lines = content.replace(
    /<(?:br|\/(?:p|div|li|h\d|td|tr|blockquote|pre|figcaption))\b[^>]*>/gi,
    "\n$&",
  );
  return parseHTML(`<!doctype html><html><body>${lines}</body></html>`).document.body.textContent ?? "";
}

function contentOf(html: string): string | null | undefined {
  try {
    return new Readability(parseHTML(html).document).parse()?.content;
  } catch {
    return undefined; // Readability throws on a few pages, which counts as no text
  }
}

const script = `
import json, sys
from trafilatura import extract
pages = json.load(sys.stdin)
def read(page):
    try:
        return extract(page, include_comments=False, include_tables=True) or ""
    except Exception:
        return ""
json.dump([read(page) for page in pages], sys.stdout)
`;

/**
 * Runs a Python program that reads JSON from its standard input and prints JSON. `undefined` if the program fails, for example because a
 * module is not installed. The environment variable `PYTHON` names the Python to use; the default is `python3`.
 */
export function askPython<Answer>(program: string, input: unknown): Answer | undefined {
  const { status, stdout } = spawnSync(process.env.PYTHON ?? "python3", ["-c", program], {
    input: JSON.stringify(input),
    maxBuffer: 1024 ** 3,
    encoding: "utf8",
  });
  return status === 0 ? (JSON.parse(stdout) as Answer) : undefined;
}
