// The WebSub hub is told of changed feeds, and its subscribers get the newest version. The tests use HTTP, a hub that runs in another
// process, and a shared cache in front of the site. Only the time is simulated.
//
// A marker is an object in the catalog that says that the hub must be told of a document. "The clock" is the scheduled call of each
// minute, which here is `announceLeft` or `tick`.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { announceHeld, announceLeft } from "../../lambdas/announce/announce.ts";
import { openAnnouncer, tellHub } from "../../lambdas/announce/tell-hub.ts";
import type { Announcer, PublishContext } from "../../lambdas/protocol/context.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import { listen } from "../../local/site/listen.ts";
import { siteHandler } from "../../local/site/site-server.ts";
import { httpRequest } from "../local/http-request.ts";
import {
  drop,
  eventFor,
  openTestContext,
  publication,
  type TestContext,
} from "../publish/publish-fixture.ts";
import { cachingProxy } from "./caching-proxy.ts";
import type { HubMessage, HubMood } from "./hub-process.ts";

const second = 1000;
const minute = 60 * second;
const feeds = ["atom.xml", "feed.json", "rss.xml"];
const all = [...feeds, ...feeds.map((name) => `sections/sport/${name}`)];

let context: TestContext;
let hub: Hub;
let proxy: (url: string) => Promise<string>;
/** The last version of each document that the hub has delivered to a subscriber. The keys are the paths of the documents. */
let received: Map<string, string>;

class Hub {
  readonly #process: ChildProcess;
  /** The path of each document that the hub was told of, and the time. */
  readonly pings: { readonly path: string; readonly at: number }[] = [];
  readonly problems: string[] = [];
  readonly url: string;
  #accepted = 0;
  #delivered = 0;
  #onDelivery: () => void = () => undefined;

  constructor(process: ChildProcess, url: string) {
    this.#process = process;
    this.url = url;
    process.on("message", (message: HubMessage) => {
      if (message.kind !== "delivered") return;
      this.problems.push(...message.problems);
      this.#delivered += 1;
      this.#onDelivery();
    });
  }

  get paths(): readonly string[] {
    return this.pings.map(({ path }) => path).sort();
  }

  /** An announcer that tells the hub over HTTP, and records each request in `pings`. */
  announcer(settings: Publication, siteUrl: string): Announcer | undefined {
    const opened = openAnnouncer(settings, siteUrl);
    return (
      opened && {
        ...opened,
        tell: async (topic) => {
          this.pings.push({ path: new URL(topic).pathname.slice(1), at: context.clock.now });
          const answer = await opened.tell(topic);
          if (answer.kind === "told") this.#accepted += 1;
          return answer;
        },
      }
    );
  }

  /** Waits until the hub has delivered every document that it was told of. */
  async settled(): Promise<void> {
    while (this.#delivered < this.#accepted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#onDelivery = resolve;
      await promise;
    }
  }

  async mood(mood: HubMood): Promise<void> {
    const answered = once(this.#process, "message");
    this.#process.send(mood);
    await answered;
  }
}

beforeEach(async () => {
  let clock = { now: 0 };
  const cache = cachingProxy(() => clock.now).listen(0, "127.0.0.1");
  await once(cache, "listening");
  const { port } = cache.address() as AddressInfo;
  proxy = (url) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    request({ port, path: url }, (answer) => resolve(buffer(answer).then(String)))
      .on("error", reject)
      .end();
    return promise;
  };
  const child = fork(new URL("./hub-process.ts", import.meta.url), [String(port)]);
  const [{ url }] = (await once(child, "message")) as [{ url: string }];
  hub = new Hub(child, url);
  const listening = await listen(0);
  const siteUrl = `http://localhost:${listening.port}`;
  const settings = { ...publication, hub: url };
  context = openTestContext({ siteUrl, publication: settings, announcer: hub.announcer(settings, siteUrl) });
  ({ clock } = context);
  listening.serve(siteHandler({ site: context.site, siteUrl, onFault: () => undefined }));
  received = new Map();
  onTestFinished(async () => {
    await hub.settled();
    child.disconnect();
    await Promise.all([once(child, "exit"), listening.close()]);
    cache.closeAllConnections();
    cache.close();
  });
});

