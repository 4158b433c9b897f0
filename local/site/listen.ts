// Listens on one port of this computer, on IPv4 and IPv6. Other computers can connect only if the user asks for it with --host.
import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { CannotStart, systemErrorCode } from "../cannot-start.ts";

export interface Listening {
  readonly port: number;
  /** Sets the listener. Call this in the turn of the event loop in which `listen` resolves, or the first request may get no answer. */
  serve(listener: RequestListener): void;
  /** Closes all connections and frees the port. A second call does nothing. */
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1 and, if the computer has IPv6, on ::1, because clients try both. Port 0 means any free port.
 *
 * @param host a name or address of this computer on which to listen as well, so that other computers can connect
 * @throws CannotStart if the port is taken or not allowed, or if the host is not this computer
 */
export async function listen(port: number, host?: string): Promise<Listening> {
  const addresses = new Set(["127.0.0.1", "::1", ...(host === undefined ? [] : await addressesOf(host))]);
  const servers = await takeAll(port, [...addresses]);
  return {
    port: portOf(servers),
    serve: (listener) => {
      for (const server of servers) server.on("request", listener);
    },
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

async function addressesOf(host: string): Promise<readonly string[]> {
  try {
    const found = await lookup(host.replace(/^\[(.*)\]$/, "$1"), { all: true });
    return found.map(({ address }) => address);
  } catch (error) {
    throw notOurs(host, error);
  }
}

async function takeAll(port: number, addresses: readonly string[]): Promise<readonly Server[]> {
  const servers: Server[] = [];
  for (const address of addresses) {
    try {
      servers.push(await take(portOf(servers) || port, address));
    } catch (error) {
      const code = systemErrorCode(error);
      const isMissing = code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT";
      if (isMissing && address === "::1") continue; // a computer without IPv6
      await Promise.all(servers.map(close));
      if (isMissing) throw notOurs(address, error);
      // The operating system chose a port that is free on the first address only. Another port may be free on all addresses.
      if (port === 0 && code === "EADDRINUSE") return takeAll(0, addresses);
      throw refusal(port, error);
    }
  }
  return servers;
}

function portOf([first]: readonly Server[]): number {
  return (first?.address() as AddressInfo | undefined)?.port ?? 0;
}

async function take(port: number, host: string): Promise<Server> {
  const server = createServer().listen({ port, host, ipv6Only: true });
  await once(server, "listening");
  return server;
}

function notOurs(host: string, cause: unknown): CannotStart {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const ours = all
    .filter(({ internal, family }) => !internal && family === "IPv4")
    .map(({ address }) => address);
  const english = ours.length > 0 ? `; its addresses are ${ours.join(", ")}` : "";
  const arabic = ours.length > 0 ? `؛ عناوينه: ${ours.join("، ")}` : "";
  const texts = {
    arabic: `ليس ${host} اسما أو عنوانا لهذا الحاسوب${arabic}`,
    english: `${host} is not a name or address of this computer${english}`,
  };
  return CannotStart.about("--host", texts, cause);
}

function refusal(port: number, cause: unknown): unknown {
  const other = port < 65_535 ? port + 1 : 8080;
  switch (systemErrorCode(cause)) {
    case "EADDRINUSE":
      return new CannotStart(
        [
          `المنفذ ${port} يستخدمه برنامج آخر؛ جرّب منفذا غيره: npm start -- --port ${other}`,
          `port ${port} is taken by another program; try another: npm start -- --port ${other}`,
        ],
        { cause },
      );
    case "EACCES":
      return new CannotStart(
        [
          `المنفذ ${port} غير مسموح به لهذا المستخدم؛ جرّب منفذا فوق 1023: npm start -- --port 8080`,
          `this user may not use port ${port}; try one above 1023: npm start -- --port 8080`,
        ],
        { cause },
      );
    default:
      return cause;
  }
}

function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve()); // its only error is that the server is already closed
  server.closeAllConnections();
  return promise;
}
