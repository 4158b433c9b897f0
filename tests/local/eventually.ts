// Waiting for what happens in its own time: as long as a slow machine may need, no longer than it takes.
import { expect } from "vitest";

export function eventually<Value>(read: () => Value | Promise<Value>) {
  return expect.poll(read, { timeout: 10 * 60_000, interval: 10 });
}
