// The model of S3 executes each request, or lets it fail, as the simulation decides.
import { expect, test } from "vitest";
import { ConditionFailed, type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import { openSqliteStore } from "../../local/sqlite-object-store.ts";
import type { Request } from "./request.ts";
import { type Fate, onBadDays, wholeSeconds } from "./s3-model.ts";

const anew = { contentType: "text/plain", condition: { ifNoneMatch: "*" } } as const;
const body = new TextEncoder().encode("x");

function open(fate: Fate) {
  const store = openSqliteStore(":memory:").bucket("b");
  const failed: Request[] = [];
  const conditionFailed = (request: Request) => failed.push(request);
  return { store, failed, bad: onBadDays(store, "catalog", { turn: async () => fate, conditionFailed }) };
}

async function isThere(store: ObjectStore): Promise<boolean> {
  return (await store.head("key")) !== undefined;
}

test.each([
  ["answered", undefined, true],
  ["refused", StoreFault, false],
  ["lost", StoreFault, true],
  ["repeated", ConditionFailed, true],
  ["conflict", ConditionFailed, false],
] as const)("a conditional write that is %s", async (fate, error, isDone) => {
  const { store, bad, failed } = open(fate);
  const put = bad.put("key", body, anew);
  if (error) await expect(put).rejects.toThrow(error);
  else await put;
  expect(await isThere(store)).toBe(isDone);
  expect(failed).toHaveLength(error === ConditionFailed ? 1 : 0);
});

test("a write without a condition is done, even if it is sent twice or in a race", async () => {
  for (const fate of ["repeated", "conflict"] as const) {
    const { store, bad } = open(fate);
    await bad.put("key", body, { contentType: "text/plain" });
    expect(await isThere(store)).toBe(true);
  }
});

test("a failed condition is not reported if the answer is lost", async () => {
  const { store, bad } = open("lost");
  await store.put("key", body, anew);
  await expect(bad.put("key", body, anew)).rejects.toThrow(StoreFault);
});

test("a request that is under way can be done after its worker has died", async () => {
  const { store } = open("answered");
  const underWay: (() => Promise<unknown>)[] = [];
  const turn = (_request: Request, land: () => Promise<unknown>) => {
    underWay.push(land);
    return new Promise<Fate>(() => undefined);
  };
  void onBadDays(store, "catalog", { turn }).put("key", body, anew);
  expect(await isThere(store)).toBe(false);
  for (const land of underWay) await land();
  expect(await isThere(store)).toBe(true);
});

test("times are in whole seconds", () => {
  expect(wholeSeconds(1_512_720_000_999)).toBe(1_512_720_000_000);
});
