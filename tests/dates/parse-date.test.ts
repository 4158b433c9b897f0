import fc from "fast-check";
import { Temporal } from "temporal-polyfill/full";
import { describe, expect, test } from "vitest";
import { isUpdateDate, parseDate } from "../../lambdas/dates/parse-date.ts";

const MUSCAT = "Asia/Muscat";
const IMPOSSIBLE = { kind: "impossible" };
const NOT_A_DATE = { kind: "not-a-date" };

function day(text: string) {
  return { kind: "date", date: { day: text } };
}

function instant(text: string) {
  return { kind: "date", date: { instant: Date.parse(text) } };
}

/** One test for each spelling. Its name shows invisible characters as □. */
function spellings(name: string, expected: object, texts: readonly string[], timeZone = MUSCAT) {
  describe(name, () => {
    test.each(texts.map((text) => [JSON.stringify(text).replace(/\p{Cf}/gu, "\u25A1"), text]))(
      "%s",
      (_name, text) => {
        expect(parseDate(text, timeZone)).toEqual(expected);
      },
    );
  });
}

/** The names of the months in every spelling that newspapers use. */
const GREGORIAN_MONTHS = [
  [
    "يناير",
    "ينائر",
    "كانون الثاني",
    "كانون ثاني",
    "كانون ثانٍ",
    "كانون 2",
    "كانون ٢",
    "ك2",
    "جانفي",
    "January",
  ],
  ["فبراير", "شباط", "فيفري", "Feb"],
  ["مارس", "آذار", "اذار", "March"],
  ["أبريل", "إبريل", "ابريل", "أفريل", "نيسان", "Apr."],
  ["مايو", "ماي", "أيار", "ايار", "May"],
  ["يونيو", "يونيه", "حزيران", "جوان", "June"],
  ["يوليو", "يوليه", "يوليوز", "جويلية", "جويليه", "تموز", "تمّوز", "Jul"],
  ["أغسطس", "اغسطس", "غشت", "أغشت", "أوت", "اوت", "آب", "اب", "August"],
  ["سبتمبر", "شتنبر", "شتمبر", "أيلول", "ايلول", "Sept"],
  ["أكتوبر", "اكتوبر", "تشرين الأول", "تشرين الاول", "تشرين أول", "تشرين 1", "ت1", "Oct"],
  ["نوفمبر", "نونبر", "تشرين الثاني", "تشرين الثانى", "تشرين 2", "ت٢", "November"],
  [
    "ديسمبر",
    "ديسـمبر",
    "دِيسَمْبَر",
    "دجنبر",
    "دجمبر",
    "كانون الأول",
    "كانون الاول",
    "كانون أوّل",
    "كانون ١",
    "DEC",
  ],
];

const HIJRI_MONTHS = [
  ["محرم", "المحرم", "مُحَرَّم", "محرم الحرام"],
  ["صفر", "صفر الخير"],
  ["ربيع الأول", "ربيع الاول", "ربيع أول", "ربيع 1", "ربيع الأنور"],
  ["ربيع الآخر", "ربيع الاخر", "ربيع الثاني", "ربيع الثانى"],
  ["جمادى الأولى", "جمادي الاولى", "جمادى الأول"],
  ["جمادى الآخرة", "جمادى الاخره", "جمادى الثانية", "جمادى الآخر", "جمادى الأخرى"],
  ["رجب", "رجب المرجب"],
  ["شعبان", "شعبان المعظم"],
  ["رمضان", "رمضان المبارك"],
  ["شوال", "شوّال", "شوال المكرم"],
  ["ذو القعدة", "ذي القعدة", "ذو القعده", "ذوالقعدة", "ذي القعدة الحرام"],
  ["ذو الحجة", "ذي الحجة", "ذي الحجه", "ذو الحجة الحرام"],
];

describe("the name of a month", () => {
  test.each(GREGORIAN_MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)))(
    "%s is month %i",
    (name, month) => {
      expect(parseDate(`08 ${name} 2017`, MUSCAT)).toEqual(day(`2017-${String(month).padStart(2, "0")}-08`));
    },
  );

  test.each(HIJRI_MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)))(
    "%s is Hijri month %i",
    (name, month) => {
      const expected = Temporal.PlainDate.from({ calendar: "islamic-umalqura", year: 1439, month, day: 8 });
      expect(parseDate(`8 ${name} 1439 هـ`, MUSCAT)).toEqual(
        day(expected.withCalendar("iso8601").toString()),
      );
    },
  );
});

