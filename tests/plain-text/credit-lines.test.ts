// Credit lines in the forms of Gulf newspapers. Names of people are invented.
import { describe, expect, test } from "vitest";
import { parseCredit } from "../../lambdas/plain-text/credit/credit.ts";
import { parsePlainText } from "../../lambdas/plain-text/parse-plain-text.ts";

const credit = (places: string[], authors: string[], agencies: string[]) => ({ places, authors, agencies });

describe("who wrote an article, and where", () => {
  test.each([
    ["«الاقتصادية» من الرياض", credit(["الرياض"], [], ["الاقتصادية"])],
    ['"الاقتصادية" من الدمام', credit(["الدمام"], [], ["الاقتصادية"])],
    ["الاقتصادية الإلكترونية من الرياض", credit(["الرياض"], [], ["الاقتصادية الإلكترونية"])],
    ["سالم الرويلي من الدمام", credit(["الدمام"], ["سالم الرويلي"], [])],
    ["الوئام - رويترز:", credit([], [], ["الوئام", "رويترز"])],
    ["الرياض-الوئام:", credit(["الرياض"], [], ["الوئام"])],
    ["مكة المكرمة -الوئام-هتون العصيمي:", credit(["مكة المكرمة"], ["هتون العصيمي"], ["الوئام"])],
    ["سالم العتيبي- سبق- الطائف:", credit(["الطائف"], ["سالم العتيبي"], ["سبق"])],
    ["اليوم - الدمام", credit(["الدمام"], [], ["اليوم"])],
    ["عكاظ (جدة)", credit(["جدة"], [], ["عكاظ"])],
    ["سالم المالكي (الخرمة)", credit(["الخرمة"], ["سالم المالكي"], [])],
    ["أحمد معيدي (هاتفيا - كانساس)", credit(["كانساس"], ["أحمد معيدي"], [])],
    ["سالم القرني (الرياض)، خالد هزازي (جدة)", credit(["الرياض", "جدة"], ["سالم القرني", "خالد هزازي"], [])],
    ["قندز (أفغانستان): «الشرق الأوسط»", credit(["قندز", "أفغانستان"], [], ["الشرق الأوسط"])],
    ["لندن: «الشرق الأوسط أونلاين»", credit(["لندن"], [], ["الشرق الأوسط أونلاين"])],
    ["الأنبار: شداد العبيدي", credit(["الأنبار"], ["شداد العبيدي"], [])],
    [
      "الدمام: سالم الخويلدي بيروت: خالد عباس",
      credit(["الدمام", "بيروت"], ["سالم الخويلدي", "خالد عباس"], []),
    ],
    [
      "أبها، صنعاء: سلمان عسكر، محمد عبدالعظيم",
      credit(["أبها", "صنعاء"], ["سلمان عسكر", "محمد عبدالعظيم"], []),
    ],
    ["الرياض، تحقيق - عبير البراهيم", credit(["الرياض"], ["عبير البراهيم"], [])],
    [
      "خالد السعيد - مكة المكرمة تصوير سالم السندي",
      credit(["مكة المكرمة"], ["خالد السعيد", "سالم السندي"], []),
    ],
    ["واس - مزار شريف", credit(["مزار شريف"], [], ["واس"])],
    ["غشتاد: أ ف ب", credit(["غشتاد"], [], ["أ ف ب"])],
    ["نيودلهي أ ف ب", credit(["نيودلهي"], [], ["أ ف ب"])],
    ["فاروق أحمد - الخبر", credit(["الخبر"], ["فاروق أحمد"], [])],
    ["صالح سالم - تربة", credit(["تربة"], ["صالح سالم"], [])],
    ["صنعاء - خاص بالرياض", credit(["صنعاء"], [], ["الرياض"])],
    ["* أحمد السالم من الرياض", credit(["الرياض"], ["أحمد السالم"], [])],
    ["صحار – الرياضية | Sunday, 10 December 2017 - 16:10 pm", credit(["صحار"], [], ["الرياضية"])],
    ["مسقط - سالم الحسيني | 8 ديسمبر 2017 - 09:30", credit(["مسقط"], ["سالم الحسيني"], [])],
    ["كلمة الاقتصادية", credit([], [], ["كلمة الاقتصادية"])],
    ["رأي الوطن", credit([], [], ["رأي الوطن"])],
    ["د . سالم السنيدي", credit([], ["د . سالم السنيدي"], [])],
    ["جدة: د. عبد الحفيظ يحيى بخش", credit(["جدة"], ["د. عبد الحفيظ يحيى بخش"], [])],
    ["د. سعيد بن على العجيلي", credit([], ["د. سعيد بن على العجيلي"], [])],
  ])("%s", (line, expected) => {
    expect(parseCredit(line)).toEqual(expected);
  });

  test.each([
    "دبي: انطلاق معرض جيتكس",
    "ارتفاع النفط من الرياض",
    "وزير الصحة: رويترز",
    "تربة صالحة - زراعة",
    "الرياض: إعلان موعد القمة",
    "عبد الفتاح السيسي زار الرياض",
    "كلمة ترحيبية",
    "رأي الخبراء",
  ])("is not a credit line: %s", (line) => {
    expect(parseCredit(line)).toBeUndefined();
  });
});

const paragraph =
  "أعلنت وزارة النقل أن العمل في الطريق الساحلي ينتهي في نهاية الشهر المقبل، وأن التكلفة بقيت ضمن المبلغ الذي رصد له في الموازنة.";
const parse = (...lines: readonly string[]) => {
  const parsed = parsePlainText(
    ["1187246", "عنوان المقال", "8 ديسمبر 2017", ...lines].join("\n\n"),
    "Asia/Riyadh",
  );
  return parsed.ok ? parsed.value : undefined;
};

test("an unknown name is the author's if the text does not contain its words", () => {
  expect(parse("هيلزا برونكفيست", paragraph)).toMatchObject({
    authors: ["هيلزا برونكفيست"],
    paragraphs: [paragraph],
  });
});

test("words that the text repeats are not an author's name", () => {
  expect(parse("طريق ساحلي", paragraph)).toMatchObject({ authors: [] });
});

test("a credit line at the beginning of the text is removed, if the text repeats it", () => {
  expect(parse("سالم العتيبي- سبق- تبوك:", `سالم العتيبي- سبق- تبوك: ${paragraph}`)).toMatchObject({
    places: ["تبوك"],
    authors: ["سالم العتيبي"],
    agencies: ["سبق"],
    paragraphs: [paragraph],
  });
});

test("character references are decoded, and other texts with an ampersand do not change", () => {
  const article = parse("&nbsp;عكاظ (جدة)", "قال &#8220;نعم&#8221; في R&D وAT&T.&#1;");
  expect(article).toMatchObject({
    places: ["جدة"],
    agencies: ["عكاظ"],
    paragraphs: ["قال “نعم” في R&D وAT&T."],
  });
});
