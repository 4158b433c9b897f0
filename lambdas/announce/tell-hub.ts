// The ping by which a publisher tells a hub that a topic has changed (PubSubHubbub 0.3 §7.1; WebSub leaves the way open).
import type { HubAnswer } from "./announcer.ts";

/** Milliseconds after which a hub that does not answer counts as unavailable. */
export const hubTimeout = 5000;

/** The longest Retry-After that is obeyed, ms. */
const longestRetryAfter = 60 * 60_000;

/** One topic in each request: hubs differ in how they read several. Redirects are not followed. */
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

/** Seconds or a date (RFC 9110 §10.2.3), as milliseconds from now. */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.min(longestRetryAfter, Math.max(0, wait));
}
