// Measures three delays that a user of a newspaper's site notices: until a new article is in the feed, until all articles are imported, and
// until the program has started with articles that are all published already.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Contestant, type Contests, holdAll } from "../contest.ts";
import { dropArticle, writeArticles } from "./articles.ts";
import { findPeers, type Peer } from "./peers.ts";
import { Program, run, type Usage } from "./program.ts";

/** Measures a newspaper with this many articles. The names of the contests contain the number. */
export async function measureSite(count: number): Promise<Contests> {
  const folder = mkdtempSync(join(tmpdir(), "khulasa-bench-"));
  try {
    writeArticles(join(folder, "articles"), count);
    const sites: Record<string, Site | { readonly absent: string }> = {};
    for (const [name, peer] of Object.entries(findPeers())) {
      sites[name] = await openSite(peer, join(folder, name), join(folder, "articles"));
    }
    const imported = await measureImport(count, sites);
    const restarted = await measureRestart(count, sites);
    return { ...imported, ...restarted, ...(await measureDrops(count, sites)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Site {
  readonly peer: Peer;
  readonly folder: string;
  /** The port of the server is always the same, because Khulasa publishes everything again when the address of the site has changed. */
  readonly port: number;
}

type Sites = Readonly<Record<string, Site | { readonly absent: string }>>;

async function openSite(peer: Peer, folder: string, articles: string): Promise<Sites[string]> {
  if (peer.absent !== undefined) return { absent: peer.absent };
  if (process.platform !== "linux") return { absent: "only measured on Linux" };
  mkdirSync(folder);
  cpSync(articles, join(folder, "articles"), { recursive: true });
  peer.prepare(folder);
  return { peer, folder, port: await freePort() };
}

function contestants<Value>(
  sites: Sites,
  measure: (site: Site) => Promise<Value>,
): Readonly<Record<string, Contestant<Value>>> {
  const entries = Object.entries(sites).map(
    ([name, site]) => [name, "absent" in site ? site : { run: () => measure(site) }] as const,
  );
  return Object.fromEntries(entries);
}

const publish = ({ peer, folder, port }: Site) => run(peer.publish(folder, port));

function measureImport(count: number, sites: Sites): Promise<Contests> {
  const [name, title] = [`site-${count}-import`, `Import of ${count} articles`];
  return holdAll<keyof Usage>(
    {
      wall: [`${name}-wall`, `${title}, wall clock`, "s"],
      processor: [`${name}-processor`, `${title}, processor time`, "s"],
      memory: [`${name}-memory`, `${title}, greatest memory`, "MB"],
    },
    contestants(sites, (site) => {
      site.peer.forget(site.folder);
      return publish(site);
    }),
    { rounds: count > 1000 ? 1 : 3, warmUp: 0 },
  );
}

function measureRestart(count: number, sites: Sites): Promise<Contests> {
  const [name, title] = [`site-${count}-restart`, `Start with ${count} articles that are all published`];
  return holdAll<"wall" | "processor">(
    {
      wall: [`${name}-wall`, `${title}, wall clock`, "s"],
      processor: [`${name}-processor`, `${title}, processor time`, "s"],
    },
    contestants(sites, publish),
    { rounds: 3, warmUp: 0 },
  );
}

async function measureDrops(count: number, sites: Sites): Promise<Contests> {
  const programs: Program[] = [];
  try {
    for (const site of Object.values(sites)) {
      if ("absent" in site) continue;
      const program = new Program(site.peer.serve(site.folder, site.port));
      programs.push(program);
      await program.done();
    }
    let dropped = count;
    return await holdAll(
      { drop: [`site-${count}-drop`, `From a new file among ${count} to /rss.xml, wall clock`, "ms"] },
      contestants(sites, async (site) => ({ drop: await measureDrop(site, dropped++) })),
      { rounds: 7, warmUp: 1 },
    );
  } finally {
    await Promise.all(programs.map((program) => program.end()));
  }
}

/** How often the feed is asked for, in milliseconds. */
const asking = 5;

async function measureDrop({ folder, port }: Site, index: number): Promise<number> {
  const feed = `http://localhost:${port}/rss.xml`;
  await fetch(feed).then((response) => response.text()); // `hugo server` renews only what was asked for lately
  await sleep(1000); // what the drop before has left to do
  const { headline, time } = dropArticle(join(folder, "articles"), index);
  while (performance.now() < time + 300_000) {
    const text = await fetch(feed).then((response) => response.text());
    if (text.includes(headline)) return performance.now() - time;
    await sleep(asking);
  }
  throw new Error(`the article is not in ${feed} after five minutes`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
