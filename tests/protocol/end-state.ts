// Checks what must be true after all work is done, whatever its order was. The expected state follows from the files of the inbox alone.
import { isReportKey, reportKey } from "../../lambdas/inbox/key.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import { siteUrl } from "../publish/publish-fixture.ts";
import { checkHistory } from "./check-history.ts";
import { checked } from "./invariants.ts";
import { type Draft, defaultSection, draftsOf, idOf, type Scenario, versionsIn } from "./scenario.ts";
import { processOf, start, type World } from "./world.ts";

const minute = 60_000;

interface StoredRecord {
  readonly id: string;
  readonly guid: string;
  readonly article: { readonly headline: string; readonly published: { readonly day?: string } } | null;
  readonly published: number;
  readonly places: readonly string[];
}

/**
 * The version of an id that must be published: that of the file modified last. If two files have the same time, that of the file with the
 * greater key.
 */
interface Wanted {
  readonly version: number;
  readonly key: string;
  readonly draft: Draft;
  readonly modified: number;
}

/** Moves the time forward by a minute, and then past the end of every embargo. Returns the problems at both times. */
export async function findProblems(scenario: Scenario, world: World): Promise<readonly string[]> {
  const drafts = [...draftsOf(scenario).values()].map(({ draft }) => draft);
  const last = Math.max(0, ...drafts.map(({ embargo = 0 }) => embargo));
  const problems: string[] = [];
  for (const until of new Set([world.clock.now + minute, start + (last + 1) * minute])) {
    if (until < world.clock.now) continue;
    world.clock.now = until;
    await tick(processOf(world), async () => undefined);
    problems.push(...(await problemsNow(scenario, world)));
  }
  return [...new Set([...problems, ...(await checkAnnouncements(world))])];
}

/** Subscribers of the hub must have the current feeds after some scheduled calls, which finish the work of a call that died. */
async function checkAnnouncements(world: World): Promise<readonly string[]> {
  if (!world.hub) return [];
  for (let minutes = 0; minutes < 4; minutes++) {
    world.clock.now += minute;
    await tick(processOf(world), async () => undefined);
  }
  const left = await world.catalog.list({ prefix: "unannounced/" });
  return [
    ...(await world.hub.outdated()).map((path) => `subscribers have other bytes of ${path} than the site`),
    ...left.map(({ key }) => `${key} is left`),
  ];
}

async function problemsNow(scenario: Scenario, world: World): Promise<readonly string[]> {
  const records = await readRecords(world);
  const { wanted, copies } = await readWanted(scenario, records, world);
  return [
    ...checkRecords(wanted, records, world),
    ...(await checkPages(wanted, records, world)),
    ...(await checkPictures(wanted, records, world)),
    ...(await checkIndex(records, world)),
    ...(await checkFeeds(scenario, records, world)),
    ...(await checkTombstones(scenario, wanted, records, world)),
    ...(await checkDirectory(world)),
    ...(await checkReports(copies, world)),
    ...(await checkHistory(world)),
  ];
}

/** Returns the version that each id must have, and the keys of copies (files with the same bytes as another one, and without an id). */
async function readWanted(
  scenario: Scenario,
  records: readonly StoredRecord[],
  { inbox }: World,
): Promise<{ readonly wanted: ReadonlyMap<string, Wanted>; readonly copies: readonly string[] }> {
  const drafts = draftsOf(scenario);
  const files = new Map<number, Omit<Wanted, "version" | "draft">[]>();
  for (const { key } of await inbox.list({ prefix: "" })) {
    const file = await inbox.get(key);
    const [version] = versionsIn(new TextDecoder().decode(file?.body));
    if (!file || version === undefined || isReportKey(key)) continue;
    files.set(version, [...(files.get(version) ?? []), { key, modified: file.lastModified }]);
  }
  const wanted = new Map<string, Wanted>();
  const copies: string[] = [];
  for (const [version, equal] of files) {
    const dropped = drafts.get(version);
    if (!dropped) continue;
    const { draft } = dropped;
    // Of several files with the same bytes, the one that was read first is the article.
    const isArticle = ({ key }: { readonly key: string }) =>
      records.some((record) => record.article !== null && record.id === idOf(key, draft));
    const original = equal.length > 1 ? (equal.find(isArticle) ?? equal[0]) : equal[0];
    if (!original) continue;
    copies.push(...equal.filter((file) => file !== original).map(({ key }) => key));
    const id = idOf(equal.length > 1 ? original.key : dropped.key, draft);
    const other = wanted.get(id);
    const { key, modified } = original;
    if (!other || modified > other.modified || (modified === other.modified && key > other.key))
      wanted.set(id, { version, key, draft, modified });
  }
  return { wanted, copies };
}

