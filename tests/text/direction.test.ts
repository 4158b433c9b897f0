import { describe, expect, test } from "vitest";
import { markBlock, markRuns, markSummary, markTitle } from "../../lambdas/text/direction.ts";

const rlm = "\u200F";

describe("a title whose first strong letter is not Arabic begins with an RLM, in feeds", () => {
  test("a number that gets an LRM does not hide that", () => {
    expect(markTitle("2017-12-08 موعد الافتتاح")).toBe(`${rlm}\u200E2017-12-08 موعد الافتتاح`);
  });
  test.each(["iPhone في الأسواق", "«NASA» تعلن", "2017 AFC كأس", "BBC"])("%s", (title) => {
    expect(markTitle(title)).toBe(`${rlm}${title}`);
  });
  test.each(["روسيا تنفي", "«داعش» تغادر", "50 قتيلا في NATO", "😀 خبر", `${rlm}iPhone`])(
    "%s needs none",
    (title) => {
      expect(markTitle(title)).toBe(title);
    },
  );
});

describe("a block or a summary that begins with a Latin name gets an RLM too, in feeds", () => {
  test("unless there is no Arabic in it", () => {
    expect(markBlock("Boeing باعت").toString()).toBe(`${rlm}<span dir="ltr">Boeing</span> باعت`);
    expect(markBlock("باعت Boeing").toString()).toBe('باعت <span dir="ltr">Boeing</span>');
    expect(markBlock("Breaking News").toString()).toBe('<span dir="ltr">Breaking News</span>');
    expect(markSummary("Boeing باعت")).toBe(`${rlm}Boeing باعت`);
    expect(markSummary("Breaking News")).toBe("Breaking News");
  });
});

describe("inside running text", () => {
  test("left-to-right runs are marked, with the numbers and signs that belong to them", () => {
    expect(markRuns("طائرة Boeing 737-800 هبطت").toString()).toBe(
      'طائرة <span dir="ltr">Boeing 737-800</span> هبطت',
    );
    expect(markRuns("شركة AT&T و(NASA).").toString()).toBe(
      'شركة <span dir="ltr">AT&amp;T</span> و(<span dir="ltr">NASA</span>).',
    );
  });

  test.each([
    "https://example.com/news/2018/a-b_c?x=1&y=2#top",
    "C++",
    "C#",
    "+968 24123456",
    "The New York Times, Inc",
    "5G",
    "1080p",
    "NASA (2017)",
    'The minister said (on Monday): "No, thanks',
    "Москва",
    "editor@news.example",
  ])("%s is one run", (run) => {
    const escaped = run.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    expect(markRuns(`انظر ${run}، ثم اكتب.`).toString()).toBe(
      `انظر <span dir="ltr">${escaped}</span>، ثم اكتب.`,
    );
  });

  test("numbers joined by hyphens keep their order by an LRM before them", () => {
    expect(markRuns("في 2017-12-08 و1-2").toString()).toBe("في \u200E2017-12-08 و\u200E1-2");
  });

  test("Arabic's own digits keep their order by themselves, so they get none", () => {
    expect(markRuns("في ٢٠١٧-١٢-٠٨").toString()).toBe("في ٢٠١٧-١٢-٠٨");
  });

  test("a text with nothing right-to-left is one run, its punctuation in it", () => {
    expect(markRuns("It opens new lines.").toString()).toBe('<span dir="ltr">It opens new lines.</span>');
    expect(markRuns("2017").toString()).toBe("2017");
  });

  test("plain Arabic gets nothing", () => {
    expect(markRuns("نص، و50 % منه - كما هو.").toString()).toBe("نص، و50 % منه - كما هو.");
  });
});
