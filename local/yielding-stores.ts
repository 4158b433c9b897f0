// Buckets that let the event loop turn. SQLite answers at once, so a long chain of promises would never let it turn, and the web server and
// all timers would wait until the chain ends: minutes, for the archives of ten thousand articles.
import { setImmediate } from "node:timers/promises";
import type { ObjectStore } from "../lambdas/store/object-store.ts";

/** How long writes keep the event loop from turning, in milliseconds. */
const longestTurn = 50;

/**
 * Makes buckets that share one event loop. Before a write they wait until the loop has turned, if it has not for some time.
 *
 * @param now in milliseconds
 */
export function yieldingStores(
  bucket: (name: string) => ObjectStore,
  now: () => number = () => performance.now(),
): (name: string) => ObjectStore {
  let turned = now();
  const yieldNow = async () => {
    if (now() - turned < longestTurn) return;
    await setImmediate();
    turned = now();
  };
  return (name) => {
    const store = bucket(name);
    return {
      ...store,
      async put(key, body, options) {
        await yieldNow();
        return store.put(key, body, options);
      },
      async delete(key, condition) {
        await yieldNow();
        return store.delete(key, condition);
      },
    };
  };
}
