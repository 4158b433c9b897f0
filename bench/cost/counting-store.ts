// Counts requests as S3 does, and makes each as slow as a request to S3.
import { setImmediate as settled, setTimeout as sleep } from "node:timers/promises";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";

/** The classes by which S3 charges requests. Deletions are free. */
export interface Requests {
  /** PUT and LIST. */
  writes: number;
  /** GET and HEAD. */
  reads: number;
  deletions: number;
  /** Requests that are sent before any of them is answered are one round: the latency is paid once for all of them. */
  rounds: number;
}

type Kind = Exclude<keyof Requests, "rounds">;

/** The rounds that are being sent. All stores with the same counts share them. */
const sending = new WeakMap<Requests, Promise<void>>();

/** Keys in a page of a listing. Each page is a request. */
const pageSize = 1000;

/** @param latency duration of each request in milliseconds */
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