spellings("a day, a name and a year", day("2017-12-08"), [
  "08 ديسمبر 2017",
  "٨ ديسمبر ٢٠١٧",
  "۸ ديسمبر ۲۰۱۷",
  "  8  ديسمبر\u00A02017 ",
  "8ديسمبر2017",
  "8 ديسمبر، 2017",
  "8-ديسمبر-2017",
  "08/ديسمبر/2017",
  "8 من ديسمبر 2017",
  "8 من شهر ديسمبر عام 2017",
  "8 ديسمبر 2017م",
  "8 ديسمبر 2017 م.",
  "8 ديسمبر 2017 ميلادية",
  "ديسمبر 8, 2017",
  "كانون الأول 8، 2017",
  "2017 ديسمبر 8",
  "\u200F8 \u200Eديسمبر\u061C 2017\u202C",
]);

spellings("two names of one month", day("2017-11-18"), [
  "18 نوفمبر (تشرين الثاني) 2017م",
  "18 تشرين الثاني (نوفمبر) 2017",
  "18 (تشرين الثاني) نوفمبر 2017",
  "18 نوفمبر/تشرين الثاني 2017",
  "18 تشرين الثاني / نوفمبر 2017",
  "18 نوفمبر - تشرين الثاني 2017",
  "السبت 18 تشرين 2/نوفمبر 2017",
]);

spellings("numbers alone", day("2017-12-08"), [
  "08/12/2017",
  "8/12/2017",
  "٨-١٢-٢٠١٧",
  "8.12.2017",
  "8\\12\\2017",
  "8 / 12 / 2017",
  "8–12–2017",
  "٨\u060D١٢\u060D٢٠١٧",
  "٨\u200F/١٢\u200F/٢٠١٧",
  "\u200E08\u200E/12\u200E/2017",
  "8/12/2017م",
  "2017/12/08",
  "2017-12-8",
  "٢٠١٧/١٢/٨",
  "2017.12.08",
  "2017/12/8م",
]);

spellings("English", day("2017-12-08"), [
  "08 Dec 2017",
  "8 December 2017",
  "8th December 2017",
  "December 8, 2017",
  "Dec. 8, 2017",
  "Friday, 8 December 2017",
  "Fri, 08 Dec 2017",
  "Published on: December 8, 2017",
  "8-Dec-2017",
]);

spellings("weekdays, labels and other decoration", day("2017-12-08"), [
  "جمعة 8 ديسمبر 2017",
  "الجمعة - 20 ربيع الأول 1439 هـ - 08 ديسمبر 2017 مـ رقم العدد [14255]",
  "الجمعة 20 من ربيع الأول 1439 هــ 8 ديسمبر 2017 السنة 142 العدد 47849",
  "الجمعة 8 ديسمبر 2017",
  "الجُمعة، 8 ديسمبر 2017",
  "الجمعه: 8/12/2017",
  "يوم الجمعة الموافق 8 ديسمبر 2017م",
  "الجمعة (8 ديسمبر 2017)",
  "الخميس 8 ديسمبر 2017",
  "تاريخ النشر: 8 ديسمبر 2017",
  "نشر في 8 ديسمبر 2017",
  "نُشر: الجمعة 8 ديسمبر 2017",
  "نُشِر في: 08/12/2017",
  "آخر تحديث: 8 ديسمبر 2017",
  "آخر تحديث في ٨ ديسمبر ٢٠١٧",
  "تاريخ التحديث 2017-12-08",
  "تم النشر بتاريخ 8/12/2017",
  "التاريخ : 8 / 12 / 2017",
  "بتاريخ 8 ديسمبر 2017",
  "08 ديسمبر 2017 -",
  "- 8 ديسمبر 2017",
  "8 ديسمبر 2017 بتوقيت مسقط",
]);

spellings("Hijri", day("2017-12-08"), [
  "20 ربيع الأول 1439هـ",
  "20 ربيع الأول 1439 ه",
  "20 ربيع الأول 1439",
  "٢٠ ربيع الاول ١٤٣٩ هـ",
  "20 من ربيع الأول عام 1439 هجرية",
  "الجمعة، ٢٠ ربيع الأول ١٤٣٩ هـ",
  "20 ربيع الأول 1439ه\u200D",
  "20/3/1439هـ",
  "٢٠\u200F/٣\u200F/١٤٣٩ هـ",
  "1439/3/20 هـ",
]);