/** There must be a report for each copy, and no other report. */
async function checkReports(copies: readonly string[], { inbox }: World): Promise<readonly string[]> {
  const due = copies.map((key) => reportKey(key));
  const there = (await inbox.list({ prefix: "_" })).map(({ key }) => key);
  return [
    ...there.filter((key) => !due.includes(key)).map((key) => `${key} is there`),
    ...due.filter((key) => !there.includes(key)).map((key) => `${key} is missing`),
  ];
}

async function readRecords({ catalog }: World): Promise<readonly StoredRecord[]> {
  const listed = await catalog.list({ prefix: "articles/" });
  return Promise.all(listed.map(async ({ key }) => JSON.parse(await readText(catalog, key)) as StoredRecord));
}

function checkRecords(
  wanted: ReadonlyMap<string, Wanted>,
  records: readonly StoredRecord[],
  { publication }: World,
): readonly string[] {
  const problems: string[] = [];
  const days = new Intl.DateTimeFormat("sv", { timeZone: publication.timeZone });
  for (const id of idsOf(wanted, records)) {
    const record = records.find((one) => one.id === id);
    const [version] = versionsIn(record?.article?.headline ?? "");
    const { version: should, draft } = wanted.get(id) ?? {};
    const due = draft?.isDraft ? undefined : should;
    if (version !== due) problems.push(`article ${id} is version ${version}, should be ${due}`);
    const day = record?.article?.published.day;
    if (day && days.format(new Date(record.published)) !== day)
      problems.push(`article ${id} is not published on its day, ${day}`);
  }
  return problems;
}

async function checkPages(
  wanted: ReadonlyMap<string, Wanted>,
  records: readonly StoredRecord[],
  { site, clock }: World,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const id of idsOf(wanted, records)) {
    const path = `articles/${id}`;
    const page = versionsIn(await readText(site, path)).join(); // empty for the page of a withdrawn article
    const it = wanted.get(id);
    const should = it && isVisible(it, clock.now) ? String(it.version) : "";
    if (page !== should) problems.push(`the page of ${id} shows version ${page}, should show ${should}`);
  }
  return problems;
}

async function checkPictures(
  wanted: ReadonlyMap<string, Wanted>,
  records: readonly StoredRecord[],
  { inbox, site, clock }: World,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const pictures = (await inbox.list({ prefix: "" })).filter(({ key }) => key.endsWith(".png"));
  for (const id of idsOf(wanted, records)) {
    const it = wanted.get(id);
    const name = (it?.draft.image ?? it?.key.replace(/\w+$/, "png"))?.normalize("NFC");
    const beside = pictures.find(({ key }) => key.normalize("NFC") === name);
    const should = it && beside && isVisible(it, clock.now) ? [await readWidth(inbox, beside.key)] : [];
    const there = await site.list({ prefix: `media/${id}/` });
    const shown = await Promise.all(there.map(({ key }) => readWidth(site, key)));
    if (shown.join() !== should.join()) problems.push(`${id} has pictures ${shown}, should have ${should}`);
    const feed = await readText(site, "feed.json");
    for (const { key } of there) {
      const address = `${siteUrl}/${key.split("/").map(encodeURIComponent).join("/")}`;
      if (!feed.includes(address)) problems.push(`the feed does not name the picture of ${id}`);
    }
  }
  return problems;
}

/** The index must have exactly the index keys that the records name. */
async function checkIndex(records: readonly StoredRecord[], { catalog }: World): Promise<readonly string[]> {
  const places = records.flatMap((record) => record.places);
  const prefixes = ["index/", "gone/"];
  const listed = await Promise.all(prefixes.map((prefix) => catalog.list({ prefix })));
  const entries = listed.flat().map(({ key }) => key);
  return [
    ...places.filter((place) => !entries.includes(place)).map((place) => `${place} is not in the index`),
    ...entries.filter((entry) => !places.includes(entry)).map((entry) => `${entry} is left in the index`),
  ];
}

