// Publishes articles with attacks in each field of each format, and opens the results in Chromium. No script may run, nothing may be
// loaded, and the browser may not be led to another page.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings } from "../../local/read-settings.ts";
import { attacks, readCorpora } from "./attacks.ts";
import { openTab } from "./devtools.ts";
import { type Fragment, fragmentsOf, type HostileFile, hostileFiles } from "./fragments.ts";
import { serveFrames } from "./open-fragments.ts";

const settings = join(import.meta.dirname, "../../content/publication.json");
/** How many frames are opened at the same time. */
const atOnce = 100;

export interface PagesSearch {
  readonly minutes: number;
  /** A folder with the repositories that attacks.ts names. */
  readonly corpora?: string | undefined;
  /** How many files are tried. They are chosen at equal distances. By default, all files are tried. */
  readonly most?: number | undefined;
}

/** Returns `undefined` if Chromium is not installed. */
export async function searchPages({ minutes, corpora, most }: PagesSearch): Promise<boolean | undefined> {
  const tab = await openTab();
  if (!tab) {
    console.log("pages: chromium not found");
    return undefined;
  }
  const end = Date.now() + minutes * 60_000;
  const { texts, missing } = corpora === undefined ? { texts: [], missing: [] } : readCorpora(corpora);
  for (const name of missing) console.log(`not found: ${name}`);
  const all = hostileFiles([...new Set([...attacks, ...texts])]);
  const files = most === undefined ? shuffled(all) : spread(all, most);
  const folder = await mkdtemp(join(tmpdir(), "khulasa-hostile-"));
  const frames = await serveFrames();
  const publication = { ...(await readSettings(settings)), remotePictures: "drop" as const };
  let [tried, published, opened, dangers] = [0, 0, 0, 0];
  const unnoticed = new Set<string>();
  const known = new Set<string>();
  let waiting: readonly Fragment[] = [];
  const openWaiting = async () => {
    const found = await frames.open(tab, waiting);
    opened += waiting.length;
    for (const kind of found.unnoticed) unnoticed.add(kind);
    for (const { fragment, what } of found.dangers) {
      dangers += 1;
      const { from, where = "?" } = fragment ?? {};
      console.log(
        `DANGEROUS: ${from?.format}.${from?.field} ${JSON.stringify(from?.attack)}, ${where}: ${what}`,
      );
    }
    waiting = [];
  };
  try {
    for (const file of files) {
      if (Date.now() > end) break;
      tried += 1;
      const fragments = await fragmentsOf(file, folder, publication, frames.origin);
      if (fragments.length > 0) published += 1;
      waiting = [...waiting, ...fragments.filter(({ html }) => !known.has(html))];
      for (const { html } of fragments) known.add(html);
      if (waiting.length >= atOnce) await openWaiting();
    }
    await openWaiting();
  } finally {
    await tab.close();
    frames.close();
    await rm(folder, { recursive: true, force: true });
  }
  console.log(
    `pages: ${tried} of ${all.length} hostile files, ${published} published, ${opened} texts opened in Chromium, ${dangers} dangerous`,
  );
  for (const kind of unnoticed) console.log(`  did NOT notice the ${kind} of the dangerous frame`);
  return dangers === 0 && unnoticed.size === 0;
}

/** Chooses about this number of files, at equal distances, because neighbouring files have different attacks. */
function spread(all: readonly HostileFile[], most: number): readonly HostileFile[] {
  const step = Math.max(1, Math.floor(all.length / most));
  return all.filter((_, index) => index % step === 0);
}

/** Shuffles the files, so that each short run tries other files. */
function shuffled(all: readonly HostileFile[]): readonly HostileFile[] {
  return all
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
