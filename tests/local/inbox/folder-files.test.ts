import { expect, test } from "vitest";
import { formatReadProblem, isIgnored } from "../../../local/inbox/folder-files.ts";

test.each([
  "a.txt",
  "عُمان/خبر.txt",
  "a.b/c~d.txt",
  "tmp/a",
  "refused/a.txt",
  "2026/_refused/a.txt",
  "_a.txt",
])("takes %s", (key) => {
  expect(isIgnored(key)).toBe(false);
});

test.each([
  ".a.txt",
  ".git/config",
  "2026/.trash/a.txt",
  "~$a.docx",
  "a.txt~",
  "2026/a.tmp",
  ".a.txt.swp",
  "_refused",
  "_refused/a.txt.txt",
  "_status/a.txt",
])("passes over %s", (key) => {
  expect(isIgnored(key)).toBe(true);
});

test.each([
  ["EACCES", "no permission to read it"],
  ["EPERM", "no permission to read it"],
  ["ENOENT", "it is not there"],
  ["EIO", "EIO: i/o error, read"],
])("says %s in words: %s", (code, words) => {
  const error = Object.assign(new Error("EIO: i/o error, read"), { code });
  expect(formatReadProblem(error)).toBe(words);
});
