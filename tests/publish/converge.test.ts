import { expect, test } from "vitest";
import { converge, NotConverging } from "../../lambdas/protocol/converge.ts";
import { ConditionFailed } from "../../lambdas/store/object-store.ts";

test("passes repeat until one changes nothing", async () => {
  const changes = [true, true, false];
  await converge("feed", async () => changes.shift() ?? false);
  expect(changes).toEqual([]);
});

test("a failed condition begins the pass again; any other error ends the work", async () => {
  let passes = 0;
  await converge("feed", async () => {
    passes += 1;
    if (passes === 1) throw new ConditionFailed("put", "rss.xml");
    return false;
  });
  expect(passes).toBe(2);
  await expect(converge("feed", () => Promise.reject(new Error("network")))).rejects.toThrow("network");
});

test("work that never ends is a fault, and not an endless loop", async () => {
  await expect(converge("feed", async () => true)).rejects.toThrow(NotConverging);
});
