import { describe, expect, test } from "vitest";
import type { Outcome } from "../../lambdas/protocol/context.ts";
import { formatNotice } from "../../lambdas/refusal/format-notice.ts";
import type { Refusal } from "../../lambdas/refusal/refusal.ts";
import { formatFault, formatName, Terminal } from "../../local/terminal.ts";

function openTerminal() {
  const lines: string[] = [];
  return { lines, terminal: new Terminal((line) => lines.push(line)) };
}

const undated = { source: "arrival", published: Date.UTC(2017, 11, 8) } as const;
const fault = new Error("put rss.xml failed", { cause: new Error("disk full") });

describe("an outcome", () => {
  test("of interest gets one line, what did not change none", () => {
    const { lines, terminal } = openTerminal();
    terminal.report({ kind: "published", key: "a.txt", id: "a" });
    terminal.report({ kind: "unchanged", key: "b.txt" });
    terminal.report({ kind: "written", document: "rss.xml" });
    terminal.report({ kind: "removed", key: "c.txt" });
    expect(lines).toEqual(["published a.txt", "removed c.txt"]);
  });

  test("that takes an article over from another file names both", () => {
    const { lines, terminal } = openTerminal();
    terminal.report({ kind: "published", key: "b.txt", id: "7", previousOwner: "أ.txt" });
    expect(lines).toEqual(["published b.txt in place of \u2068أ.txt\u2069, which is the same article, 7"]);
  });

  test("that refuses a file shows its report", () => {
    const { lines, terminal } = openTerminal();
    const refusal: Refusal = { code: "missing-headline", line: 3, column: 1, found: "" };
    terminal.report({ kind: "refused", key: "draft.txt", refusals: [refusal] });
    expect(lines.join("\n")).toContain("draft.txt");
    expect(lines.join("\n")).toContain("3");
  });

  test.each<[string, Outcome, string]>([
    [
      "an item that left its file",
      { kind: "removed", key: "agency.xml", id: "7" },
      "removed 7, which is no longer in agency.xml",
    ],
    ["a draft", { kind: "draft", key: "a.txt", id: "a" }, "draft a.txt, nothing of it is published"],
    [
      "an article whose time is to come",
      { kind: "waiting", key: "a.txt", id: "a", until: Date.UTC(2099, 0, 1) },
      "waiting a.txt, until 2099-01-01T00:00:00.000Z",
    ],
    [
      "a picture before its article",
      { kind: "picture", key: "a.jpg", articles: 0 },
      "picture a.jpg, of no article yet",
    ],
    [
      "a picture of one article",
      { kind: "picture", key: "a.jpg", articles: 1 },
      "picture a.jpg, of 1 article",
    ],
    [
      "a picture of several articles",
      { kind: "picture", key: "a.jpg", articles: 2 },
      "picture a.jpg, of 2 articles",
    ],
    [
      "an entry that a feed goes out without",
      { kind: "leftOut", document: "rss.xml", guid: "tag:1", problems: ["no title", "no link"] },
      "left tag:1 out of rss.xml: no title; no link",
    ],
  ])("of %s says what became of it", (_what, outcome, line) => {
    const { lines, terminal } = openTerminal();
    terminal.report(outcome);
    expect(lines).toEqual([line]);
  });

  test.each<Outcome>([
    { kind: "published", key: "a.txt", id: "a", undated },
    { kind: "waiting", key: "a.txt", id: "a", until: Date.UTC(2099, 0, 1), undated },
  ])("that dates an article by its arrival says so to the editor: %j", (outcome) => {
    const { lines, terminal } = openTerminal();
    terminal.report(outcome);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toBe(formatNotice(undated));
  });

  test("that withholds a document says why, once until it is written", () => {
    const { lines, terminal } = openTerminal();
    const withheld = { kind: "withheld", document: "rss.xml", problems: ["no title", "two guids"] } as const;
    const line = "withheld rss.xml, the old one stays: no title; two guids";
    terminal.report(withheld);
    terminal.report(withheld);
    expect(lines).toEqual([line]);
    terminal.report({ kind: "written", document: "rss.xml" });
    terminal.report(withheld);
    expect(lines).toEqual([line, line]);
  });
});

describe("a fault", () => {
  const line = "failed a.txt: put rss.xml failed: disk full; it will be tried again";

  test("is said once, however often it is tried again", () => {
    const { lines, terminal } = openTerminal();
    for (let attempt = 0; attempt < 3; attempt++) {
      terminal.report({ kind: "failed", key: "a.txt", cause: fault });
      terminal.willRetry(["a.txt"]);
    }
    expect(lines).toEqual([line]);
  });

  test("is said again after it was over", () => {
    const { lines, terminal } = openTerminal();
    terminal.report({ kind: "failed", key: "a.txt", cause: fault });
    terminal.recovered();
    terminal.report({ kind: "failed", key: "a.txt", cause: fault });
    expect(lines).toEqual([line, "recovered: all that failed is published", line]);
  });

  test("of a whole batch is one line", () => {
    const { lines, terminal } = openTerminal();
    terminal.willRetry(["a.txt", "b.txt"], fault);
    terminal.willRetry(["a.txt", "b.txt"], fault);
    expect(lines).toEqual(["failed 2 files: put rss.xml failed: disk full; it will be tried again"]);
  });

  test("that nobody explained is said all the same", () => {
    const { lines, terminal } = openTerminal();
    terminal.willRetry(["a.txt"]);
    expect(lines).toEqual(["failed a.txt: not published; it will be tried again"]);
  });

  test.each([
    [fault, "put rss.xml failed: disk full"],
    [new Error("[\n  {}\n]"), "[ {} ]"],
    [new TypeError(), "TypeError"],
    ["a string", "a string"],
    [new Error("no\u001b[31m"), "no\\x1b[31m"], // ESCAPE
  ])("%j is one line: %s", (cause, words) => {
    expect(formatFault(cause)).toBe(words);
  });
});

describe("a name", () => {
  test.each([
    ["Latin stays as it is", "sport/été 1.txt", "sport/été 1.txt"],
    ["Arabic does not turn the line round", "خبر 1.txt", "\u2068خبر 1.txt\u2069"],
    ["control characters are shown", "a\u001b[2J\n.txt", "a\\x1b[2J\\x0a.txt"],
  ])("%s", (_rule, name, shown) => {
    expect(formatName(name)).toBe(shown);
  });
});