spellings("both calendars: the Gregorian is trusted", day("2017-12-08"), [
  "19 ربيع الأول 1439هـ الموافق 8 ديسمبر 2017م",
  "8 ديسمبر 2017م الموافق 19 ربيع الأول 1439هـ",
  "الجمعة 20 ربيع الأول 1439 هـ - 8 ديسمبر 2017 م",
  "الجمعة 8 ديسمبر 2017 | 20 ربيع الأول 1439",
  "20 ربيع الأول 1439 هـ، الموافق لـ 8 كانون الأول 2017",
  "8 ديسمبر 2017 (20 ربيع الأول 1439هـ)",
  "20/3/1439هـ الموافق 8/12/2017م",
  "20/3/1439 - 8/12/2017",
  "8/12/2017 / 20/3/1439",
  "20 ربيع الأول 1439هـ الموافق 2017-12-08",
  "30 ربيع الأول 1393هـ 8 ديسمبر 2017م",
]);

spellings("half past two in the afternoon in Muscat", instant("2017-12-08T14:30:00+04:00"), [
  "20171208T143000+0400",
  "20171208T1030Z",
  "8/12/2017 01:30 م (مكة المكرمة)",
  "آخر تحديث: 8/12/2017 الساعة 13:30 (مكة المكرمة) الموافق 20/3/1439 هـ",
  "8 ديسمبر 2017 - 12:30 (توقيت القاهرة)",
  "8 ديسمبر 2017 14:30",
  "8 ديسمبر 2017، 2:30 م",
  "8 ديسمبر 2017م 2:30 م",
  "٨ ديسمبر ٢٠١٧ ٢:٣٠ م",
  "٨ ديسمبر ٢٠١٧ في ٢:٣٠ م",
  "٠٨\u200F/١٢\u200F/٢٠١٧، ٢:٣٠ م",
  "08/12/2017 - 14:30:00",
  "الجمعة 8 ديسمبر 2017 الساعة 14:30",
  "الجمعة 8 ديسمبر 2017 - الساعة: 2:30 مساءً",
  "8 ديسمبر 2017 عند الساعة 2:30 ظهرا",
  "8 ديسمبر 2017 (2:30 بعد الظهر)",
  "8 ديسمبر 2017 | 02:30 عصرًا",
  "2:30 م 8 ديسمبر 2017",
  "14:30 - 8/12/2017",
  "14:30 -08/12/2017",
  "14.30 8.12.2017",
  "8 ديسمبر 2017 14h30",
  "8 ديسمبر 2017 14:30 م",
  "2017-12-08 14:30",
  "2017-12-08T14:30",
  "2017-12-08T14:30:00.000",
  "Dec 8, 2017, 2:30\u202FPM",
  "December 8, 2017 at 2:30 p.m.",
  "آخر تحديث: الجمعة 20 ربيع الأول 1439هـ الموافق 8 ديسمبر 2017م الساعة 2:30 م بتوقيت مسقط",
  "8 ديسمبر 2017 14:30 بالتوقيت المحلي",
]);

describe("the time of day", () => {
  test.each([
    ["12:30 ص", "00:30"],
    ["12:30 صباحًا", "00:30"],
    ["12:30 م", "12:30"],
    ["12:30 مساءً", "12:30"],
    ["00:30 م", "12:30"],
    ["12:00 ظهرا", "12:00"],
    ["10:30 ظهرا", "10:30"],
    ["11:45 ظهرًا", "11:45"],
    ["1:15 ظهرا", "13:15"],
    ["12 منتصف الليل", "00:00"],
    ["12:30 ليلا", "00:30"],
    ["2:00 ليلاً", "02:00"],
    ["5:59 ليلا", "05:59"],
    ["6:00 ليلا", "18:00"],
    ["10:00 ليلاً", "22:00"],
    ["1:20 بعد منتصف الليل", "01:20"],
    ["5:10 فجرا", "05:10"],
    ["10:05 صباحا", "10:05"],
    ["10:05صباحاً", "10:05"],
    ["10 صباحا", "10:00"],
    ["الساعة 9", "09:00"],
    ["الساعة 9 مساء", "21:00"],
    ["00:00", "00:00"],
    ["23:59", "23:59"],
    ["23:59:59", "23:59:59"],
    ["7:05", "07:05"],
  ])("%s is %s", (text, clock) => {
    expect(parseDate(`8 ديسمبر 2017 ${text}`, "UTC")).toEqual(instant(`2017-12-08T${clock}Z`));
  });
});

