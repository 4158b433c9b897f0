// Listens on one port of localhost, on IPv4 and IPv6, and never on an outside interface.
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CannotStart, systemErrorCode } from "../cannot-start.ts";

export interface Listening {
  readonly port: number;
  /** Sets the listener. Call it in the same turn of the event loop, or a first request may stay unanswered. */
  serve(listener: RequestListener): void;
  /** Closes all connections and frees the port. A second call does nothing. */
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1 and, if the computer has IPv6, on ::1, because clients try both. Port 0 means any free port.
 *
 * @throws CannotStart when the port is taken or not allowed
 */
export async function listen(port: number): Promise<Listening> {
  const servers = await takeBoth(port);
  return {
    port: (servers[0].address() as AddressInfo).port,
    serve: (listener) => {
      for (const server of servers) server.on("request", listener);
    },
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

async function takeBoth(port: number): Promise<[Server, ...Server[]]> {
  const v4 = await take(port, "127.0.0.1").catch((error) => {
    throw refusal(port, error);
  });
  try {
    return [v4, await take((v4.address() as AddressInfo).port, "::1")];
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") return [v4]; // a computer without IPv6
    await close(v4);
    if (port === 0 && code === "EADDRINUSE") return takeBoth(0); // free on IPv4 only; another port may be free on both
    throw refusal(port, error);
  }
}

function take(port: number, host: string): Promise<Server> {
  const { promise, resolve, reject } = Promise.withResolvers<Server>();
  const server = createServer();
  server.once("error", reject);
  server.listen({ port, host, ipv6Only: true }, () => {
    server.off("error", reject);
    resolve(server);
  });
  return promise;
}

function refusal(port: number, error: unknown): unknown {
  const code = systemErrorCode(error);
  if (code === "EADDRINUSE") {
    const other = port < 65_535 ? port + 1 : 8080;
    return new CannotStart([`port ${port} is taken; try another: npm start -- --port ${other}`], {
      cause: error,
    });
  }
  if (code === "EACCES")
    return new CannotStart([`port ${port} is not allowed to this user; try one above 1023`], {
      cause: error,
    });
  return error;
}

function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve()); // its only error is that the server is already closed
  server.closeAllConnections();
  return promise;
}
