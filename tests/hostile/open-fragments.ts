// Opens fragments of HTML in Chromium, each in a separate frame. They have no content security policy, which would hide dangerous markup.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { DevToolsEvent, Tab } from "./devtools.ts";
import type { Fragment } from "./fragments.ts";
import { attributesOf, type DomNode, dangersIn } from "./markup-check.ts";

export interface Danger {
  readonly fragment: Fragment | undefined;
  readonly what: string;
}

export interface Opened {
  readonly dangers: readonly Danger[];
  /** The kinds of danger that the control frames contain but that were not noticed. */
  readonly unnoticed: readonly string[];
}

/**
 * Control frames. They contain every kind of danger, and each must be noticed. They are opened last. So when they have been noticed, all
 * frames before them have had enough time. There are two, because the second one makes the browser go to another page, which may replace
 * the frame's content.
 */
const controls = [
  `<a href="javascript:alert(1)">control</a>`,
  `<script>alert("control")</script><img src="https://control.example/a.png">
<meta http-equiv="refresh" content="0;url=https://control.example/next">`,
];
const kinds = ["script", "dialog", "request", "navigation", "markup"] as const;
type Kind = (typeof kinds)[number];

interface Seen {
  readonly kind: Kind;
  readonly frame: string | undefined;
  readonly what: string;
}

/** A time limit in milliseconds. Only frames that hang reach it. */
const longest = 120_000;

/** Starts a server that opens frames in Chromium. Requests for pages and pictures of our own site get an empty answer from it. */
export async function serveFrames(): Promise<{
  readonly origin: string;
  open(tab: Tab, fragments: readonly Fragment[]): Promise<Opened>;
  close(): void;
}> {
  let html = "";
  const server = createServer(({ url }, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(url === "/frames" ? html : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let events: Seen[] = [];
  let isLoaded = false;
  let look = () => {};
  const listening = new WeakSet<Tab>();

  function listen(tab: Tab): void {
    if (listening.has(tab)) return;
    listening.add(tab);
    tab.listen((event) => {
      if (event.method === "Page.loadEventFired") isLoaded = true;
      if (event.method === "Page.javascriptDialogOpening")
        void tab.send("Page.handleJavaScriptDialog", { accept: true });
      const seen = seenIn(event, origin);
      if (seen) events.push(seen);
      look();
    });
  }

  return {
    origin,
    async open(tab, fragments) {
      html = framesOf([...fragments.map((one) => one.html), ...controls]);
      events = [];
      isLoaded = false;
      listen(tab);
      for (const domain of ["Page", "Network", "Debugger", "DOM"]) await tab.send(`${domain}.enable`);
      await tab.send("Debugger.setSkipAllPauses", { skip: true });
      const missing = () =>
        kinds.filter((kind) => kind !== "markup" && !events.some((one) => one.kind === kind));
      await Promise.all([
        tab.send("Page.navigate", { url: `${origin}/frames` }),
        new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, longest);
          look = () => {
            if (!isLoaded || missing().length > 0) return;
            clearTimeout(timer);
            resolve();
          };
        }),
      ]);
      const { root } = await tab.send("DOM.getDocument", { depth: -1, pierce: true });
      const frames = framesIn(root);
      const found = [...events, ...frames.flatMap(({ id, node }) => markupIn(id, node))];
      const inControl = new Set(
        frames.filter(({ number }) => number >= fragments.length).map(({ id }) => id),
      );
      const isControl = ({ frame, what }: Seen) =>
        (frame !== undefined && inControl.has(frame)) || /control(?:\.example)?/.test(what);
      return {
        dangers: found
          .filter((one) => !isControl(one))
          .map(({ frame, kind, what }) => ({
            fragment: fragments[frames.find(({ id }) => id === frame)?.number ?? -1],
            what: `${kind}: ${what}`,
          })),
        unnoticed: kinds.filter((kind) => !found.some((one) => one.kind === kind && isControl(one))),
      };
    },
    close: () => server.close(),
  };
}

function framesOf(all: readonly string[]): string {
  const quoted = (html: string) => html.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const frames = all.map((html, index) => `<iframe name="f${index}" srcdoc="${quoted(html)}"></iframe>`);
  return `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${frames.join("\n")}`;
}

function seenIn({ method, params }: DevToolsEvent, origin: string): Seen | undefined {
  switch (method) {
    case "Debugger.scriptParsed": {
      const frame = params.executionContextAuxData?.frameId;
      return { kind: "script", frame, what: `${params.url} (${params.length} characters)` };
    }
    case "Page.javascriptDialogOpening":
      return { kind: "dialog", frame: params.frameId, what: params.message };
    case "Network.requestWillBeSent": {
      const { url } = params.request;
      const isOwn = url.startsWith(`${origin}/`) || /^(?:data|about|blob):/.test(url);
      return isOwn ? undefined : { kind: "request", frame: params.frameId, what: url };
    }
    case "Page.frameRequestedNavigation":
    case "Page.frameScheduledNavigation":
      if (params.url === "about:srcdoc") return undefined; // how a frame begins
      return { kind: "navigation", frame: params.frameId, what: params.url };
    default:
      return undefined;
  }
}

interface Frame {
  readonly number: number;
  readonly id: string;
  readonly node: DomNode;
}

function framesIn(root: DomNode): readonly Frame[] {
  const number = /^f(\d+)$/.exec(attributesOf(root).get("name") ?? "")?.[1];
  if (root.nodeName === "IFRAME" && number !== undefined)
    return [{ number: Number(number), id: root.frameId ?? "", node: root }];
  return (root.children ?? []).flatMap(framesIn);
}

function markupIn(frame: string, { contentDocument }: DomNode): readonly Seen[] {
  return contentDocument
    ? dangersIn(contentDocument).map((what) => ({ kind: "markup" as const, frame, what }))
    : [];
}