describe("ISO 8601 and RFC 2822", () => {
  test.each([
    ["2017-12-08T14:30:00Z", "2017-12-08T14:30:00Z"],
    ["2017-12-08T14:30:05.123Z", "2017-12-08T14:30:05.123Z"],
    ["2017-12-08T14:30:05.1234567Z", "2017-12-08T14:30:05.123Z"],
    ["2017-12-08T14:30+02:00", "2017-12-08T14:30+02:00"],
    ["2017-12-08T14:30:00-0500", "2017-12-08T14:30-05:00"],
    ["2017-12-08T14:30:00+03", "2017-12-08T14:30+03:00"],
    ["2017-12-08 14:30:00 +0530", "2017-12-08T14:30+05:30"],
    ["Fri, 08 Dec 2017 14:30:00 +0400", "2017-12-08T14:30+04:00"],
    ["Fri, 08 Dec 2017 14:30:00 GMT", "2017-12-08T14:30Z"],
    ["8/12/2017 14:30 (GMT+3)", "2017-12-08T14:30+03:00"],
    ["8/12/2017 14:30 GMT+14", "2017-12-08T14:30+14:00"],
    ["8/12/2017 14:30 GMT+13:45", "2017-12-08T14:30+13:45"],
  ])("%s", (text, expected) => {
    expect(parseDate(text, MUSCAT)).toEqual(instant(expected));
  });
});

describe("a zone that the text names is used instead of the newspaper's own zone", () => {
  test.each([
    ["8 ديسمبر 2017 2:30 م بتوقيت مسقط", "+04:00"],
    ["8 ديسمبر 2017 14:30 بتوقيت سلطنة عُمان", "+04:00"],
    ["8 ديسمبر 2017 14:30 بتوقيت عُمان", "+04:00"],
    ["8 ديسمبر 2017 14:30 بتوقيت القاهرة", "+02:00"],
    ["8 يوليو 2017 14:30 بتوقيت القاهرة", "+02:00"],
    ["8 يوليو 2024 14:30 بتوقيت القاهرة", "+03:00"],
    ["8 يوليو 2024 14:30 (بتوقيت بيروت)", "+03:00"],
    ["8 ديسمبر 2024 14:30 بتوقيت بيروت", "+02:00"],
    ["8 ديسمبر 2021 14:30 بتوقيت دمشق", "+02:00"],
    ["8 ديسمبر 2023 14:30 بتوقيت دمشق", "+03:00"],
    ["8 ديسمبر 2021 14:30 بتوقيت عَمّان", "+02:00"],
    ["8 ديسمبر 2023 14:30 بتوقيت عمان", "+03:00"],
    ["8 ديسمبر 2017 14:30 بتوقيت مكة المكرمة", "+03:00"],
    ["8 ديسمبر 2017 14:30 بتوقيت أبو ظبي", "+04:00"],
    ["8 ديسمبر 2017 14:30 بتوقيت تونس", "+01:00"],
    ["8 ديسمبر 2017 14:30 بتوقيت جرينتش", "+00:00"],
    ["8 ديسمبر 2017 14:30 بتوقيت غرينتش", "+00:00"],
    ["8 ديسمبر 2017 14:30 غرينتش", "+00:00"],
    ["8 ديسمبر 2017 14:30 ت غ", "+00:00"],
    ["14:30 بتوقيت غرينيتش، 8 ديسمبر 2017", "+00:00"],
    ["8 ديسمبر 2017 14:30 بالتوقيت العالمي", "+00:00"],
    ["8 ديسمبر 2017 14:30 بالتوقيت المحلي", "-05:00"],
    ["8 ديسمبر 2017 14:30", "-05:00"],
  ])("%s: %s", (text, offset) => {
    const date = /202\d|2017/.exec(text)?.[0] + (text.includes("يوليو") ? "-07-08" : "-12-08");
    expect(parseDate(text, "America/New_York")).toEqual(instant(`${date}T14:30:00${offset}`));
  });

  test("عمان without diacritics is the Sultanate of Oman for a newspaper in Oman", () => {
    const text = "8 ديسمبر 2021 14:30 بتوقيت عمان";
    expect(parseDate(text, MUSCAT)).toEqual(instant("2021-12-08T14:30+04:00"));
    expect(parseDate(text, "Asia/Amman")).toEqual(instant("2021-12-08T14:30+02:00"));
  });

  test.each(["عَمَّان", "عمّان", "عم\u064E\u0651ان", "عم\u0651\u064Eان"])(
    "%s is Amman in any order of its marks",
    (amman) => {
      expect(parseDate(`8 ديسمبر 2021 14:30 بتوقيت ${amman}`, MUSCAT)).toEqual(
        instant("2021-12-08T14:30+02:00"),
      );
    },
  );

  test("the newspaper's own zone can have a fixed offset in its name", () => {
    expect(parseDate("8/12/2017 14:30", "Etc/GMT-4")).toEqual(instant("2017-12-08T14:30+04:00"));
  });
});

