// Recognises the status of an unpublished article in Markdown's `status` or a Word property.
import { foldedList } from "../../plain-text/words.ts";
import { foldArabic } from "../../text/fold.ts";

const unpublished = new Set(
  [
    "draft، in progress، not ready، incomplete، مسودة، قيد الإعداد، قيد التحرير، قيد الكتابة، غير جاهز، غير مكتمل",
    "review، in review، for review، under review، needs review، pending، pending review، قيد المراجعة، للمراجعة، تحت المراجعة، بانتظار المراجعة",
    "hold، on hold، held، withheld، معلق، معلقة، مؤجل، مؤجلة، موقوف، محجوب",
    "private، unpublished، not published، do not publish، غير منشور، لم ينشر، لا ينشر، ليس للنشر، ممنوع النشر",
    "cancelled، canceled، killed، spiked، rejected، deleted، trash، trashed، ملغى، ملغي، ملغاة، مسحوب، مرفوض، محذوف",
  ].flatMap(foldedList),
);

/** `محظور حتى الأحد`, `Embargoed`. They withhold the article without looking at the date. */
const embargoed = /embargo|حظر|محظور/;

/** Unknown words, such as “final”, “عاجل” or a newsroom's own terms, do not withhold an article. */
export function isUnpublishedStatus(status: string): boolean {
  const folded = foldArabic(status).replace(/[_-]/g, " ");
  return unpublished.has(folded) || embargoed.test(folded);
}
