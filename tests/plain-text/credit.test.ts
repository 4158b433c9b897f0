import { describe, expect, test } from "vitest";
import { parseCredit } from "../../lambdas/plain-text/credit.ts";

const credit = (places: string[], authors: string[], agencies: string[]) => ({ places, authors, agencies });

describe("parseCredit", () => {
  test.each([
    ["دمشق - عمان - بسام جميدة - وكالات -", credit(["دمشق", "عمان"], ["بسام جميدة"], ["وكالات"])],
    ["مسقط – العمانية", credit(["مسقط"], [], ["العمانية"])],
    ["بيروت ـ أ.ف.ب", credit(["بيروت"], [], ["أ.ف.ب"])],
    ["القاهرة - (د ب أ)", credit(["القاهرة"], [], ["د ب أ"])],
    ["واشنطن (رويترز)", credit(["واشنطن"], [], ["رويترز"])],
    ["(رويترز)", credit([], [], ["رويترز"])],
    ["دمشق-وكالات", credit(["دمشق"], [], ["وكالات"])],
    ["بروكسل / موسكو - تاس", credit(["بروكسل", "موسكو"], [], ["تاس"])],
    ["مسقط: العمانية:", credit(["مسقط"], [], ["العمانية"])],
    ["لندن - «القدس العربي»", credit(["لندن"], [], ["القدس العربي"])],
    ["صلالة – مكتب «الرؤية» –", credit(["صلالة"], [], ["الرؤية"])],
    ["مسقط - مكتب الرؤية -", credit(["مسقط"], [], ["مكتب الرؤية"])],
    ["عواصم - وكالات", credit(["عواصم"], [], ["وكالات"])],
    ["العُمانيّة ووكالات", credit([], [], ["العُمانيّة", "وكالات"])],
    ["رويترز، أ ف ب", credit([], [], ["رويترز", "أ ف ب"])],
  ])("dashes, slashes, brackets: %s", (line, expected) => {
    expect(parseCredit(line)).toEqual(expected);
  });

  test.each([
    ["مسقط في 8 ديسمبر /العمانية/", credit(["مسقط"], [], ["العمانية"])],
    ["الكويت في 8 ديسمبر / كونا /", credit(["الكويت"], [], ["كونا"])],
    ["الرياض 20 ربيع الأول 1439 هـ الموافق 08 ديسمبر 2017 م واس", credit(["الرياض"], [], ["واس"])],
  ])("a day in a dateline: %s", (line, expected) => {
    expect(parseCredit(line)).toEqual(expected);
  });

  test.each([
    [
      "مسقط - أحمد الحارثي",
      "a given name first, though the family's has ال",
      credit(["مسقط"], ["أحمد الحارثي"], []),
    ],
    ["أحمد الحارثي", "a given name alone on its line", credit([], ["أحمد الحارثي"], [])],
    ["محمد بن سالم بن علي الحارثي", "the longest of names", credit([], ["محمد بن سالم بن علي الحارثي"], [])],
    ["نزوى - بخيت كيرداس", "two words without ال", credit(["نزوى"], ["بخيت كيرداس"], [])],
    ["مسقط - أمل الجابرية", "a family name, no list knows the first", credit(["مسقط"], ["أمل الجابرية"], [])],
    ["مسقط - وادي السحتن", "a place by its first word", credit(["مسقط", "وادي السحتن"], [], [])],
    ["مسقط - قرية الشارع الغربي", "a landform first", credit(["مسقط", "قرية الشارع الغربي"], [], [])],
    ["الثرمد - العمانية", "a word with ال", credit(["الثرمد"], [], ["العمانية"])],
    [
      "جعلان بني بو علي - العمانية",
      "a known place in the shape of a name",
      credit(["جعلان بني بو علي"], [], ["العمانية"]),
    ],
    ["القاهرة - سبوتنيك", "a known agency", credit(["القاهرة"], [], ["سبوتنيك"])],
    ["جنيف - د. ليث كبة", "a title", credit(["جنيف"], ["د. ليث كبة"], [])],
    [
      "الرياض: فتح الرحمن يوسف",
      "a known place, a colon, a given name of two words",
      credit(["الرياض"], ["فتح الرحمن يوسف"], []),
    ],
    ["مسقط: أحمد الحارثي - رويترز", "more than a name", credit(["مسقط"], ["أحمد الحارثي"], ["رويترز"])],
    ["باريس- من ميشال أبو نجم -", "who reports from there", credit(["باريس"], ["ميشال أبو نجم"], [])],
    ["باريس - من رنيم حنوش", "who reports from there", credit(["باريس"], ["رنيم حنوش"], [])],
    ["د/ محمد المعشني", "a title with a slash", credit([], ["د/ محمد المعشني"], [])],
  ])("%s: %s", (line, _rule, expected) => {
    expect(parseCredit(line)).toEqual(expected);
  });

  test.each([
    ["كتب: أحمد الحارثي", ["أحمد الحارثي"]],
    ["كتبت - زينب الناصرية", ["زينب الناصرية"]],
    ["كتب أحمد الحارثي -", ["أحمد الحارثي"]],
    ["بقلم: هاجر بوغانمي", ["هاجر بوغانمي"]],
    ["بقلم: الأخضر الإبراهيمي", ["الأخضر الإبراهيمي"]],
    ["متابعة: سالم الحسيني وخليفة الشكيلي", ["سالم الحسيني", "خليفة الشكيلي"]],
    ["حاوره: عاصم الشيدي", ["عاصم الشيدي"]],
    ["اعداد: المحرر الرياضي", ["المحرر الرياضي"]],
    ["حوار وتصوير: ريم وليد", ["ريم وليد"]],
  ])("a word that marks a person: %s", (line, authors) => {
    expect(parseCredit(line)).toEqual(credit([], authors, []));
  });

  test("such a word after a place and a colon", () => {
    expect(parseCredit("مسقط: كتب أحمد الجهوري")).toEqual(credit(["مسقط"], ["أحمد الجهوري"], []));
  });

  test("an agency stays one after such a word", () => {
    expect(parseCredit("مسقط - متابعة: العمانية")).toEqual(credit(["مسقط"], [], ["العمانية"]));
  });

  test.each([
    "آلاف من مقاتلي «داعش» غادروا الرقة في صفقة سرية -",
    "اتفاق تاريخي - تفاصيل جديدة -",
    "كتب الرئيس السابق",
    "كتب:",
    "أحمد الحارثي: أنا سعيد",
    "أحمد الحارثي: سالم الحسيني",
    "محمد صلاح أفضل لاعب في العالم",
    "محمد صلاح يسجل هدفا",
    "قال وزير الخارجية",
    "مكتب الرؤية",
    "مكتب -",
    "صلالة: اليوم",
    "بخيت: فتح الرحمن يوسف",
    "مسقط: عرض مسرحي جديد",
    "دبي: انطلاق معرض جيتكس",
    "بيروت: حزب الله ينفي",
    "الرياض: وفود من دول عدة",
    "هبوط أسعار النفط",
    "مسقط.",
    "هل فازت قطر؟",
    "",
    " - ",
  ])("no credit line: %s", (line) => {
    expect(parseCredit(line)).toBeUndefined();
  });

  test("where a credit stands, names that no list knows pass, and places don't", () => {
    expect(parseCredit("بخيت كيرداس")).toBeUndefined();
    expect(parseCredit("بخيت كيرداس", "shape")).toEqual(credit([], ["بخيت كيرداس"], []));
    expect(parseCredit("الأمسية الشعرية", "shape")).toBeUndefined();
  });
});