describe("summer time", () => {
  test.each([
    ["an hour that Cairo skips is moved on", "26/4/2024 00:30", "Africa/Cairo", "2024-04-26T01:30+03:00"],
    [
      "an hour that Cairo shows twice is the first",
      "31/10/2024 23:30",
      "Africa/Cairo",
      "2024-10-31T23:30+03:00",
    ],
    ["an hour that Beirut skips is moved on", "31/3/2024 00:15", "Asia/Beirut", "2024-03-31T01:15+03:00"],
    ["summer in Beirut", "1/7/2024 00:00", "Asia/Beirut", "2024-07-01T00:00+03:00"],
    ["Cairo in a summer without summer time", "1/7/2022 12:00", "Africa/Cairo", "2022-07-01T12:00+02:00"],
    ["Amman before its last move", "1/1/2022 12:00", "Asia/Amman", "2022-01-01T12:00+02:00"],
    ["Amman after its last move", "1/1/2023 12:00", "Asia/Amman", "2023-01-01T12:00+03:00"],
    ["Casablanca in Ramadan", "20/3/2024 12:00", "Africa/Casablanca", "2024-03-20T12:00+00:00"],
  ])("%s", (_rule, text, timeZone, expected) => {
    expect(parseDate(text, timeZone)).toEqual(instant(expected));
  });
});

spellings("impossible", IMPOSSIBLE, [
  "32 ديسمبر 2017",
  "0 ديسمبر 2017",
  "31 نوفمبر 2017",
  "29/02/2017",
  "29 شباط 2100",
  "8/13/2017",
  "2017-13-08",
  "2017-02-30",
  "00/00/0000",
  "8 ديسمبر 1989",
  "31/12/1989",
  "1 يناير 2101",
  "8 ديسمبر 20177",
  "8 ديسمبر 207",
  "31 ربيع الأول 1439هـ",
  "1 محرم 1409هـ",
  "8/13/1439هـ",
  "20/3/1439 - 8/12/1700",
  "8 رمضان 2017",
  "8 ديسمبر 2017هـ",
  "20 ربيع الأول 1439م",
  "8 نوفمبر (تشرين الأول) 2017",
  "8 ديسمبر/رمضان 2017",
  "8 ديسمبر/ذو الحجة 2017",
  "20 ربيع الأول 1439هـ الموافق 32 ديسمبر 2017م",
  "8 ديسمبر 2017 25:00",
  "8 ديسمبر 2017 24:00",
  "8 ديسمبر 2017 14:60",
  "8 ديسمبر 2017 14:30:60",
  "8 ديسمبر 2017 14:30 ص",
  "8 ديسمبر 2017 11:30 منتصف الليل",
  "2017-12-08T25:00:00Z",
  "2017-12-08T14:30:00+15:00",
  "2017-12-08T14:30:00+03:75",
  "8/12/2017 14:30 GMT+24",
  "8/12/2017 14:30 GMT+14:01",
  "8/12/2017 14:30 GMT+13:60",
]);

spellings("a year of two digits that is the year beyond doubt", day("2017-12-08"), [
  "8 ديسمبر 17",
  "الجمعة، 8 ديسمبر 17",
  "٠٨\u200F/١٢\u200F/١٧",
  "الجمعة، 08\u200F/12\u200F/17",
  "20 ربيع الأول 39 هـ",
  "٢٠\u200F/٣\u200F/٣٩ هـ",
]);

spellings("the first year of two digits", day("2001-12-08"), ["8 ديسمبر 01"]);
spellings("the last year of two digits", day("2049-12-08"), ["8 ديسمبر 49"]);
spellings("the first Hijri year of two digits", day("2003-05-21"), ["20 ربيع الأول 24 هـ"]);
spellings("the last Hijri year of two digits", day("2048-01-06"), ["20 ربيع الأول 70 هـ"]);

spellings("a weekday tells the century", day("1999-12-31"), ["الجمعة، 31 ديسمبر 99", "Fri, 31 Dec 99"]);

spellings("a year of two digits is never guessed", IMPOSSIBLE, [
  "08/12/17",
  "17/12/08",
  "٨-١٢-١٧",
  "31 ديسمبر 99",
  "8 ديسمبر 85",
  "8 ديسمبر 00",
  "8 ديسمبر 50",
  "20 ربيع الأول 23 هـ",
  "20 ربيع الأول 71 هـ",
  "السبت 20 ربيع الأول 13 هـ",
  "20 ربيع الأول 05 هـ",
  "الخميس، 8 ديسمبر 17",
  "8 ديسمبر 10 م",
]);