/** Each document of a feed must show the newest articles, the newest first. */
async function checkFeeds(
  scenario: Scenario,
  records: readonly StoredRecord[],
  { site, publication, clock }: World,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const { sections, feedLength } = publication;
  const names = [...draftsOf(scenario).values()].map(({ draft }) => draft.section ?? defaultSection);
  const known = [...sections, ...(scenario.settingsBefore?.sections ?? [])];
  const slugs = names.map((name) => known.find((section) => section.name === name)?.slug ?? name);
  for (const feed of new Set([
    "all",
    ...[...slugs, ...known.map(({ slug }) => slug)].map((slug) => `sections/${slug}`),
  ])) {
    const prefix = `index/${feed}/`;
    const placesIn = ({ places }: StoredRecord) => places.filter((place) => place.startsWith(prefix));
    const should = records
      .filter(({ published }) => published <= clock.now)
      .flatMap((record) => placesIn(record).map((place) => ({ place, record })))
      .sort((a, b) => (a.place < b.place ? -1 : 1))
      .slice(0, feedLength)
      .flatMap(({ record }) => versionsIn(record.article?.headline ?? ""));
    const folder = feed === "all" ? "" : `${feed}/`;
    if (should.length === 0 && !(await site.head(`${folder}feed.json`))) continue;
    for (const name of ["feed.json", "rss.xml", "atom.xml", "index.html"]) {
      const shown = versionsIn(await readText(site, `${folder}${name}`));
      if (shown.join() !== should.join())
        problems.push(`${folder}${name} shows versions ${shown}, should show ${should}`);
    }
    if (!(await readText(site, `${folder}rss.xml`)).includes(publication.title))
      problems.push(`${folder}rss.xml has another title than the settings`);
  }
  return problems;
}

/** The main feed must have a tombstone for each article that readers saw and that was withdrawn, and no other tombstone. */
async function checkTombstones(
  scenario: Scenario,
  wanted: ReadonlyMap<string, Wanted>,
  records: readonly StoredRecord[],
  { site, publication, clock }: World,
): Promise<readonly string[]> {
  const prefix = "gone/all/";
  const isVisibleNow = (it: Wanted | undefined) => it !== undefined && isVisible(it, clock.now);
  const gone = records.filter(({ id }) => !isVisibleNow(wanted.get(id)));
  const should = gone
    .flatMap(({ guid, places }) => places.map((place) => ({ guid, place })))
    .filter(({ place }) => place.startsWith(prefix))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, publication.feedLength)
    .map(({ guid }) => guid);
  const shown = [...(await readText(site, "atom.xml")).matchAll(/<at:deleted-entry ref="([^"]*)"/g)];
  const problems: string[] = [];
  if (shown.map(([, ref]) => ref).join() !== should.join())
    problems.push(`atom.xml withdraws ${shown.map(([, ref]) => ref)}, should withdraw ${should}`);
  // Not checked if there is an embargo: it may end after a worker has decided about the record, and before the worker writes the record.
  const hasEmbargo = [...draftsOf(scenario).values()].some(({ draft }) => draft.embargo !== undefined);
  for (const { id, places } of hasEmbargo ? [] : gone) {
    const isWithdrawn = (await site.head(`articles/${id}`))?.status === 410;
    if (isWithdrawn && !places.some((place) => place.startsWith(prefix)))
      problems.push(`${id} was withdrawn without a tombstone`);
  }
  return problems;
}

/** The list of feeds must name exactly the feeds that exist. */
async function checkDirectory({ site }: World): Promise<readonly string[]> {
  const directory = await readText(site, "feeds.opml");
  const feeds = (await site.list({ prefix: "" })).filter(({ key }) =>
    /^(?:(?:sections|authors|tags)\/[^/]+\/)?rss\.xml$/.test(key),
  );
  const addresses = feeds.map(({ key }) => `${siteUrl}/${key.split("/").map(encodeURIComponent).join("/")}`);
  const listed = [...directory.matchAll(/xmlUrl="([^"]*)"/g)].flatMap(([, address]) => address ?? []);
  return [
    ...addresses.filter((one) => !listed.includes(one)).map((one) => `${one} is not in the list of feeds`),
    ...(checked.directory ? listed : [])
      .filter((one) => !addresses.includes(one))
      .map((one) => `${one} is left in the list of feeds`),
  ];
}

function isVisible({ draft }: Wanted, now: number): boolean {
  return !draft.isDraft && start + (draft.embargo ?? Number.NEGATIVE_INFINITY) * minute <= now;
}

function idsOf(wanted: ReadonlyMap<string, Wanted>, records: readonly StoredRecord[]): ReadonlySet<string> {
  return new Set([...wanted.keys(), ...records.map(({ id }) => id)]);
}

async function readText(store: World["site"], key: string): Promise<string> {
  return new TextDecoder().decode((await store.get(key))?.body);
}

async function readWidth(store: World["site"], key: string): Promise<number> {
  return Buffer.from((await store.get(key))?.body ?? []).readUInt32BE(16);
}
