// What newsrooms write into a field for the state of an article: Markdown's `status`, the property of a Word document.
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

/** `محظور حتى الأحد`, `Embargoed`: whenever that may be over. */
const embargoed = /embargo|حظر|محظور/;

/** Any other word, such as “final”, “عاجل” or a newsroom's own, keeps nothing back. */
export function isUnpublishedStatus(status: string): boolean {
  const folded = foldArabic(status).replace(/[_-]/g, " ");
  return unpublished.has(folded) || embargoed.test(folded);
}
