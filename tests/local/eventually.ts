// Waits until something has happened: up to the time that a slow machine may need, but no longer than it takes.
import { expect } from "vitest";

export function eventually<Value>(read: () => Value | Promise<Value>) {
  return expect.poll(read, { timeout: 10 * 60_000, interval: 10 });
}
