// Stores that make something happen at a chosen request: the work of another worker, a fault, or a crash of this worker.

import { WarmRecords } from "../../lambdas/catalog/warm-records.ts";
import { type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import { WarmHeads } from "../../lambdas/store/warm-heads.ts";
import type { TestContext } from "./publish-fixture.ts";

export type Verb = keyof ObjectStore;

/** Calls `intercept` instead of each request. `intercept` gets the request and a function that executes it. */
export function intercepted(
  store: ObjectStore,
  intercept: <Answer>(verb: Verb, key: string, request: () => Promise<Answer>) => Promise<Answer>,
): ObjectStore {
  return {
    get: (key) => intercept("get", key, () => store.get(key)),
    head: (key) => intercept("head", key, () => store.head(key)),
    put: (key, body, options) => intercept("put", key, () => store.put(key, body, options)),
    list: (options) => intercept("list", options.prefix, () => store.list(options)),
    delete: (key, condition) => intercept("delete", key, () => store.delete(key, condition)),
  };
}

/** Makes `event` happen once, just before the first request that fits. */
export function rightBefore(
  store: ObjectStore,
  fits: (verb: Verb, key: string) => boolean,
  event: () => Promise<unknown>,
): ObjectStore {
  let isOver = false;
  return intercepted(store, async (verb, key, request) => {
    if (!isOver && fits(verb, key)) {
      isOver = true;
      await event();
    }
    return request();
  });
}

/** Makes each request fail for which `fails` returns true. */
export function failing(store: ObjectStore, fails: (verb: Verb, key: string) => boolean): ObjectStore {
  return intercepted(store, async (verb, key, request) => {
    if (fails(verb, key)) throw new StoreFault(verb, key, { cause: new Error("SlowDown") });
    return request();
  });
}

/** Answers no request after `isDead` has returned true. */
export function dying(store: ObjectStore, isDead: () => boolean): ObjectStore {
  return intercepted(store, (_verb, _key, request) => (isDead() ? new Promise(() => undefined) : request()));
}

/** Counts the requests to all three stores. */
export function counted(context: TestContext): TestContext & { readonly requests: () => number } {
  let requests = 0;
  const count = (store: ObjectStore) =>
    intercepted(store, (_verb, _key, request) => {
      requests += 1;
      return request();
    });
  const { inbox, catalog, site } = context;
  return {
    ...context,
    inbox: count(inbox),
    catalog: count(catalog),
    site: count(site),
    requests: () => requests,
  };
}

/** A new process that uses the same stores. It remembers nothing. */
export function anotherWorker(context: TestContext, changes: Partial<TestContext> = {}): TestContext {
  return { ...context, warmRecords: new WarmRecords(), warmHeads: new WarmHeads(), ...changes };
}
