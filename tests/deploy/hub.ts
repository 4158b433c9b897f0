// A WebSub hub outside the emulated account, in a process of its own, and a subscriber of it.
import { fork } from "node:child_process";
import { EventEmitter, on, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { HubMessage } from "../announce/hub-process.ts";
import { fetchFromCdn } from "./cdn.ts";

export type Hub = Awaited<ReturnType<typeof startHub>>;

export async function startHub() {
  const deliveries = new EventEmitter();
  // The hub asks this server for documents, because the name of the CloudFront distribution is not in DNS. It is the subscriber, too.
  const server = createServer(async (request, response) => {
    if (request.method === "POST") {
      deliveries.emit("body", String(await buffer(request)));
      response.writeHead(204).end();
    } else {
      const { status, headers, body } = await fetchFromCdn(request.url ?? "");
      response.writeHead(status, headers).end(body);
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const child = fork(new URL("../announce/hub-process.ts", import.meta.url), [String(port)]);
  const [{ url }] = (await once(child, "message")) as [{ url: string }];
  const problems: string[] = [];
  child.on("message", (message: HubMessage) => {
    if (message.kind === "delivered") problems.push(...message.problems);
  });
  return {
    url,
    /** What the hub has found wrong in the documents that it was told of. */
    problems,
    async subscribe(topic: string): Promise<void> {
      const callback = `http://127.0.0.1:${port}/`;
      const body = { "hub.mode": "subscribe", "hub.topic": topic, "hub.callback": callback };
      await fetch(url, { method: "POST", body: new URLSearchParams(body) });
    },
    /** Waits until the subscriber gets a document that contains this text. */
    async delivers(text: string): Promise<void> {
      for await (const [body] of on(deliveries, "body")) if (body.includes(text)) return;
    },
    close(): void {
      child.kill();
      server.closeAllConnections();
      server.close();
    },
  };
}