/** A context that stands for a second process with the same stores. It has its own list of documents to announce. */
function anotherProcess(): PublishContext {
  return { ...context, announcer: hub.announcer(context.publication, context.siteUrl) };
}

async function upload(id: string, process: PublishContext = context): Promise<void> {
  context.clock.now += second;
  await drop(context.inbox, `${id}.txt`, { id });
  expect(await publish(eventFor(`${id}.txt`), process)).toEqual({ batchItemFailures: [] });
}

/** Waits in simulated time. Pauses that begin at the same time end at the same time. */
const pause = async (milliseconds: number) => {
  const end = context.clock.now + milliseconds;
  await Promise.resolve();
  context.clock.now = Math.max(context.clock.now, end);
};

async function markers(): Promise<readonly string[]> {
  const listed = await context.catalog.list({ prefix: "unannounced/" });
  return listed.map(({ key }) => key.slice("unannounced/".length)).sort();
}

async function subscribe(path: string): Promise<void> {
  const callback = createServer(async (request, response) => {
    received.set(path, String(await buffer(request)));
    response.writeHead(204).end();
  }).listen(0, "127.0.0.1");
  await once(callback, "listening");
  onTestFinished(() => {
    callback.closeAllConnections();
    callback.close();
  });
  const body = new URLSearchParams({
    "hub.mode": "subscribe",
    "hub.topic": `${context.siteUrl}/${path}`,
    "hub.callback": `http://127.0.0.1:${(callback.address() as AddressInfo).port}/`,
  });
  expect((await fetch(hub.url, { method: "POST", body })).status).toBe(202);
}

const served = async (path: string) => String((await httpRequest(`${context.siteUrl}/${path}`)).body);

test("subscribers get the newest version of each feed, although a cache in front of the site has an older one", async () => {
  await upload("1");
  await announceHeld(context, pause);
  await hub.settled();
  for (const path of all) await subscribe(path);
  context.clock.now += minute;
  for (const path of all) await proxy(`${context.siteUrl}/${path}`);
  await upload("2");
  await announceHeld(context, pause);
  await hub.settled();
  for (const path of all) expect(received.get(path)).toBe(await served(path));
  expect(received.get("rss.xml")).toContain("tag:news.example,2017:2");
});

test("the hub finds the same links in the headers and in the document, and is told of each feed once", async () => {
  await upload("1");
  await announceHeld(context, pause);
  await hub.settled();
  expect(hub.problems).toEqual([]);
  expect(hub.paths).toEqual(all);
  expect(await markers()).toEqual([]);
});

test("the hub is told of a change after five seconds, when no cache has the old version, and before fifteen seconds", async () => {
  await upload("1");
  const { now } = context.clock;
  await announceHeld(context, pause);
  for (const { at } of hub.pings) {
    expect(at - now).toBeGreaterThanOrEqual(5 * second);
    expect(at - now).toBeLessThanOrEqual(15 * second);
  }
});

/** A pause that runs `happen` before it moves the simulated time forward. Pauses that begin at the same time run one after the other. */
function pauseWith(happen: (end: number) => Promise<void>) {
  let turn: Promise<unknown> = Promise.resolve();
  return async (milliseconds: number) => {
    const end = context.clock.now + milliseconds;
    turn = turn.then(() => happen(end));
    await turn;
    context.clock.now = Math.max(context.clock.now, end);
  };
}

test("several quick changes of a feed by two calls are announced once, after the last of them", async () => {
  const other = anotherProcess();
  const further = ["2", "3"];
  await upload("1");
  const busy = pauseWith(async () => {
    for (const next of further.splice(0)) {
      await upload(next, other);
      await announceHeld(other, pause); // announces nothing: the first call is responsible for all changes of this minute
    }
  });
  await announceHeld(context, busy);
  await hub.settled();
  expect(hub.paths).toEqual(all);
  expect(await markers()).toEqual([]);
});

