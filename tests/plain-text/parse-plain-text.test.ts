import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePlainText } from "../../lambdas/plain-text/parse-plain-text.ts";

const WORDS =
  "قال الوزير إن بلاده تعمل مع الشركاء على فتح خطوط جديدة بين الموانئ وأضاف خلال المؤتمر أمس «اتفاق» اليوم".split(
    " ",
  );

const sentence = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength, maxLength }).map((words) => `أعلنت ${words.join(" ")}`);
const subset = (...names: readonly string[]) => fc.subarray([...names]);

const parts = fc.record({
  id: fc.option(fc.integer({ min: 1, max: 9_999_999 }).map(String), { nil: undefined }),
  section: fc.constantFrom("العرب والعالم", "الاقتصاد", "عُمان اليوم", undefined),
  headline: sentence(5, 12),
  published: fc.integer({ min: 1, max: 28 }),
  updatedAfter: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
  standfirst: fc.option(sentence(4, 10), { nil: undefined }),
  places: subset("دمشق", "عمان", "مسقط", "القاهرة"),
  authors: subset("بسام جميدة", "أحمد الحارثي", "زينب الناصرية"),
  agencies: subset("وكالات", "العمانية", "د ب أ"),
  tags: fc.constant([]),
  paragraphs: fc.array(
    sentence(6, 20).map((text) => `${text}.`),
    { minLength: 1, maxLength: 6 },
  ),
});
type Parts = typeof parts extends fc.Arbitrary<infer Value> ? Value : never;

const layout = fc.record({
  repeatsNumber: fc.boolean(),
  blank: fc.constantFrom("", " ", "\u00A0", "\u200F", "none"),
  dash: fc.constantFrom(" -", " –", " - ", "\u00A0-"),
  arabicDigits: fc.boolean(),
});
type Layout = typeof layout extends fc.Arbitrary<infer Value> ? Value : never;

const day = (number: number) => ({ day: `2017-12-${String(number).padStart(2, "0")}` });

function print(article: Parts, { repeatsNumber, blank, dash, arabicDigits }: Layout): string {
  const digits = (text: string) =>
    arabicDigits ? text.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit))) : text;
  const date = (number: number) => digits(`${String(number).padStart(2, "0")} ديسمبر 2017`);
  const credit = [...article.places, ...article.authors, ...article.agencies];
  const groups = [
    [
      ...(article.id ? Array(repeatsNumber ? 2 : 1).fill(digits(article.id)) : []),
      ...(article.section ? [article.section] : []),
    ],
    [article.headline],
    [
      date(article.published),
      ...(article.updatedAfter === undefined ? [] : [date(article.published + article.updatedAfter)]),
    ],
    article.standfirst ? [article.standfirst + dash] : [],
    credit.length > 0 ? [credit.join(" - ") + dash] : [],
    ...article.paragraphs.map((paragraph) => [paragraph]),
  ].filter((group) => group.length > 0);
  return groups.map((group) => group.join("\n")).join(blank === "none" ? "\n" : `\n${blank}\n`);
}

test("an article in any variant of the format is parsed into its parts", () => {
  fc.assert(
    fc.property(parts, layout, (article, printing) => {
      const { published, updatedAfter, ...same } = article;
      expect(parsePlainText(print(article, printing), "Asia/Muscat")).toEqual({
        ok: true,
        value: {
          ...same,
          published: day(published),
          ...(updatedAfter === undefined ? {} : { updated: day(published + updatedAfter) }),
        },
      });
    }),
    { numRuns: 2000 },
  );
});

