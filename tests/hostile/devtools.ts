// Controls Chromium through the DevTools protocol. Chromium can resolve only the name of this computer, so no request leaves the computer.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Parameters = Readonly<Record<string, unknown>>;

export interface DevToolsEvent {
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: the protocol has hundreds of shapes; each is read where it is used
  readonly params: any;
}

export interface Tab {
  // biome-ignore lint/suspicious/noExplicitAny: see above
  send(method: string, params?: Parameters): Promise<any>;
  /** Called for each event. */
  listen(listener: (event: DevToolsEvent) => void): void;
  close(): Promise<void>;
}

/** Undefined if Chromium is not installed. */
export async function openTab(): Promise<Tab | undefined> {
  const profile = await mkdtemp(join(tmpdir(), "chromium-"));
  const options = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"];
  const network = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";
  const child = spawn("chromium", [...options, network, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<void>((resolve) =>
    child.once("close", () => resolve()).once("error", () => resolve()),
  );
  const end = async () => {
    child.kill("SIGKILL");
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const address = await new Promise<string | undefined>((resolve) => {
    let printed = "";
    child.once("error", () => resolve(undefined)).once("close", () => resolve(undefined));
    child.stderr?.on("data", (bytes) => {
      printed += bytes;
      const [, found] = /DevTools listening on (ws:\S+)/.exec(printed) ?? [];
      if (found) resolve(found);
    });
  });
  if (address === undefined) {
    await end();
    return undefined;
  }
  const pages = await fetch(`http://${new URL(address).host}/json/list`);
  const [page] = (await pages.json()) as readonly { readonly webSocketDebuggerUrl: string }[];
  if (!page) throw new Error("Chromium has no page");
  return connect(page.webSocketDebuggerUrl, end);
}

async function connect(address: string, end: () => Promise<void>): Promise<Tab> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error("Chromium refused the connection"));
  });
  const waiting = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }
  >();
  const listeners: ((event: DevToolsEvent) => void)[] = [];
  let last = 0;
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.id === undefined) for (const listener of listeners) listener(message);
    else if (message.error) waiting.get(message.id)?.reject(new Error(message.error.message));
    else waiting.get(message.id)?.resolve(message.result);
    waiting.delete(message.id);
  };
  return {
    send(method, params = {}) {
      last += 1;
      const id = last;
      socket.send(JSON.stringify({ id, method, params }));
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    listen: (listener) => listeners.push(listener),
    async close() {
      socket.close();
      await end();
    },
  };
}