test("a feed that changes without a break is announced too, but not again within the five seconds of a cache", async () => {
  const other = anotherProcess();
  let number = 1;
  await upload("1");
  const busy = pauseWith(async (end) => {
    for (; context.clock.now < end && number < 15; number++) {
      context.clock.now += 2 * second;
      await upload(`${number + 1}`, other);
    }
  });
  await announceHeld(context, busy);
  expect(number).toBeLessThan(15);
  await upload("last", other);
  await announceHeld(other, pause);
  const times = hub.pings.filter(({ path }) => path === "rss.xml").map(({ at }) => at);
  expect(times.length).toBeGreaterThan(1);
  for (const [index, at] of times.slice(1).entries())
    expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(5 * second);
  expect(await markers()).toEqual([]);
});

test("nothing is announced twice, and an upload that changes nothing is not announced", async () => {
  await upload("1");
  await announceHeld(context, pause);
  await publish(eventFor("1.txt"), context);
  await announceHeld(context, pause);
  await announceLeft(context);
  expect(hub.paths).toEqual(all);
});

test("the clock announces the feeds that a crashed call has marked, even if that call has not written them", async () => {
  await upload("1");
  await announceHeld(context, pause);
  const { site } = context;
  const dies = {
    ...anotherProcess(),
    site: {
      ...site,
      put: async (...args: Parameters<typeof site.put>) => {
        if (args[0].endsWith(".json")) throw new Error("the process dies");
        return site.put(...args);
      },
    },
  };
  await drop(context.inbox, "2.txt", { id: "2" });
  await publish(eventFor("2.txt"), dies);
  expect(await markers()).toEqual(all);
  await tick(context, pause);
  expect(hub.paths).toEqual(all);
  context.clock.now += 2 * minute;
  await tick(context, pause);
  await hub.settled();
  expect(hub.paths).toEqual([...all, ...all].sort());
  expect(await markers()).toEqual([]);
});

test("a feed that is marked but not yet written is announced after it is written", async () => {
  const { site } = context;
  await upload("1");
  await subscribe("rss.xml");
  const announceFirst = {
    ...anotherProcess(),
    site: {
      ...site,
      put: async (...args: Parameters<typeof site.put>) => {
        if (args[0] === "rss.xml") await announceHeld(context, pause);
        return site.put(...args);
      },
    },
  };
  await upload("2", announceFirst);
  context.clock.now += 2 * minute;
  await announceLeft(context);
  await hub.settled();
  expect(received.get("rss.xml")).toBe(await served("rss.xml"));
  expect(await markers()).toEqual([]);
});

test("two calls of the clock at the same time announce a feed once", async () => {
  await upload("1");
  context.clock.now += 2 * minute;
  await Promise.all([announceLeft(anotherProcess()), announceLeft(anotherProcess())]);
  expect(hub.paths).toEqual(all);
});

test("the hub is not told of a feed that was deleted, and its marker is removed", async () => {
  await drop(context.inbox, "1.txt", { id: "1", section: "منوعات" });
  await publish(eventFor("1.txt"), context);
  await context.inbox.delete("1.txt");
  await publish(eventFor("1.txt"), context);
  await announceHeld(context, pause);
  context.clock.now += 2 * minute;
  await announceLeft(context);
  expect(hub.paths).toEqual(feeds);
  expect(await markers()).toEqual([]);
});

