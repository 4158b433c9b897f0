// A WebSub hub that runs as a separate process: `hub-process.ts PROXY-PORT`. It fetches documents ("topics") through the proxy, delivers
// them to subscribers, and checks that the publisher follows https://www.w3.org/TR/websub/ §4 to §7. It sends messages to the parent
// process: its own address, then each topic that it has delivered with the problems found.
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";

export type HubMessage =
  | { readonly kind: "listens"; readonly url: string }
  | { readonly kind: "delivered"; readonly topic: string; readonly problems: readonly string[] };

/** How the hub answers when the publisher tells it of a change: the HTTP status, and the header Retry-After in seconds. */
export interface HubMood {
  readonly status: number;
  readonly retryAfter?: number;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

const proxy = Number(process.argv[2]);
const subscribers = new Map<string, Set<string>>();
let mood: HubMood = { status: 204 };
let url = "";

process.on("message", (message: HubMood) => {
  mood = message;
  process.send?.({ kind: "mood" });
});
process.on("disconnect", () => process.exit());

const server = createServer(async (incoming, response) => {
  const form = new URLSearchParams(await readBody(incoming));
  const isForm = incoming.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
  const [mode, topic = ""] = [form.get("hub.mode"), form.get("hub.url") ?? form.get("hub.topic") ?? ""];
  if (incoming.method !== "POST" || !isForm || !URL.canParse(topic)) {
    response.writeHead(400).end("not a request of WebSub");
  } else if (mode === "subscribe") {
    const known = subscribers.get(topic) ?? new Set();
    subscribers.set(topic, known.add(form.get("hub.callback") ?? ""));
    response.writeHead(202).end();
  } else if (mode === "publish") {
    const { status, retryAfter } = mood;
    if (retryAfter !== undefined) response.setHeader("retry-after", retryAfter);
    response.writeHead(status).end();
    if (status < 300) send({ kind: "delivered", topic, problems: await distribute(topic) });
  } else response.writeHead(400).end("an unknown mode");
});
server.listen(0, "127.0.0.1", () => {
  url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  send({ kind: "listens", url });
});

function send(message: HubMessage): void {
  process.send?.(message);
}

async function distribute(topic: string): Promise<readonly string[]> {
  const answer = await get(topic);
  if (answer.status !== 200) return [`${topic} is answered with ${answer.status}`];
  const type = answer.headers["content-type"] ?? "";
  const links = [...String(answer.headers.link ?? "").matchAll(/<([^>]*)>; rel="(\w+)"/g)];
  const inHeaders = links.map(([, href = "", rel = ""]) => `${rel} ${href}`);
  const inDocument = type.includes("json") ? linksOfJson(answer.body) : linksOfXml(answer.body);
  const should = [`hub ${url}`, `self ${topic}`].join();
  for (const callback of subscribers.get(topic) ?? []) {
    const headers = { "content-type": type, link: `<${url}>; rel="hub", <${topic}>; rel="self"` };
    await fetch(callback, { method: "POST", headers, body: answer.body });
  }
  return Object.entries({ "the headers link": inHeaders, "the document links": inDocument }).flatMap(
    ([where, found]) =>
      found.toSorted().join() === should ? [] : [`${where} ${found.toSorted()}, not ${should}`],
  );
}

function linksOfXml(text: string): readonly string[] {
  const tags = [...text.matchAll(/<(?:atom:)?link [^>]*>/g)].map(([tag]) => tag);
  return ["hub", "self"].flatMap((rel) =>
    tags
      .filter((tag) => tag.includes(`rel="${rel}"`))
      .map((tag) => `${rel} ${/href="([^"]*)"/.exec(tag)?.[1]}`),
  );
}

function linksOfJson(text: string): readonly string[] {
  const { feed_url, hubs } = JSON.parse(text) as { feed_url: string; hubs: readonly { url: string }[] };
  return [...hubs.map((hub) => `hub ${hub.url}`), `self ${feed_url}`];
}

/** Fetches an address through the proxy. */
function get(address: string): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const options = { host: "127.0.0.1", port: proxy, path: address, headers: { host: new URL(address).host } };
  request(options, async (incoming) => {
    resolve({
      status: incoming.statusCode ?? 0,
      headers: incoming.headers,
      body: await readBody(incoming),
    });
  })
    .on("error", reject)
    .end();
  return promise;
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
