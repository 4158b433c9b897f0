// When a file counts as completely written.
import { expect, test } from "vitest";
import { Settling, settleTimes, type Writer } from "../../../local/inbox/settling.ts";

const start = Date.parse("2026-01-01T12:00Z");
const file = (stamp: string, modified = start) =>
  ({ kind: "file", key: "a.txt", modified, owner: 0, stamp }) as const;

/** How long the file has to stay as it is, in milliseconds. */
function patienceFor(writer: Writer): number {
  const settling = new Settling();
  let now = start;
  settling.isComplete(file("1"), writer, now);
  while (!settling.isComplete(file("1"), writer, now)) now += 50;
  return now - start;
}

test("that nobody writes is complete at once, one that somebody may write a moment later, an open one much later", () => {
  expect(patienceFor("closed")).toBe(settleTimes.closed);
  expect(patienceFor("unknown")).toBe(settleTimes.quiet);
  expect(patienceFor("open")).toBe(settleTimes.open);
});

test("that changes is waited for again", () => {
  const settling = new Settling();
  expect(settling.isComplete(file("1"), "unknown", start)).toBe(false);
  expect(settling.isComplete(file("2"), "unknown", start + settleTimes.quiet)).toBe(false);
  expect(settling.isComplete(file("2"), "unknown", start + 2 * settleTimes.quiet)).toBe(true);
});

test("that was written long ago is complete at first sight, on whichever side a drive's clock is wrong", () => {
  const settling = new Settling();
  expect(settling.isComplete(file("1", start - 2 * settleTimes.old), "unknown", start)).toBe(true);
  expect(settling.isComplete(file("1", start + 2 * settleTimes.old), "unknown", start)).toBe(true);
  expect(settling.isComplete(file("1", start - settleTimes.old / 2), "unknown", start)).toBe(false);
});