test("no word is lost, with any lines after the date", () => {
  const line = fc.oneof(
    sentence(1, 8),
    sentence(1, 8).map((text) => `${text}.`),
    sentence(1, 8).map((text) => `${text} -`),
    fc.constantFrom(
      "مسقط - العمانية: قال الوزير كذا وكذا",
      "كتب: أحمد الحارثي",
      "دمشق - وكالات -",
      "أحمد الحارثي",
      "صلالة: اليوم",
      "محمد بن سلمان يستقبل ماكرون",
      "سالم بن حمد",
      "لندن - «القدس العربي»: قال الوزير كذا وكذا",
      "غزة - (معا) - قال الوزير كذا وكذا",
      "«وأضاف كذا",
      "وقالت الشرطة كذا",
    ),
  );
  const wordsOf = (text: string) =>
    text.split(/[\s:.،«»()-]+/).filter((word) => word !== "" && word !== "كتب");
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const parsed = parsePlainText(["عنوان المقال", "8 ديسمبر 2017", ...lines].join("\n"), "UTC");
      if (!parsed.ok) return;
      const { standfirst = "", places, authors, agencies, paragraphs } = parsed.value;
      const kept = new Set(
        wordsOf([standfirst, ...places, ...authors, ...agencies, ...paragraphs].join(" ")),
      );
      expect(wordsOf(lines.join(" ")).filter((word) => !kept.has(word))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("an update before the publication is ignored, also if one is a day and the other an instant", () => {
  const updatedOf = (published: string, updated: string) => {
    const parsed = parsePlainText(`عنوان المقال\n${published}\n${updated}\nقال كذا.`, "Asia/Muscat");
    return parsed.ok ? parsed.value.updated : parsed.refusals;
  };
  expect(updatedOf("8 ديسمبر 2017", "2017-12-07T20:30:00Z")).toEqual({
    instant: Date.parse("2017-12-07T20:30:00Z"),
  });
  expect(updatedOf("8 ديسمبر 2017", "2017-12-07T19:30:00Z")).toBeUndefined();
  expect(updatedOf("2017-12-07T20:30:00Z", "2017-12-07T20:29:00Z")).toBeUndefined();
});

describe("after the dates", () => {
  const bodyOf = (...lines: readonly string[]) => {
    const parsed = parsePlainText(["عنوان المقال", "8 ديسمبر 2017", ...lines].join("\n"), "Asia/Muscat");
    return parsed.ok ? parsed.value : parsed.refusals;
  };

  test("a line with the export's dash is a standfirst, even if no paragraph ends in a full stop", () => {
    expect(bodyOf("هل تعود الأسعار؟ -", "قال الوزير كذا", "وأضاف كذا")).toMatchObject({
      standfirst: "هل تعود الأسعار؟",
      paragraphs: ["قال الوزير كذا", "وأضاف كذا"],
    });
  });

  test("a line with a place, a colon and a name is a credit, not a standfirst", () => {
    expect(bodyOf("الرياض: فتح الرحمن يوسف", "قال الوزير كذا.")).toMatchObject({
      standfirst: undefined,
      places: ["الرياض"],
      authors: ["فتح الرحمن يوسف"],
      paragraphs: ["قال الوزير كذا."],
    });
  });

  test("after a line of places or agencies, the first paragraph does not change", () => {
    expect(bodyOf("مسقط - وكالات -", "صلالة: قال الوزير كذا.")).toMatchObject({
      places: ["مسقط"],
      paragraphs: ["صلالة: قال الوزير كذا."],
    });
  });

  test("a dateline is removed, even if the agency's name is also below the text", () => {
    expect(bodyOf("القاهرة في 8 ديسمبر /أ ش أ/ قال الوزير كذا.", "أ ش أ")).toMatchObject({
      ...{ places: ["القاهرة"], agencies: ["أ ش أ"] },
      paragraphs: ["قال الوزير كذا."],
    });
  });

  test("a standfirst with the export's dash can follow a byline", () => {
    expect(bodyOf("كتب: أحمد الحارثي", "خطوط ملاحية جديدة -", "قال الوزير كذا.")).toMatchObject({
      authors: ["أحمد الحارثي"],
      standfirst: "خطوط ملاحية جديدة",
      paragraphs: ["قال الوزير كذا."],
    });
  });

  test("a poem has no full stops, but none of its lines is a standfirst", () => {
    expect(bodyOf("قفا نبك من ذكرى حبيب ومنزل", "بسقط اللوى بين الدخول فحومل")).toMatchObject({
      standfirst: undefined,
      paragraphs: ["قفا نبك من ذكرى حبيب ومنزل", "بسقط اللوى بين الدخول فحومل"],
    });
  });

  test.each([
    ["قتل ثلاثة أشخاص في انفجار هز العاصمة صباح أمس", "ولم تعلن أي جهة مسؤوليتها عنه."],
    ["استقبل جلالة السلطان أمس وفدا من رجال الأعمال", "وتم خلال المقابلة بحث أوجه التعاون."],
    ["افتتح الوزير المعرض أمس في مسقط", "ويضم المعرض خمسين جناحا", "واستقبل الزوار من الصباح."],
    ["افتتح الوزير المعرض أمس في مسقط", "والمعرض مفتوح للجميع."],
  ])("a line that the next paragraph continues is not a standfirst: %s", (...lines) => {
    expect(bodyOf(...lines)).toMatchObject({ standfirst: undefined, paragraphs: lines });
  });

  test.each(["وقعت السلطنة ودولة قطر أمس اتفاقية.", "وتيرة النمو أعلى من التوقعات.", "والد الطفل قال كذا."])(
    "in a paragraph's first word the letter may be the word's own: %s",
    (text) => {
      expect(bodyOf("خطوط ملاحية جديدة", text)).toMatchObject({
        standfirst: "خطوط ملاحية جديدة",
        paragraphs: [text],
      });
    },
  );

  test("the beginning of a quotation of several paragraphs is not a standfirst", () => {
    const quotation = ["«لا يزال الوضع صعبا", "«ونعمل مع الشركاء", "«وسنعلن عنه»."];
    expect(bodyOf(...quotation)).toMatchObject({ standfirst: undefined, paragraphs: quotation });
  });

  test("a heading that begins with a name is not a credit, and the line before it is not a standfirst", () => {
    for (const heading of ["سالم بن حمد يتحدث", "سالم بن حمد"]) {
      const lines = ["أكد الوزير أن المؤشرات أفضل.", heading, "وأضاف كذا."];
      expect(bodyOf(...lines)).toMatchObject({ standfirst: undefined, authors: [], paragraphs: lines });
    }
  });

  test("a standfirst with the export's dash can begin with a name", () => {
    expect(bodyOf("محمد بن سلمان يستقبل ماكرون -", "أكد الجانبان كذا.")).toMatchObject({
      standfirst: "محمد بن سلمان يستقبل ماكرون",
      authors: [],
      paragraphs: ["أكد الجانبان كذا."],
    });
  });

  test("a line of reporters can precede an agency's dateline", () => {
    expect(bodyOf("من ستيف هولاند وجيف ميسون", "واشنطن (رويترز) - قال مسؤولون كذا.")).toMatchObject({
      ...{ standfirst: undefined, places: ["واشنطن"], agencies: ["رويترز"] },
      authors: ["ستيف هولاند", "جيف ميسون"],
      paragraphs: ["قال مسؤولون كذا."],
    });
  });

  test("a dash at the end of a later paragraph is part of the text", () => {
    expect(bodyOf("قال الوزير كذا.", "وأضاف كذا -")).toMatchObject({
      paragraphs: ["قال الوزير كذا.", "وأضاف كذا -"],
    });
  });
});

describe("a byline between headline and date", () => {
  const headOf = (...lines: readonly string[]) => {
    const parsed = parsePlainText([...lines, "8 ديسمبر 2017", "قال كذا."].join("\n"), "Asia/Muscat");
    if (!parsed.ok) return parsed.refusals;
    const { section, headline, places, authors, agencies } = parsed.value;
    return { section, headline, places, authors, agencies };
  };
  const HEADLINE = "نمو الاقتصاد العماني في الربع الثالث";
  const article = { section: "الاقتصاد", headline: HEADLINE, places: [], authors: [], agencies: [] };

  test.each([
    ["أحمد الكندي", { authors: ["أحمد الكندي"] }],
    ["مسقط - العمانية", { places: ["مسقط"], agencies: ["العمانية"] }],
    ["هسبريس من الرباط", { places: ["الرباط"], agencies: ["هسبريس"] }],
  ])("%s", (byline, expected) => {
    expect(headOf("الاقتصاد", HEADLINE, byline)).toEqual({ ...article, ...expected });
    expect(headOf(HEADLINE, byline)).toEqual({ ...article, ...expected, section: undefined });
  });

  test("if only a section and a name are above the date, the name is the headline", () => {
    expect(headOf("وجوه", "محمد صلاح")).toEqual({ ...article, section: "وجوه", headline: "محمد صلاح" });
  });

  test("a line with two places can be the second line of a headline", () => {
    expect(headOf("الرياضة", "قمة نارية في ختام الدور", "العراق - الأردن")).toMatchObject({
      headline: "قمة نارية في ختام الدور العراق - الأردن",
      places: [],
    });
  });
});

describe("a headline that is a date", () => {
  const headOf = (...lines: readonly string[]) => {
    const parsed = parsePlainText([...lines, "قال الوزير كذا."].join("\n"), "Asia/Muscat");
    if (!parsed.ok) return parsed.refusals;
    const { section, headline, published, updated } = parsed.value;
    return { section, headline, published, updated };
  };
  const asToday = (headline: string, published: string, updated: string | undefined) => ({
    ...{ section: undefined, headline, published: { day: published } },
    updated: updated === undefined ? undefined : { day: updated },
  });

  test("is between blank lines after a section, and long before the publication", () => {
    expect(headOf("1187246", "الثقافة", "", "11 سبتمبر 2001", "", "8 ديسمبر 2018")).toEqual({
      section: "الثقافة",
      headline: "11 سبتمبر 2001",
      published: { day: "2018-12-08" },
    });
  });

  test.each([
    ["no blank line after it", ["الثقافة", "", "11 سبتمبر 2001", "8 ديسمبر 2018", ""]],
    ["no blank line before it", ["الثقافة", "11 سبتمبر 2001", "", "8 ديسمبر 2018"]],
  ])("%s: the first date is that of the article", (_name, lines) => {
    expect(headOf(...lines)).toEqual(asToday("الثقافة", "2001-09-11", "2018-12-08"));
  });

  test("two dates 31 days apart are the publication and the update, and 32 days apart they are not", () => {
    expect(headOf("الثقافة", "", "1 مارس 2018", "", "1 أبريل 2018")).toEqual(
      asToday("الثقافة", "2018-03-01", "2018-04-01"),
    );
    expect(headOf("الثقافة", "", "1 مارس 2018", "", "2 أبريل 2018")).toMatchObject({
      headline: "1 مارس 2018",
      published: { day: "2018-04-02" },
    });
  });

  test("a date after a line that is too long for a section is the article's date", () => {
    const headline = "السلطنة وقطر توقعان اتفاقية في النقل";
    expect(headOf(headline, "", "11 سبتمبر 2001", "", "8 ديسمبر 2018")).toEqual(
      asToday(headline, "2001-09-11", "2018-12-08"),
    );
  });

  test("a date after two lines is the article's date", () => {
    expect(headOf("الثقافة", "", "معرض الكتاب", "", "11 سبتمبر 2001", "", "8 ديسمبر 2018")).toEqual({
      ...asToday("معرض الكتاب", "2001-09-11", "2018-12-08"),
      section: "الثقافة",
    });
  });
});

describe("dates over several lines", () => {
  const datesOf = (...lines: readonly string[]) => {
    const parsed = parsePlainText(
      ["الاقتصاد", "عنوان المقال", ...lines, "قال كذا."].join("\n"),
      "Asia/Muscat",
    );
    if (!parsed.ok) return parsed.refusals;
    const { headline, published, updated, standfirst, paragraphs } = parsed.value;
    expect({ headline, standfirst, paragraphs }).toEqual({
      headline: "عنوان المقال",
      paragraphs: ["قال كذا."],
    });
    return [published, updated];
  };
  const eighth = { day: "2017-12-08" };
  const ninth = { day: "2017-12-09" };
  const atHalfPastTwo = { instant: Date.parse("2017-12-08T14:30:00+04:00") };

  test.each([
    ["of two calendars", ["الجمعة 19 ربيع الأول 1439هـ", "الموافق 8 ديسمبر 2017م"], [eighth, undefined]],
    ["without الموافق", ["19 ربيع الأول 1439هـ", "8 ديسمبر 2017م"], [eighth, undefined]],
    ["the Gregorian first", ["8 ديسمبر 2017م", "19 ربيع الأول 1439هـ"], [eighth, undefined]],
    [
      "of two calendars, twice",
      ["19 ربيع الأول 1439هـ", "8 ديسمبر 2017م", "20 ربيع الأول 1439هـ", "9 ديسمبر 2017م"],
      [eighth, ninth],
    ],
    ["a Hijri date alone and its update", ["20 ربيع الأول 1439هـ", "21 ربيع الأول 1439هـ"], [eighth, ninth]],
    ["a time below", ["8 ديسمبر 2017", "14:30"], [atHalfPastTwo, undefined]],
    ["a time in words", ["8 ديسمبر 2017", "الساعة 2:30 م"], [atHalfPastTwo, undefined]],
    [
      "two calendars and a time",
      ["19 ربيع الأول 1439هـ", "8 ديسمبر 2017م", "14:30"],
      [atHalfPastTwo, undefined],
    ],
    ["a time below each of two", ["8 ديسمبر 2017", "14:30", "9 ديسمبر 2017"], [atHalfPastTwo, ninth]],
    [
      "the update first, by its label",
      ["آخر تحديث : 9 ديسمبر 2017", "تاريخ النشر : 8 ديسمبر 2017"],
      [eighth, ninth],
    ],
    ["an update's label alone", ["آخر تحديث : 8 ديسمبر 2017"], [eighth, undefined]],
  ])("%s: %j", (_name, lines, expected) => {
    expect(datesOf(...lines)).toEqual(expected);
  });
});

describe("a damaged line in a file that is undamaged as a whole", () => {
  const asMojibake = (text: string) =>
    new TextDecoder("windows-1256").decode(new TextEncoder().encode(text)).trim();
  const LINES = [
    ...["الاقتصاد", "نمو الاقتصاد العماني في الربع الثالث", "8 ديسمبر 2017", "مسقط - العمانية"],
    ...["أكد معالي الدكتور وزير الاقتصاد أن المؤشرات أفضل.", "وأضاف كذا وكذا عن نمو الاقتصاد.", "وأوضح كذا."],
  ];
  const refusalsOf = (damage: (text: string) => string, ...damaged: readonly number[]) => {
    const lines = LINES.map((text, index) => (damaged.includes(index) ? damage(text) : text));
    const parsed = parsePlainText(lines.join("\n"), "Asia/Muscat");
    return parsed.ok ? [] : parsed.refusals.map(({ code, line, found }) => ({ code, line, found }));
  };

  test.each([
    ["question marks", (text: string) => text.replace(/\p{L}/gu, "?")],
    ["UTF-8 read as Windows-1256", asMojibake],
    ["what couldn't be decoded", (text: string) => text.replace(/[قم]/g, "\uFFFD")],
  ])("%s is refused in the headline, the section and a paragraph", (_name, damage) => {
    for (const index of [0, 1, 4, 5]) {
      const [refusal, ...others] = refusalsOf(damage, index);
      expect(refusal).toMatchObject({ code: "undecodable", line: index + 1 });
      expect(others).toEqual([]);
    }
  });

  test("if damaged lines follow each other, only the first is refused", () => {
    const damage = (text: string) => text.replace(/\p{L}/gu, "?");
    expect(refusalsOf(damage, 1, 4, 5).map(({ line }) => line)).toEqual([2, 5]);
  });

  test.each([
    "1×1=1، 1×2=2، 1×3=3، 1×4=4، 1×5=5",
    "سباقات 4×100، 4×200، 4×400، 4×800، 4×1500",
    "أحمد ✓ × × × × ×",
    "ط، ظ، ع، غ",
    "500غ، 200غ، 100غ، 50غ",
    "ع² = ط² + ظ² + غ²",
    "é è ê ë à â ù û ç î ï ô",
    "شكراًلكم وأهلاًوسهلاً بكم",
    "هدًي للناس ومستشفًي جديد",
  ])("an undamaged line is not refused: %s", (line) => {
    expect(refusalsOf(() => line, 1)).toEqual([]);
    expect(refusalsOf(() => line, 5)).toEqual([]);
  });

  test("Arabic without its eighth bit and Arabic in UTF-7 are refused", () => {
    const parsed = parsePlainText("555\nGdGbJUGO\nfeh GdGbJUGO GdYeGfj\n08/12/2017\ncGd GdhRjQ", "UTC");
    expect(parsed).toEqual({
      ok: false,
      refusals: [{ code: "undecodable", line: 2, column: 1, found: "GdGbJUGO" }],
    });
  });

  test.each(["???", "ماذا بعد؟؟؟", "أين الحل ????", "شكرا ً", "ضغط الخط…", "Été", "* * *", "😀😀😀"])(
    "a paragraph with unusual characters is not refused: %s",
    (text) => {
      expect(parsePlainText([...LINES, text].join("\n"), "Asia/Muscat")).toMatchObject({ ok: true });
    },
  );
});

describe("the line that was meant as a date", () => {
  test.each([
    ["a day and a month", "8 ديسمبر", ["عنوان المقال", "8 ديسمبر", "قال كذا."]],
    ["with a weekday", "الجمعة ٨ ديسمبر", ["عنوان المقال", "الجمعة ٨ ديسمبر", "قال كذا."]],
    ["a month and a year", "ديسمبر 2018", ["عنوان المقال", "ديسمبر 2018", "قال كذا."]],
    ["ISO 8601's basic form", "20181208", ["عنوان المقال", "20181208", "قال كذا."]],
    ["a place before it", "مسقط 8 ديسمبر", ["عنوان المقال", "مسقط 8 ديسمبر", "قال كذا."]],
    ["not a score", "8 ديسمبر", ["عمان 2 قطر 1", "8 ديسمبر", "قال كذا."]],
    ["not a headline's day", "08 دسيمبر 2017", ["ثورة 23 يوليو ملهمة", "08 دسيمبر 2017", "قال كذا."]],
    ["not a headline's numbers", "08 دسيمبر 2017", ["عمان 2 قطر 1", "08 دسيمبر 2017", "قال كذا."]],
    [
      "not the article's number",
      "وأضاف كذا.",
      ["20181208", "عنوان المقال", "20181208", "وأضاف كذا.", "قال كذا."],
    ],
    ["not a number that is no day", "وأضاف كذا.", ["عنوان المقال", "20181387", "وأضاف كذا.", "قال كذا."]],
    ["not a headline's month", "وأضاف كذا.", ["ثورة 23 يوليو ملهمة", "قال كذا.", "وأضاف كذا."]],
  ])("%s: %s", (_name, found, lines) => {
    const { undated: _undated, ...parsed } = parsePlainText(["", ...lines].join("\n"), "UTC");
    expect(parsed).toEqual({
      ok: false,
      refusals: [{ code: "missing-date", line: lines.indexOf(found) + 2, column: 1, found }],
    });
  });
});

test("a line that was meant as a date is refused at any place in the header", () => {
  expect(parsePlainText("عنوان المقال\n 08 دسيمبر 2017\nقال كذا.\nوأضاف كذا.", "UTC")).toEqual({
    ok: false,
    refusals: [{ code: "missing-date", line: 2, column: 2, found: "08 دسيمبر 2017" }],
  });
});

describe("names that belong to the text", () => {
  const head = ["الرياضة", "", "قائمة المنتخب", "8 ديسمبر 2017", ""];
  const names = ["أحمد كانو", "محمد المسلمي", "علي الحبسي", "فايز الرشيدي"];

  test.each([
    ["after a colon", ["أعلن المدرب القائمة وهي:", ...names]],
    [
      "one after a colon",
      ["انتقل إلى رحمة الله تعالى:", "سعيد بن محمد الحارثي", "إنا لله وإنا إليه راجعون."],
    ],
    ["a list of them and nothing else", names],
    ["a list under a line", ["الفائزون بجوائز المهرجان", ...names]],
    ["countries", ["مصر", "تونس", "المغرب", "عمان"]],
    ["places after a colon", ["وهذه هي المدن:", "مسقط", "صلالة", "نزوى"]],
    ["matches", ["عمان - قطر", "السعودية - البحرين", "الكويت - الإمارات"]],
    ["agencies", ["رويترز", "العمانية", "وفا"]],
    ["somebody who is addressed", ["الأستاذ رئيس التحرير:", "تحية طيبة وبعد،", "أكتب إليكم اليوم."]],
  ])("%s", (_name, lines) => {
    const parsed = parsePlainText([...head, ...lines].join("\n"), "Asia/Muscat");
    const article = parsed.ok ? parsed.value : undefined;
    expect(article).toMatchObject({ authors: [], places: [], agencies: [] });
    expect([article?.standfirst ?? [], article?.paragraphs].flat()).toEqual(lines);
  });

  test("of three lines with a contribution and a name, the first two are credits", () => {
    const lines = ["كتب: أحمد كانو", "تصوير: محمد المسلمي", "ترجمة: علي الحبسي", "قال المدرب كذا."];
    const parsed = parsePlainText([...head, ...lines].join("\n"), "Asia/Muscat");
    expect(parsed).toMatchObject({ value: { authors: ["أحمد كانو", "محمد المسلمي"] } });
  });

  test("two lines with only a name are credits", () => {
    const lines = ["أحمد كانو", "محمد المسلمي", "قال المدرب إن القائمة جاهزة."];
    const parsed = parsePlainText([...head, ...lines].join("\n"), "Asia/Muscat");
    expect(parsed).toMatchObject({ value: { authors: lines.slice(0, 2), paragraphs: lines.slice(2) } });
  });
});

describe("a date below the dates that belongs to the text", () => {
  const parse = (...lines: readonly string[]) =>
    parsePlainText(
      ["ذاكرة", "", "في مثل هذا اليوم", "8 ديسمبر 2017", ...lines, "", "بدأت الحرب."].join("\n"),
      "UTC",
    );
  const published = { day: "2017-12-08" };

  test.each(["6 أكتوبر 1973", "٦ أكتوبر ١٩٧٣م", "17 يناير 1991"])("%s", (line) => {
    const article = { published, updated: undefined, standfirst: line, paragraphs: ["بدأت الحرب."] };
    expect(parse("", line)).toMatchObject({ value: article });
  });

  test.each(["9 ديسمبر 2017", "8 ديسمبر 2018"])("a later date is an update: %s", (line) => {
    expect(parse("", line)).toMatchObject({ value: { published, updated: { day: expect.any(String) } } });
  });

  test("dates with labels are those of the article", () => {
    const lines = [
      "في مثل هذا اليوم",
      "آخر تحديث: 8 ديسمبر 2017",
      "",
      "نشر: 2 يناير 2017",
      "",
      "بدأت الحرب.",
    ];
    const article = { published: { day: "2017-01-02" }, updated: { day: "2017-12-08" } };
    expect(parsePlainText(lines.join("\n"), "UTC")).toMatchObject({ value: article });
  });

  test.each(["6 أكتوبر 1973", "32 ديسمبر 2017"])(
    "a date directly below is taken for the update, and is refused: %s",
    (line) => {
      expect(parse(line)).toMatchObject({ refusals: [{ code: "impossible-date", found: line }] });
    },
  );

  test("an impossible day is refused, even after a blank line", () => {
    expect(parse("", "32 ديسمبر 2017")).toMatchObject({ refusals: [{ code: "impossible-date" }] });
  });
});
