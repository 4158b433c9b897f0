import { describe, expect, test } from "vitest";
import type { ArticleLine, Summary, TerminalEvent } from "../../../local/terminal/event.ts";
import { Progress } from "../../../local/terminal/progress.ts";
import { Terminal, type TerminalOptions } from "../../../local/terminal/terminal.ts";

function openTerminal(options: Partial<TerminalOptions> = {}) {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line.replace(/[\u2066-\u2069]/g, ""));
  return { lines, terminal: new Terminal({ write, ...options }) };
}

const summary: Summary = {
  event: "started",
  site: "http://localhost:8080/",
  feed: "http://localhost:8080/rss.xml",
  allFeeds: "http://localhost:8080/feeds.opml",
  folder: "/home/editor/articles",
  published: 3000,
  new: 12,
  waiting: 1,
  undated: 2,
  removed: 0,
  refused: 7,
  refusedFiles: [{ file: "a.txt", codes: ["empty-file", "missing-date"] }],
};

/** A terminal after the start. */
function openStarted() {
  const opened = openTerminal();
  opened.terminal.started(summary);
  opened.lines.length = 0;
  return opened;
}

const article: ArticleLine = {
  file: "خبر.txt",
  id: "1187246",
  headline: "روسيا تنفي",
  date: "2017-12-08",
  isUndated: false,
  address: "http://localhost:8080/articles/1187246",
};

describe("a change is one line in Arabic and English:", () => {
  test.each<[TerminalEvent, string]>([
    [
      { event: "published", ...article },
      "نُشر / published: روسيا تنفي · 2017-12-08 · http://localhost:8080/articles/1187246",
    ],
    [
      { event: "published", ...article, isUndated: true, previousFile: "قديم.txt" },
      "نُشر / published: روسيا تنفي · 2017-12-08 (لا تاريخ في المقال / the article states no date) · http://localhost:8080/articles/1187246 · بدلا من / in place of قديم.txt",
    ],
    [
      { event: "published", ...article, unlistedSection: "رياضة" },
      "نُشر / published: روسيا تنفي · 2017-12-08 · http://localhost:8080/articles/1187246 · قسم ليس في الإعدادات / a section that the settings do not have: رياضة",
    ],
    [
      { event: "waiting", ...article, date: "2030-01-01 09:00" },
      "ينتظر وقته / waiting: روسيا تنفي · 2030-01-01 09:00 · http://localhost:8080/articles/1187246",
    ],
    [{ event: "draft", file: "a.md" }, "مسودة لا تُنشر / draft, not published: a.md"],
    [{ event: "picture", file: "a.jpg", articles: 2 }, "صورة / picture: a.jpg · مقالاتها: 2 / articles: 2"],
    [
      { event: "picture", file: "a.jpg", articles: 0 },
      "صورة / picture: a.jpg · لم يصل مقالها بعد / its article is not there yet",
    ],
    [{ event: "removed", file: "a.txt" }, "حُذف / removed: a.txt"],
    [{ event: "removed", file: "a.xml", id: "7" }, "حُذف / removed: 7 (a.xml)"],
    [
      {
        event: "removed",
        file: "a.txt",
        withdrawn: [{ id: "7", headline: "عنوان", address: "http://x/articles/7" }],
      },
      "حُذف / removed: a.txt · سُحب المقال / article withdrawn: عنوان · وصفحته تقول ذلك / its page says so: http://x/articles/7",
    ],
    [
      {
        event: "draft",
        file: "a.xml",
        withdrawn: ["7", "8", "9"].map((id) => ({ id, headline: `عنوان ${id}`, address: undefined })),
      },
      "مسودة لا تُنشر / draft, not published: a.xml · سُحب المقال / article withdrawn: عنوان 7 (+2)",
    ],
    [
      { event: "refused", file: "a.txt", codes: ["empty-file"], report: "_refused/a.txt.txt" },
      "رُفض / refused: a.txt: الملف فارغ / the file is empty; التقرير / report: _refused/a.txt.txt",
    ],
    [
      { event: "withheld", document: "rss.xml", problems: ["no title", "two guids"] },
      "حُجب، وتبقى النسخة السابقة / withheld, the old one stays: rss.xml: no title; two guids",
    ],
    [
      { event: "leftOut", document: "rss.xml", guid: "tag:1", problems: ["no title"] },
      "استُبعد من الخلاصة / left out of the feed: tag:1 → rss.xml: no title",
    ],
    [{ event: "feed", address: "http://x/rss.xml" }, "خلاصة / feed: http://x/rss.xml"],
  ])("%j", (event, line) => {
    const { lines, terminal } = openStarted();
    terminal.tell(event);
    expect(lines).toEqual([line]);
  });

  test("no name, headline or problem leaves its line or changes its order", () => {
    const { lines, terminal } = openStarted();
    const hostile = "a\u001b[2J\n\u202E\u2069b"; // ESCAPE, RIGHT-TO-LEFT OVERRIDE, POP DIRECTIONAL ISOLATE
    terminal.tell({ event: "published", ...article, headline: hostile });
    terminal.tell({ event: "withheld", document: hostile, problems: [hostile] });
    expect(lines).toHaveLength(2);
    expect(lines.join("")).not.toMatch(/[\p{Cc}\u202A-\u202E]/u);
  });

  test("a name is cut after a few lines", () => {
    const { lines, terminal } = openStarted();
    terminal.tell({ event: "removed", file: "خ".repeat(10_000) });
    expect(lines[0]?.length).toBeLessThan(400);
  });
});

