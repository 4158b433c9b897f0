// Headlines that feed readers often show wrongly. Each is in one article, in addition to the articles of tests/fixtures.

const plainText = "نص الخبر من مسقط والدوحة اليوم.";

const texts: readonly (readonly [headline: string, text: string])[] = [
  ["Boeing تبيع مسقط طائرات جديدة", plainText],
  ["2017 عام الرياضة في مسقط", plainText],
  ["2017-12-08 موعد الافتتاح", plainText],
  ["الأمل يفوز 2-1 على النصر", plainText],
  ["«الأمل» يفوز على النصر", plainText],
  ["🎉 مسقط تحتفل بالعيد", plainText],
  ["خبر <b>مهم</b> جدا", plainText],
  ["خبر &lt;b&gt; مهم &amp;amp; جدا", plainText],
  ["خبر ]]> مهم ]]> جدا", plainText],
  ["<script>alert(1)</script> خبر", plainText],
  ["خبر \"مهم\" و'جديد' & <آخر>", plainText],
  ["5 < 7 في الرياضيات", plainText],
  ["شركة AT&T تفتح فرعا في مسقط", plainText],
  ["فقرة تبدأ باسم لاتيني", "Boeing باعت مسقط طائرات جديدة.\n\nوقالت الشركة إنها سعيدة."],
  ["فقرة تبدأ برقم", "2017-12-08 هو يوم الافتتاح في مسقط.\n\n500 فرد حضروا."],
  ["فقرة لاتينية كلها بين فقرتين", `${plainText}\n\nBreaking News\n\n${plainText}`],
];

/** Returns the files. All articles have the same day, and ids that no other article has. */
export function hardArticles(): readonly { readonly name: string; readonly text: string }[] {
  const headlines = texts.map(([headline, text]) => `${headline}\n\n8 ديسمبر 2017\n\n${text}`);
  const authors = `خبر فيه كاتبان\n\n8 ديسمبر 2017\n\nعنوان فرعي للخبر -\nمسقط - بسام جميدة - سالم الحسيني - وكالات -\n\n${plainText}`;
  return [...headlines, authors].map((text, index) => ({
    name: `hard-${index}.txt`,
    text: `${9_000_000 + index}\nالرياضة\n\n${text}\n`,
  }));
}