describe("a Hijri date with its weekday", () => {
  test.each([
    ["الجمعة 20 ربيع الأول 1439هـ", "2017-12-08"],
    ["الجمعة 19 ربيع الأول 1439هـ", "2017-12-08"],
    ["الجمعة، ٢١ ربيع الأول ١٤٣٩ هـ", "2017-12-08"],
    ["19 ربيع الأول 1439هـ", "2017-12-07"],
    ["الأحد 20 ربيع الأول 1439هـ", "2017-12-08"],
    ["الجمعة السبت 19 ربيع الأول 1439هـ", "2017-12-07"],
    ["الجمعة 19 ربيع الأول 1439هـ - السبت 20 ربيع الأول 1439هـ", undefined],
  ])(
    "%s is %s: the weekday decides, because a sighted month can begin a day earlier or later",
    (text, expected) => {
      expect(parseDate(text, MUSCAT)).toEqual(expected ? day(expected) : NOT_A_DATE);
    },
  );
});

describe("the zones that CLDR names in Arabic", () => {
  test.each([
    ["2:30:05 م توقيت الخليج", "+04:00"],
    ["2:30:05 م التوقيت العربي الرسمي", "+03:00"],
    ["2:30:05 م توقيت شرق أوروبا الرسمي", "+02:00"],
    ["2:30:05 م توقيت شرق أوروبا الصيفي", "+03:00"],
    ["2:30:05 م توقيت وسط أوروبا الصيفي", "+02:00"],
    ["2:30:05 م التوقيت الرسمي الشرقي لأمريكا الشمالية", "-05:00"],
    ["2:30:05 م غرينتش+4", "+04:00"],
  ])("%s", (time, offset) => {
    expect(parseDate(`8 ديسمبر 2017 في ${time}`, "UTC")).toEqual(instant(`2017-12-08T14:30:05${offset}`));
  });

  test("the name of a zone whose countries change their clocks on different days gives no offset", () => {
    expect(parseDate("8 ديسمبر 2017 في 2:30 م توقيت شرق أوروبا", "UTC")).toEqual(NOT_A_DATE);
  });
});

spellings("numbers without هـ are Gregorian unless another date stands beside them", IMPOSSIBLE, [
  "20/3/1439",
  "1439-03-20",
]);

spellings("not a date", NOT_A_DATE, [
  "العدد 14255",
  "8 ديسمبر 2017 (مكة المكرمة)",
  "",
  " ",
  "1187246",
  "2017",
  "20171208",
  "8",
  "مايو",
  "ديسمبر 2017",
  "8 ديسمبر",
  "8/12",
  "2017/2018",
  "2017-12",
  "14:30",
  "بتوقيت مسقط",
  "الجمعة",
  "هـ",
  "تاريخ النشر:",
  "الموافق",
  "8 قتلى في 2017",
  "8 قتلى في 8 ديسمبر 2017",
  "8 ديسمبر 2017 يوم لا ينسى",
  "مسقط 8 ديسمبر 2017",
  "مسقط - 8 ديسمبر 2017",
  "حدث في 8 ديسمبر 2017",
  "روسيا تنفي أي خطط للتعاون مع واشنطن في إدلب",
  "8 ديسمبر 2017 - 9 ديسمبر 2017",
  "20 ربيع الأول 1439هـ - 21 ربيع الأول 1439هـ",
  "20 ربيع الأول 1439هـ - 21 ربيع الأول 1439هـ - 8 ديسمبر 2017",
  "20/3/1439م - 8/12/2017",
  "8 ديسمبر 2017 من 14:30 إلى 15:30",
  "8 ديسمبر 2017 14:30 - 15:30",
  "8 ديسمبر 2017 10",
  "8 ديسمبر 2017 14:30 بتوقيت مسقط بتوقيت القاهرة",
  "فيالجمعة 8 ديسمبر 2017",
  "8 ديسمبرات 2017",
  "8 مايوه 2017",
  "8 تشرين 2017",
  "8 ديسمبر 2017 14:30 بتوقيت المريخ",
  "8 12 2017",
  "8/12-2017",
  "4-3-3",
  "192.168.1.10",
  "24604477",
  "8,12,2017",
  "ثورة 25 يناير 2011",
  "8 ديسمبر 2017".padEnd(201),
]);

spellings("the longest text that is read", day("2017-12-08"), ["8 ديسمبر 2017".padEnd(200)]);

test("the 30th of a calculated Hijri month of 29 days is the day after the 29th", () => {
  expect(parseDate("29 صفر 1439هـ", MUSCAT)).toEqual(day("2017-11-18"));
  expect(parseDate("30 صفر 1439هـ", MUSCAT)).toEqual(day("2017-11-19"));
  expect(parseDate("1 ربيع الأول 1439هـ", MUSCAT)).toEqual(day("2017-11-19"));
});

