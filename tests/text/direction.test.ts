import { describe, expect, test } from "vitest";
import { markRuns, markTitle } from "../../lambdas/text/direction.ts";

const rlm = "\u200F";

describe("a title whose first strong letter is not Arabic begins with an RLM, in feeds", () => {
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

describe("inside running text", () => {
  test("left-to-right runs are marked, with the numbers and signs that belong to them", () => {
    expect(markRuns("طائرة Boeing 737-800 هبطت").toString()).toBe(
      'طائرة <span dir="ltr">Boeing 737-800</span> هبطت',
    );
    expect(markRuns("شركة AT&T و(NASA).").toString()).toBe(
      'شركة <span dir="ltr">AT&amp;T</span> و(<span dir="ltr">NASA</span>).',
    );
  });

  test("numbers joined by hyphens keep their order by an LRM before them", () => {
    expect(markRuns("في 2017-12-08 و1-2").toString()).toBe("في \u200E2017-12-08 و\u200E1-2");
  });

  test("plain Arabic gets nothing", () => {
    expect(markRuns("نص، و50 % منه - كما هو.").toString()).toBe("نص، و50 % منه - كما هو.");
  });
});