describe("a start", () => {
  test("of 3,000 files prints fewer than thirty lines, with everything that matters", () => {
    const { lines, terminal } = openTerminal();
    for (let number = 0; number < 3000; number++) {
      terminal.tell({ event: "published", ...article });
      terminal.tell({ event: "refused", file: "a.txt", codes: [], report: "" });
      terminal.progress(number, 3000);
    }
    terminal.started(summary);
    expect(lines.length).toBeLessThan(30);
    const said = lines.join("\n");
    expect(said).toContain("منشور / published: 3000 · الجديد والمعدل / new or changed: 12");
    expect(said).toContain("مرفوض / refused: 7\n  a.txt: الملف فارغ / the file is empty (+1)\n");
    expect(said).toContain("و6 أخرى / and 6 more");
    for (const { site, feed, allFeeds, folder } of [summary])
      for (const address of [site, feed, allFeeds, folder]) expect(said).toContain(address);
  });

  test("prints problems at once", () => {
    const { lines, terminal } = openTerminal();
    terminal.problem("read", { arabic: "رابط", english: "a link" }, "a.txt");
    expect(lines).toEqual(["تنبيه / note: a.txt: رابط / a link"]);
  });

  test("with --json prints every event as JSON", () => {
    const { lines, terminal } = openTerminal({ json: true });
    terminal.tell({ event: "published", ...article });
    terminal.started(summary);
    expect(lines.map((line) => JSON.parse(line))).toEqual([{ event: "published", ...article }, summary]);
  });
});

describe("the progress of a start", () => {
  function openProgress(isTerminal: boolean) {
    let now = 0;
    const written: string[] = [];
    const progress = new Progress({ write: (text) => written.push(text), isTerminal, now: () => now });
    const { terminal } = openTerminal({ progress });
    const publish = (done: number, found: number) => {
      now += 10;
      terminal.progress(done, found);
    };
    return { written, terminal, publish };
  }

  test("is a bar with a forecast on a terminal, which the summary replaces", () => {
    const { written, terminal, publish } = openProgress(true);
    for (let done = 1; done <= 1500; done++) publish(done, 3000);
    expect(written.at(-1)).toBe("\r████████████░░░░░░░░░░░░ 1500 / 3000 · 15 s\u001b[K");
    terminal.started(summary);
    expect(written.at(-1)).toBe("\r\u001b[K");
  });

  test("is a few lines elsewhere", () => {
    const { written, publish } = openProgress(false);
    for (let done = 1; done <= 30_000; done++) publish(done, 30_000);
    expect(written).toHaveLength(5);
    expect(written[0]).toBe("█████░░░░░░░░░░░░░░░░░░░ 6000 / 30000 · 4 min 0 s\n");
    expect(written.join("")).not.toMatch(/\r|\p{Cc}\[/u);
  });

  test("is not shown for a few files", () => {
    const { written, publish } = openProgress(true);
    for (let done = 1; done <= 20; done++) publish(done, 20);
    expect(written).toEqual([]);
  });
});

describe("a document that is withheld", () => {
  test("is reported once until it is written", () => {
    const { lines, terminal } = openStarted();
    const withheld = { event: "withheld", document: "rss.xml", problems: ["no title"] } as const;
    terminal.tell(withheld);
    terminal.tell(withheld);
    expect(lines).toHaveLength(1);
    terminal.settle("document rss.xml");
    terminal.tell(withheld);
    expect(lines).toHaveLength(2);
  });
});

describe("a fault", () => {
  const fault = new Error("put rss.xml failed", {
    cause: Object.assign(new Error("database or disk is full"), { errcode: 13 }),
  });

  test("says what to do, once, however many files it concerns and however often it is tried again", () => {
    const { lines, terminal } = openStarted();
    for (let attempt = 0; attempt < 3; attempt++) {
      for (const file of ["a.txt", "b.txt"]) terminal.willRetry([file], fault);
    }
    expect(lines).toEqual([
      "تنبيه / note: a.txt: القرص ممتلئ؛ أفرغ مكانا، وسيستمر العمل وحده / the disk is full; make room, and this goes on by itself",
    ]);
  });

  test("that several parts have at the same time is printed once, until none has it any more", () => {
    const { lines, terminal } = openStarted();
    terminal.fault("inbox", fault);
    terminal.fault("due", fault);
    terminal.willRetry(["a.txt"], fault);
    terminal.settle("inbox");
    terminal.fault("inbox", fault);
    expect(lines).toHaveLength(1);
    for (const subject of ["inbox", "due"]) terminal.settle(subject);
    terminal.recovered();
    terminal.fault("inbox", fault);
    expect(lines).toHaveLength(3);
  });

  test("of a whole batch is one line", () => {
    const { lines, terminal } = openStarted();
    terminal.willRetry(["a.txt", "b.txt"], new Error("unexpected"));
    expect(lines).toEqual(["تنبيه / note: a.txt +1: عطل: unexpected / unexpected"]);
  });

  test("that was printed for each file is not printed again for the batch; one that was not printed before is", () => {
    const { lines, terminal } = openStarted();
    terminal.willRetry(["a.txt"], fault);
    terminal.willRetry(["a.txt", "b.txt"], undefined);
    expect(lines).toHaveLength(1);
    terminal.recovered();
    terminal.willRetry(["a.txt"], undefined);
    expect(lines.at(-1)).toContain("a.txt: لم يُنشر بعد، وستُعاد المحاولة / not published yet");
  });

  test("is printed again if it comes back after it was over", () => {
    const { lines, terminal } = openStarted();
    terminal.willRetry(["a.txt"], fault);
    terminal.recovered();
    terminal.willRetry(["a.txt"], fault);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toBe("زالت المشكلة ونُشر كل ما تأخر / recovered: all that failed is published");
  });
});
