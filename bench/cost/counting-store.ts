// A store that counts requests as S3 charges them, and that is as slow as S3.
import { setImmediate as settled, setTimeout as sleep } from "node:timers/promises";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";

/** The number of requests, in the classes that have different prices in S3. Deletions are free. */
export interface Requests {
  /** PUT and LIST requests. */
  writes: number;
  /** GET and HEAD requests. */
  reads: number;
  deletions: number;
  /** A round is a group of requests that are sent before any of them is answered. The whole group takes the time of one request. */
  rounds: number;
}

type Kind = Exclude<keyof Requests, "rounds">;

/** The round that is being sent now. All stores that share one `Requests` object share their rounds. */
const sending = new WeakMap<Requests, Promise<void>>();

/** How many keys one page of a listing holds. Each page is a request. */
const pageSize = 1000;

/** @param latency how long each request takes, in milliseconds */
export function countingStore(store: ObjectStore, requests: Requests, latency: number): ObjectStore {
  const count = async <Answer>(kind: Kind, request: () => Promise<Answer>): Promise<Answer> => {
    requests[kind] += 1;
    await roundOf(requests);
    if (latency > 0) await sleep(latency);
    return request();
  };
  return {
    get: (key) => count("reads", () => store.get(key)),
    head: (key) => count("reads", () => store.head(key)),
    put: (key, body, options) => count("writes", () => store.put(key, body, options)),
    list: async (options) => {
      const listed = await count("writes", () => store.list(options));
      const furtherPages = Math.max(0, Math.ceil(listed.length / pageSize) - 1);
      requests.writes += furtherPages;
      requests.rounds += furtherPages;
      return listed;
    },
    delete: (key, condition) => count("deletions", () => store.delete(key, condition)),
  };
}

/** Resolves once all requests of the round are sent. */
async function roundOf(requests: Requests): Promise<void> {
  const send = async () => {
    await settled();
    sending.delete(requests);
    requests.rounds += 1;
  };
  const round = sending.get(requests) ?? send();
  sending.set(requests, round);
  await round;
}
