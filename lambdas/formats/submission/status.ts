// Recognises words which say that an article must not be published yet. They stand in Markdown's field `status` and in a property of Word.

import { foldArabic } from "../../text/fold.ts";
import { foldedList } from "../../text/words.ts";

const unpublished = new Set(
  [
    "draft، in progress، not ready، incomplete، مسودة، قيد الإعداد، قيد التحرير، قيد الكتابة، غير جاهز، غير مكتمل",
    "review، in review، for review، under review، needs review، pending، pending review، قيد المراجعة، للمراجعة، تحت المراجعة، بانتظار المراجعة",
    "hold، on hold، held، withheld، معلق، معلقة، مؤجل، مؤجلة، موقوف، محجوب",
    "private، unpublished، not published، do not publish، غير منشور، لم ينشر، لا ينشر، ليس للنشر، ممنوع النشر",
    "cancelled، canceled، killed، spiked، rejected، deleted، trash، trashed، ملغى، ملغي، ملغاة، مسحوب، مرفوض، محذوف",
  ].flatMap(foldedList),
);

/** A status that states an embargo: `محظور حتى الأحد`, `Embargoed`. The article is not published, whatever date the status states. */
const embargoed = /embargo|حظر|محظور/;

/** Whether an article with this status must not be published. An unknown status does not stop an article: "final", or a newsroom's own term. */
export function isUnpublishedStatus(status: string): boolean {
  const folded = foldArabic(status).replace(/[_-]/g, " ");
  return unpublished.has(folded) || embargoed.test(folded);
}
