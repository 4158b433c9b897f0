// Counts requests as S3 does, and makes each as slow as a request to S3.
import { setTimeout as sleep } from "node:timers/promises";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";

/** The classes by which S3 charges requests. Deletions are free. */
export interface Requests {
  /** PUT and LIST. */
  writes: number;
  /** GET and HEAD. */
  reads: number;
  deletions: number;
}

/** Keys in a page of a listing. Each page is a request. */
const pageSize = 1000;

/** @param latency duration of each request in milliseconds */
export function countingStore(store: ObjectStore, requests: Requests, latency: number): ObjectStore {
  const count = async <Answer>(kind: keyof Requests, request: () => Promise<Answer>): Promise<Answer> => {
    requests[kind] += 1;
    if (latency > 0) await sleep(latency);
    return request();
  };
  return {
    get: (key) => count("reads", () => store.get(key)),
    head: (key) => count("reads", () => store.head(key)),
    put: (key, body, options) => count("writes", () => store.put(key, body, options)),
    list: async (options) => {
      const listed = await count("writes", () => store.list(options));
      requests.writes += Math.max(0, Math.ceil(listed.length / pageSize) - 1);
      return listed;
    },
    delete: (key, condition) => count("deletions", () => store.delete(key, condition)),
  };
}
