import { expect, test } from "vitest";
import { StoreFault } from "../../../lambdas/store/object-store.ts";
import { untilDone } from "../../../local/start/until-done.ts";

const fault = new StoreFault("put", "rss.xml", { cause: new Error("disk full") });

test("a step is tried again while the store fails", async () => {
  const faults: unknown[] = [];
  const { signal } = new AbortController();
  let attempts = 0;
  const step = async () => {
    if (++attempts < 3) throw fault;
  };
  await untilDone(step, { signal, onFault: (found) => faults.push(found), pause: 0 });
  expect([attempts, faults]).toEqual([3, [fault, fault]]);
});

test("a step with a defect is not tried again", async () => {
  const step = () => Promise.reject(new TypeError("a defect"));
  const { signal } = new AbortController();
  await expect(untilDone(step, { signal, onFault: () => undefined })).rejects.toThrow("a defect");
});

test("an aborted step is not waited for", async () => {
  const closing = new AbortController();
  const options = { signal: closing.signal, onFault: () => closing.abort(), pause: 1e6 };
  await untilDone(() => Promise.reject(fault), options);
});