test.each([
  ["آخر تحديث : 9 ديسمبر 2017", true],
  ["تم التحديث 9 ديسمبر 2017", true],
  ["تاريخ النشر : 8 ديسمبر 2017", false],
  ["8 ديسمبر 2017", false],
])("whether %s has the label of an update: %s", (text, expected) => {
  expect(isUpdateDate(text)).toBe(expected);
});

const ZONES = [MUSCAT, "Africa/Cairo", "Asia/Beirut", "Africa/Casablanca", "America/New_York"];
const LOCALES = [
  "ar-OM",
  "ar-EG",
  "ar-SA",
  "ar-MA",
  "ar-LB",
  "ar-SY",
  "ar-DZ",
  "ar-MR",
  "ar-TN",
  "ar-IQ",
  "ar",
];
const STYLES = ["full", "long", "medium", "short"] as const;
const RUNS = 500;

const anyDay = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2100, 11, 31) / 86_400_000 })
  .map((days) => new Temporal.PlainDate(1970, 1, 1).add({ days }));

const anyLocale = fc
  .tuple(
    fc.constantFrom(...LOCALES),
    fc.constantFrom("", "-nu-latn", "-nu-arab", "-nu-arabext"),
    fc.constantFrom("gregory", "islamic-umalqura"),
  )
  .map(([locale, numbers, calendar]) => `${locale}-u-ca-${calendar}${numbers}`);

/** A day, spelled as people write it: the spelling is composed of random parts. */
const anySpelling = fc
  .record({
    date: anyDay,
    label: fc.constantFrom(
      "",
      "تاريخ النشر: ",
      "نُشر في ",
      "آخر تحديث: ",
      "الجمعة، ",
      "يوم الثلاثاء الموافق ",
    ),
    name: fc.nat(),
    form: fc.nat(6),
    padded: fc.boolean(),
    zero: fc.constantFrom(0x30, 0x660, 0x6f0),
    era: fc.constantFrom("", "م", " م"),
    companion: fc.constantFrom("", " الموافق 12 شوال 1393هـ", " (١٢ شوال ١٣٩٣ هـ)"),
  })
  .map(({ date, label, name, form, padded, zero, era, companion }) => {
    const names = GREGORIAN_MONTHS[date.month - 1] ?? [];
    const month = names[name % names.length];
    const [dd, mm] = [date.day, date.month].map((number) => String(number).padStart(padded ? 2 : 1, "0"));
    const written = [
      `${dd} ${month} ${date.year}`,
      `${dd} ${month}، ${date.year}`,
      `${dd}-${month}-${date.year}`,
      `${dd}/${mm}/${date.year}`,
      `${dd}.${mm}.${date.year}`,
      `${date.year}-${mm}-${dd}`,
      `${dd}\u200F/${mm}\u200F/${date.year}`,
    ][form];
    const text = label + written + era + companion;
    return { date, text: text.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit))) };
  });

/** A day of the Hijri calendar, spelled as people write it. */
const anyHijriSpelling = fc
  .record({
    date: fc
      .integer({ min: Date.UTC(1991, 0, 1) / 86_400_000, max: Date.UTC(2070, 0, 1) / 86_400_000 })
      .map((days) => new Temporal.PlainDate(1970, 1, 1).add({ days })),
    label: fc.constantFrom("", "تاريخ النشر: ", "يوم ", "weekday"),
    name: fc.nat(),
    form: fc.nat(5),
    padded: fc.boolean(),
    zero: fc.constantFrom(0x30, 0x660, 0x6f0),
    era: fc.constantFrom("هـ", " هـ", "ه", " هجرية", " للهجرة"),
  })
  .map(({ date, label, name, form, padded, zero, era }) => {
    const hijri = date.withCalendar("islamic-umalqura");
    const names = HIJRI_MONTHS[hijri.month - 1] ?? [];
    const month = names[name % names.length];
    const [dd, mm] = [hijri.day, hijri.month].map((number) => String(number).padStart(padded ? 2 : 1, "0"));
    const written = [
      `${dd} ${month} ${hijri.year}`,
      `${dd} من ${month}، ${hijri.year}`,
      `${dd} من شهر ${month} عام ${hijri.year}`,
      `${dd}-${month}-${hijri.year}`,
      `${dd}/${mm}/${hijri.year}`,
      `${hijri.year}-${mm}-${dd}`,
    ][form];
    const weekday = new Intl.DateTimeFormat("ar", { weekday: "long", timeZone: "UTC" });
    const opening = label === "weekday" ? `${weekday.format(Date.parse(date.toString()))}، ` : label;
    const text = opening + written + era;
    return { date, text: text.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit))) };
  });