describe("if the hub fails, articles are published all the same, and the hub is told later:", () => {
  test("a busy hub, not before the time in its Retry-After header", async () => {
    await hub.mood({ status: 503, retryAfter: 600 });
    await upload("1");
    await announceHeld(context, pause);
    const asked = hub.pings.length;
    expect(await markers()).toEqual(all);
    context.clock.now += 5 * minute;
    await announceLeft(context);
    await upload("2");
    await announceHeld(context, pause);
    expect(hub.pings).toHaveLength(asked);
    await hub.mood({ status: 204 });
    context.clock.now += 6 * minute;
    await announceLeft(context);
    expect(hub.paths.filter((path) => path === "rss.xml").length).toBeGreaterThanOrEqual(1);
    expect(await markers()).toEqual([]);
  });

  test("a hub that refuses a feed, with a longer wait after each refusal", async () => {
    await hub.mood({ status: 400 });
    await upload("1");
    await announceHeld(context, pause);
    context.clock.now += 40 * second;
    await announceLeft(context);
    context.clock.now += 40 * second;
    await announceLeft(context);
    expect(hub.paths.filter((path) => path === "rss.xml")).toHaveLength(2);
    await hub.mood({ status: 202 });
    context.clock.now += 2 * minute;
    await announceLeft(context);
    expect(await markers()).toEqual([]);
  });

  test("a hub that cannot be reached or does not answer counts as unavailable", async () => {
    const dead = await listen(0);
    await dead.close();
    expect(await tellHub(`http://localhost:${dead.port}/`, "http://localhost/rss.xml")).toMatchObject({
      kind: "unavailable",
    });
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const address = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    expect(await tellHub(address, "http://localhost/rss.xml", 20)).toMatchObject({ kind: "unavailable" });
    silent.closeAllConnections();
    silent.close();
  });

  test("a hub that redirects counts as refusing, and the redirect is not followed", async () => {
    const asked: string[] = [];
    const redirecting = createServer(({ url = "" }, response) => {
      asked.push(url);
      response.writeHead(307, { location: "/elsewhere" }).end();
    }).listen(0, "127.0.0.1");
    await once(redirecting, "listening");
    const address = `http://127.0.0.1:${(redirecting.address() as AddressInfo).port}/`;
    expect(await tellHub(address, "http://localhost/rss.xml")).toMatchObject({ kind: "refused" });
    expect(asked).toEqual(["/"]);
    redirecting.closeAllConnections();
    redirecting.close();
  });

  test("a hub that is down, with a longer wait after each failure, up to ten minutes", async () => {
    const announcer = {
      tell: async () => ({ kind: "unavailable", problem: "down" }) as const,
      held: new Set<string>(),
    };
    const process = { ...context, announcer };
    await upload("1", process);
    const tries: number[] = [];
    let { length } = context.outcomes;
    for (let minutes = 0; minutes < 60; minutes++) {
      context.clock.now += minute;
      await announceLeft(process);
      const failed = context.outcomes.slice(length).some(({ kind }) => kind === "notAnnounced");
      ({ length } = context.outcomes);
      if (failed) tries.push(minutes);
    }
    const gaps = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
    expect(gaps.at(-1)).toBe(10);
    await announceLeft(context);
    context.clock.now += 11 * minute;
    await announceLeft(context);
    expect(await markers()).toEqual([]);
  });
});

test("without a hub, feeds have the usual cache time, no link to a hub and no markers", async () => {
  const { hub: _hub, ...settings } = context.publication;
  const without = { ...context, publication: settings, announcer: openAnnouncer(settings, context.siteUrl) };
  expect(without.announcer).toBeUndefined();
  await upload("1", without);
  expect(await markers()).toEqual([]);
  const { headers } = await httpRequest(`${context.siteUrl}/rss.xml`);
  expect(headers.link).toBeUndefined();
  expect(headers["cache-control"]).toBe("public, max-age=60, stale-while-revalidate=300");
  expect(await served("rss.xml")).toContain("<ttl>5</ttl>");
});

test("with a hub, shared caches keep a feed for five seconds, and feed readers are told to ask once an hour", async () => {
  await upload("1");
  const { headers } = await httpRequest(`${context.siteUrl}/rss.xml`);
  expect(headers["cache-control"]).toBe("public, max-age=60, s-maxage=5");
  expect(await served("rss.xml")).toContain("<ttl>60</ttl>");
});
