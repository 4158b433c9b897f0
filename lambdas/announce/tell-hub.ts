// The HTTP request with which a publisher tells a hub that a document (a "topic") has changed. Its form is that of PubSubHubbub 0.3 §7.1,
// because WebSub does not define one.
import type { Announcer, HubAnswer } from "../protocol/context.ts";
import { hubOf } from "../publication/hub.ts";
import type { Publication } from "../publication/publication.ts";

/** A hub that does not answer within this time, in milliseconds, is unavailable. */
export const hubTimeout = 5000;

/** The longest wait that is accepted from a hub's Retry-After header, in milliseconds. */
const longestRetryAfter = 60 * 60_000;

/** Returns `undefined` if the newspaper has no hub. */
export function openAnnouncer(publication: Publication, siteUrl: string): Announcer | undefined {
  const hub = hubOf(publication, siteUrl);
  return hub && { tell: (topic) => tellHub(hub, topic), held: new Set() };
}

/** Sends one topic per request, because hubs differ in how they read several topics. Does not follow redirects. */
export async function tellHub(hub: string, topic: string, timeout = hubTimeout): Promise<HubAnswer> {
  try {
    const response = await fetch(hub, {
      method: "POST",
      body: new URLSearchParams({ "hub.mode": "publish", "hub.url": topic }),
      redirect: "manual",
      signal: AbortSignal.timeout(timeout),
    });
    await response.body?.cancel();
    if (response.ok) return { kind: "told" };
    const problem = `the hub answers ${response.status}`;
    const isBusy = response.status === 429 || response.status >= 500;
    if (!isBusy) return { kind: "refused", problem };
    return { kind: "unavailable", problem, retryAfter: readRetryAfter(response.headers.get("retry-after")) };
  } catch (error) {
    const { message, cause } = error as Error;
    const problem = cause instanceof Error ? `${message}: ${cause.message}` : message;
    return { kind: "unavailable", problem };
  }
}

/** Parses a number of seconds or a date (RFC 9110 §10.2.3). Returns the milliseconds from now. */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.min(longestRetryAfter, Math.max(0, wait));
}