describe("properties", () => {
  test("every spelling of every Hijri date is parsed to its day", () => {
    fc.assert(
      fc.property(anyHijriSpelling, ({ date, text }) => {
        expect(parseDate(text, MUSCAT)).toEqual(day(date.toString()));
      }),
      { numRuns: RUNS },
    );
  });

  test("every spelling of every day is parsed to that day", () => {
    fc.assert(
      fc.property(anySpelling, ({ date, text }) => {
        expect(parseDate(text, MUSCAT)).toEqual(day(date.toString()));
      }),
      { numRuns: RUNS },
    );
  });

  test("every date that Intl prints is parsed to its day, in both calendars", () => {
    fc.assert(
      fc.property(anyDay, anyLocale, fc.constantFrom(...STYLES), (date, locale, dateStyle) => {
        const text = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: "UTC" }).format(
          Date.parse(date.toString()),
        );
        expect(parseDate(text, MUSCAT)).toEqual(day(date.toString()));
      }),
      { numRuns: RUNS },
    );
  });

  test("every time that Intl prints is parsed to its minute, in any zone", () => {
    const minutes = fc.integer({ min: Date.UTC(1990, 0, 2) / 60_000, max: Date.UTC(2100, 11, 30) / 60_000 });
    fc.assert(
      fc.property(minutes, anyLocale, fc.constantFrom(...STYLES), fc.constantFrom(...ZONES), (...sample) => {
        const [minute, locale, dateStyle, timeZone] = sample;
        const clock = new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: "short", timeZone });
        const text = clock.format(minute * 60_000);
        const parsed = parseDate(text, timeZone);
        // When clocks go back, some minutes occur twice. The result must be one of the two.
        const read = parsed.kind === "date" && "instant" in parsed.date ? parsed.date.instant : Number.NaN;
        expect(clock.format(read)).toBe(text);
      }),
      { numRuns: RUNS },
    );
  });

  test("invisible characters at any place change nothing", () => {
    const invisible = fc.constantFrom(
      "\u200E",
      "\u200F",
      "\u061C",
      "\u0640",
      "\u064E",
      "\u0651",
      "\u2067",
      "\uFEFF",
    );
    fc.assert(
      fc.property(anySpelling, fc.array(fc.tuple(fc.nat(), invisible)), ({ date, text }, extra) => {
        const letters = [...text];
        for (const [position, character] of extra)
          letters.splice(position % (letters.length + 1), 0, character);
        expect(parseDate(letters.join(""), MUSCAT)).toEqual(day(date.toString()));
      }),
      { numRuns: RUNS },
    );
  });

  test("a date among other words is not a date", () => {
    const words = fc.constantFrom("قتلى", "في مسقط", "اجتماع", "عمان", "17", "و", "Oman");
    fc.assert(
      fc.property(anySpelling, words, fc.boolean(), ({ text }, word, before) => {
        expect(parseDate(before ? `${word} ${text}` : `${text} ${word}`, MUSCAT)).toEqual(NOT_A_DATE);
      }),
      { numRuns: RUNS },
    );
  });

  test("any text of the words of dates gives a result, never an exception", () => {
    const piece = fc.oneof(
      fc.constantFrom(...GREGORIAN_MONTHS.flat(), ...HIJRI_MONTHS.flat()),
      fc.constantFrom("هـ", "م", "ص", "T", "Z", "GMT", "الساعة", "مساء", "بتوقيت مسقط", "الموافق", "الجمعة"),
      fc.constantFrom(" ", "/", "-", ".", ":", "،", "(", ")", "+", "تاريخ النشر:"),
      fc.integer({ min: 0, max: 99 }).map(String),
      fc.integer({ min: 0, max: 99_999 }).map(String),
    );
    const known = fc.constantFrom("8 ديسمبر 2017 ", "2017-12-08T", "14:30");
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, known), { maxLength: 12 }), (pieces) => {
        const parsed = parseDate(pieces.join(""), MUSCAT);
        expect(["date", "impossible", "not-a-date"]).toContain(parsed.kind);
        if (parsed.kind !== "date") return;
        const millisecond = "day" in parsed.date ? Date.parse(parsed.date.day) : parsed.date.instant;
        expect(new Date(millisecond).getUTCFullYear()).toBeGreaterThanOrEqual(1989);
        expect(new Date(millisecond).getUTCFullYear()).toBeLessThanOrEqual(2101);
      }),
      { numRuns: RUNS },
    );
  });
});
