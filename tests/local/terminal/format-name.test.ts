import { describe, expect, test } from "vitest";
import { explainFault } from "../../../local/terminal/faults.ts";
import { formatFault, formatName } from "../../../local/terminal/format-name.ts";

describe("a name", () => {
  test.each([
    ["Latin stays as it is", "sport/été 1.txt", "sport/été 1.txt"],
    ["Arabic does not turn the line round", "خبر 1.txt", "\u2068خبر 1.txt\u2069"],
    ["control characters are shown", "a\u001b[2J\n.txt", "a\\x1b[2J\\x0a.txt"],
    ["overrides and isolates are shown", "a\u202Eb\u2069.txt", "a\\u202eb\\u2069.txt"],
    ["a long one is shortened", "a".repeat(1000), `\u2068${"a".repeat(300)}…\u2069`],
  ])("%s", (_rule, name, shown) => {
    expect(formatName(name)).toBe(shown);
  });
});

const fault = new Error("put rss.xml failed", { cause: new Error("I/O error") });

test.each([
  [fault, "put rss.xml failed: I/O error"],
  [new Error("[\n  {}\n]"), "[ {} ]"],
  [new TypeError(), "TypeError"],
  ["a string", "a string"],
  [new Error("no\u001b[31m"), "no\\x1b[31m"], // ESCAPE
])("the fault %j is one line: %s", (cause, words) => {
  expect(formatFault(cause)).toBe(words);
});

test.each([
  [{ code: "ENOSPC" }, "the disk is full; make room"],
  [{ errcode: 13 }, "the disk is full; make room"],
  [{ errcode: 11 }, "the store is damaged"],
  [{ errcode: 26 }, "this file is no store, or a damaged one"],
  [{ errcode: 778 }, "a failing disk"], // SQLITE_IOERR_WRITE
  [{ code: "EACCES" }, "no permission to write here"],
  [{ errcode: 5 }, "another program uses the store"],
])("the fault %j says what to do: %s", (members, words) => {
  const error = Object.assign(new Error("in the system's words"), members);
  expect(explainFault(new Error("put failed", { cause: error })).english).toContain(words);
});
