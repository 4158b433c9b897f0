// Tells when a file counts as completely written.
import { expect, test } from "vitest";
import { Settling, settleTimes, type Writer } from "../../../local/inbox/settling.ts";

const start = Date.parse("2026-01-01T12:00Z");
const file = (stamp: string, modified = start) =>
  ({ kind: "file", key: "a.txt", modified, changed: 0, isEmpty: false, owner: 0, stamp }) as const;

/** How long the file must not change before it counts as complete, in milliseconds. */
function patienceFor(writer: Writer): number {
  const settling = new Settling();
  let now = start;
  settling.isComplete(file("1"), writer, now);
  while (!settling.isComplete(file("1"), writer, now)) now += 50;
  return now - start;
}

test("is complete soon if no program has it open, later if that is not known, and much later if one has it open", () => {
  expect(patienceFor("closed")).toBe(settleTimes.closed);
  expect(patienceFor("unknown")).toBe(settleTimes.quiet);
  expect(patienceFor("open")).toBe(settleTimes.open);
});

test("that changes has to be unchanged for the whole time again", () => {
  const settling = new Settling();
  expect(settling.isComplete(file("1"), "unknown", start)).toBe(false);
  expect(settling.isComplete(file("2"), "unknown", start + settleTimes.quiet)).toBe(false);
  expect(settling.isComplete(file("2"), "unknown", start + 2 * settleTimes.quiet)).toBe(true);
});

test("that was modified long ago is complete at once, even if the drive's clock is far ahead or behind", () => {
  const settling = new Settling();
  expect(settling.isComplete(file("1", start - 2 * settleTimes.old), "unknown", start)).toBe(true);
  expect(settling.isComplete(file("1", start + 2 * settleTimes.old), "unknown", start)).toBe(true);
  expect(settling.isComplete(file("1", start - settleTimes.old / 2), "unknown", start)).toBe(false);
});
