// The names that editors use for the fields of front matter, in English and Arabic.
import type { ListField, TextField } from "../../article/article.ts";
import { lettersOf } from "../../text/words.ts";

/** The fields of a picture. They can also be in a map (`image: { src: …, alt: … }`), where some keys have other meanings than outside it. */
export type PictureFieldName = "pictureAddress" | "pictureAlt" | "pictureCaption" | "pictureCredit";

export type FieldName = keyof typeof names | PictureFieldName;

const names = {
  id: "id، number، المعرف، معرف، الرقم، رقم، رقم المقال، رقم الخبر",
  headline: "title، headline، العنوان، عنوان، عنوان المقال، عنوان الخبر، العنوان الرئيسي",
  section: "section، category، categories، القسم، قسم، التصنيف، تصنيف، الباب",
  published:
    "date، published، publish date، pub date، date published، published at، published time، التاريخ، تاريخ، تاريخ النشر، النشر، نشر",
  updated:
    "updated، update، last mod، modified، last modified، date modified، last updated، updated at، التحديث، آخر تحديث، تاريخ التحديث، التعديل، آخر تعديل، تاريخ التعديل",
  embargo:
    "embargo، not before، publish after، publish at، publish on، release date، release at، release on، scheduled for، لا ينشر قبل، لا تنشر قبل، ليس للنشر قبل، للنشر بعد، ينشر في، ينشر بعد، موعد النشر، الإمبارغو، إمبارغو",
  isDraft: "draft، مسودة، المسودة",
  status: "status، الحالة، حالة النشر",
  standfirst:
    "summary، description، standfirst، subtitle، excerpt، deck، dek، lead، الملخص، ملخص، المقدمة، مقدمة، الوصف، وصف، العنوان الفرعي، الموجز، موجز",
  authors:
    "author، authors، byline، by، writer، الكاتب، الكاتبة، الكتاب، كاتب، كتب، بقلم، المؤلف، المحرر، إعداد",
  places: "place، places، dateline، location، المكان، الأماكن، مكان، المدينة",
  agencies: "agency، agencies، source، sources، الوكالة، وكالة، الوكالات، وكالات، المصدر، المصادر",
  tags: "tag، tags، keywords، الوسوم، وسوم، الوسم، وسم، الكلمات المفتاحية، كلمات مفتاحية، الكلمات الدلالية",
  picture:
    "image، picture، photo، cover، cover image، featured image، thumbnail، الصورة، صورة، صورة الغلاف، الصورة الرئيسية",
  pictureAlt: "image alt، picture alt، photo alt، alt، وصف الصورة، النص البديل، نص بديل",
  pictureCaption:
    "image caption، picture caption، photo caption، caption، تعليق الصورة، التعليق على الصورة، شرح الصورة",
  pictureCredit:
    "image credit، picture credit، photo credit، credit، photographer، مصدر الصورة، المصور، تصوير",
} satisfies Readonly<Record<TextField | ListField, string> & Record<string, string>>;

const pictureNames: Readonly<Record<PictureFieldName, string>> = {
  pictureAddress: "src، file، url، path، name، image، الملف، ملف، الرابط، رابط، المسار",
  pictureAlt: "alt، description، الوصف، وصف، النص البديل، نص بديل",
  pictureCaption: "caption، title، التعليق، تعليق، الشرح، شرح",
  pictureCredit: "credit، photographer، source، by، المصور، تصوير، المصدر، مصدر",
};

function tableOf<Name>(lists: Readonly<Record<string, string>>): ReadonlyMap<string, Name> {
  const entries = Object.entries(lists).flatMap(([name, list]) =>
    list.split("،").map((synonym) => [lettersOf(synonym), name as Name] as const),
  );
  return new Map(entries);
}

const fieldNames = tableOf<FieldName>(names);
const pictureFieldNames = tableOf<PictureFieldName>(pictureNames);

/**
 * Other names of an embargo, such as `embargo_lifts` and `رفع الحظر`. It is safe to recognise too many: a value that is not a date is refused,
 * and a refusal is better than to publish too early. `حظر التجول` (curfew) is a topic, not an embargo.
 */
const likeEmbargo = /embargo|حظر(?!ال(?!نشر))|محظور/;

/** The field that a key means. `undefined` for a key that is not a field of an article. */
export function fieldNameOf(key: string): FieldName | undefined {
  const known = lettersOf(key);
  return fieldNames.get(known) ?? (likeEmbargo.test(known) ? "embargo" : undefined);
}

export function pictureFieldNameOf(key: string): PictureFieldName | undefined {
  return pictureFieldNames.get(lettersOf(key));
}
