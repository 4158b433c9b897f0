// The stores and the time of one run. The state of a scenario before its workers begin is made once, and copied for each run.

import { feedOf } from "../../lambdas/catalog/keys.ts";
import { WarmRecords } from "../../lambdas/catalog/warm-records.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { Announcer, PublishContext } from "../../lambdas/protocol/context.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { runBackfillStep } from "../../lambdas/publish/backfill-step.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import { isReplaced } from "../../lambdas/regenerate/current-version.ts";
import { listFeed } from "../../lambdas/site/feed-entries.ts";
import type { StoredObject } from "../../lambdas/store/object-store.ts";
import { WarmHeads } from "../../lambdas/store/warm-heads.ts";
import { type MemoryBucket, memoryBucket } from "../../local/memory-bucket.ts";
import { arrival, eventFor, png, publication, siteUrl } from "../publish/publish-fixture.ts";
import { HubModel, pathOfTopic } from "./hub.ts";
import type { StoreName } from "./request.ts";
import { wholeSeconds } from "./s3-model.ts";
import { type Edit, type Scenario, type Settings, textOf } from "./scenario.ts";

const minute = 60_000;
const second = 1000;

/** How many times a backfill continues the regeneration of all feeds before it leaves the rest to the scheduled calls. */
const mostFeedSteps = 3;

/** The time at which the workers of a scenario begin: an hour after the first file. */
export const start = arrival + 60 * minute;

export interface World extends Pick<PublishContext, StoreName> {
  readonly publication: Publication;
  /** `store` is the time of S3, for LastModified. Each edit moves it by at least a second. `now` is the time of workers without a skew. */
  readonly clock: { store: number; now: number };
  /** How many times an operator has ended all processes. */
  readonly processes: { generation: number };
  /** The records as they were after the first edit of the scenario, by their ids. */
  readonly saved: ReadonlyMap<string, StoredObject>;
  /** The hub, if the settings name one. */
  readonly hub: HubModel | undefined;
}

type Buckets = Readonly<Record<StoreName, MemoryBucket>>;

export interface Snapshot {
  readonly buckets: Buckets;
  readonly saved: World["saved"];
  readonly storeTime: number;
}

/** A new process that uses the stores of a world. It remembers nothing. */
export function processOf(world: World, changes: Partial<PublishContext> = {}): PublishContext {
  const { inbox, catalog, site, clock, hub } = world;
  return {
    ...{ inbox, catalog, site, siteUrl, publication: world.publication },
    warmRecords: new WarmRecords(),
    warmHeads: new WarmHeads(),
    now: () => clock.now,
    report: () => undefined,
    announcer: hub && announcerOf(hub),
    ...changes,
  };
}

function announcerOf(hub: HubModel): Announcer {
  const tell = async (topic: string) => {
    await hub.tell(pathOfTopic(topic));
    return { kind: "told" } as const;
  };
  return { tell, held: new Set() };
}

/** Lets a process read the records of all index entries, and send HEAD for all documents, as if it had just regenerated all feeds. */
export async function warmUp(
  process: PublishContext,
  { catalog, site }: Pick<PublishContext, "catalog" | "site">,
): Promise<void> {
  const { warmRecords, warmHeads } = process;
  const indexed = await catalog.list({ prefix: "index/" });
  for (const entry of indexed) await warmRecords.read(entry, catalog);
  for (const feed of new Set(indexed.map(({ key }) => feedOf(key))))
    warmRecords.listings.keep(feed, await listFeed(feed, { ...beginCall(process), catalog }));
  const documents = await site.list({ prefix: "" });
  warmHeads.keep(
    new Map(await Promise.all(documents.map(async ({ key }) => [key, await site.head(key)] as const))),
  );
}

export async function prepare(scenario: Scenario): Promise<Snapshot> {
  const world = openWorld(scenario.settingsBefore, arrival);
  const work = processOf(world);
  const saved = new Map<string, StoredObject>();
  await tick(work, async () => undefined);
  for (const [index, edit] of scenario.before.entries()) {
    world.clock.now = world.clock.store;
    await applyEdit(edit, world);
    if ("key" in edit) await publish(eventFor(edit.key), work);
    if (index > 0) continue;
    for (const { key } of await world.catalog.list({ prefix: "articles/" })) {
      const record = await world.catalog.get(key);
      if (record) saved.set(key.slice("articles/".length), record);
    }
  }
  world.clock.now = Math.max(start, world.clock.now);
  await tick(work, async () => undefined);
  return { buckets: world, saved, storeTime: world.clock.store };
}

export async function restoreWorld(scenario: Scenario, snapshot: Snapshot): Promise<World> {
  const world = openWorld({ ...scenario.settingsBefore, ...scenario.settings }, start, snapshot);
  await world.hub?.deliverAll();
  return world;
}

function openWorld(settings: Settings = {}, now: number, from?: Snapshot): World & Buckets {
  const clock = { store: from?.storeTime ?? arrival, now };
  const storeTime = () => wholeSeconds(clock.store);
  const open = (name: keyof Buckets) =>
    from?.buckets[name].copy(storeTime) ?? memoryBucket({ now: storeTime });
  const opened: Buckets = { inbox: open("inbox"), catalog: open("catalog"), site: open("site") };
  return {
    ...opened,
    publication: { ...publication, ...settings },
    clock,
    processes: { generation: 0 },
    saved: from?.saved ?? new Map(),
    hub: settings.hub === undefined ? undefined : new HubModel(opened.site, () => clock.now),
  };
}

export async function applyEdit(
  edit: Edit,
  { inbox, catalog, clock, processes, saved }: World,
): Promise<void> {
  if (edit.do === "end processes") {
    processes.generation += 1;
    return;
  }
  if (edit.do === "time") {
    clock.now = Math.max(clock.now, start + edit.minutes * minute);
    return;
  }
  clock.store = Math.max(clock.store + second, clock.now);
  if (edit.do === "remove") await inbox.delete(edit.key);
  else if (edit.do === "picture") await inbox.put(edit.key, png(edit.width), { contentType: "image/png" });
  else if (edit.do === "article") {
    const body = new TextEncoder().encode(textOf(edit.draft, start));
    await inbox.put(edit.key, body, { contentType: "text/plain" });
  } else {
    const record = saved.get(edit.id);
    if (record) await catalog.put(`articles/${edit.id}`, record.body, { contentType: "application/json" });
  }
}

/**
 * Publishes all files again and regenerates all feeds, by the steps of the backfill's state machine. If another version becomes current
 * in the meantime, the rest is left to the scheduled calls of that version.
 */
export async function backfillAll(context: PublishContext): Promise<void> {
  const listed = await context.inbox.list({ prefix: "" });
  const keys = listed.map(({ key }) => key).filter((key) => !key.startsWith("_"));
  await runBackfillStep({ backfill: keys }, context);
  await runBackfillStep({ feeds: "begin" }, context);
  for (let steps = 0; steps < mostFeedSteps; steps++) {
    const { done } = await runBackfillStep({ feeds: "continue" }, context);
    if (done || (await isReplaced(context))) return;
  }
}
