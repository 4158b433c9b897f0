// Who wrote it, as agencies say it in one field: `أحمد سالم، منى علي`, `By Meredith Jameson, Staff Reporter`.
import { type Credit, NO_CREDIT } from "../../plain-text/credit.ts";
import { isGivenName, isKnownAgency, isKnownPlace } from "../../plain-text/gazetteer.ts";
import { cleanText } from "../../text/characters.ts";

/** `حوار وتصوير: `, whatever the words are. */
const label = /^[\p{L}\s]{1,25}:\s*/u;
/** What stands before a name without a colon. */
const wrote =
  /^(?:by|كتبت?|كتبه|كتبها|بقلم|من|[إا]عداد|تقرير|تحرير|تغطية|متابعة|حوار|تحقيق|ترجمة)(?:\s+|$)/iu;
/** What somebody is, after the name. */
const job =
  /^(?:مراسلة?|مراسلنا|مراسلتنا|محررة?|كاتبة?|صحفية?|رئيسة?|مديرة?|خبيرة?|باحثة?|أستاذة?|staff|special|senior|chief|correspondent|reporter|editor)(?:\s|$)/iu;
const latinAgency =
  /^(?:agence france-presse|afp|associated press|ap|reuters|thomson reuters|dpa|efe|ansa|xinhua|tass|bloomberg|anadolu|kyodo|yonhap|getty images|epa|ona|wam|spa|kuna|qna|bna|mena|petra|sana|wafa|tap|aps|map|tt|ntb)(?: tv)?$/i;
/** Marks, `and`, and a slash that doesn't belong to a title such as `د/ محمد`. */
const separator = /\s*[،,;؛:|()]\s*|\s+[-–—]\s+|\s+(?:and|&)\s+|(?<!(?<!\p{L})\p{L})\s*\/\s*/u;
const longestName = 80;
const longestByline = 500;

/** The people, and the agencies and places that bylines name beside them. */
export function parseByline(byline: string): Credit {
  const text = cleanText(byline).replace(/\s+/gu, " ").trim();
  if (text.length > longestByline) return NO_CREDIT;
  const names = text
    .replace(label, (said) => (isKnownPlace(said) ? said : ""))
    .split(separator)
    .flatMap(splitAnd)
    .map((name) => name.trim().replace(wrote, ""))
    .filter((name, index) => isName(name) && !(index > 0 && job.test(name)));
  const isPlace = (name: string) => isKnownPlace(name) && names.length > 1 && !isAgency(name);
  return {
    places: names.filter(isPlace),
    agencies: names.filter(isAgency),
    authors: names.filter((name) => !isPlace(name) && !isAgency(name)),
  };
}

/** Whether a text is somebody's name for people: no address, no domain, no code, no sentence. */
export function isName(text: string): boolean {
  return text.length <= longestName && /\p{L}/u.test(text) && !/[@:\\]|\/\/|\w\.\w{2,}/u.test(text);
}

function isAgency(name: string): boolean {
  return isKnownAgency(name) || latinAgency.test(name);
}

/**
 * `أحمد سالم ومنى علي` is two people; `محمود وهبة` is one, and so is `سالم أحمد وليد`: the conjunction parts whole names,
 * and is no letter of a given name.
 */
function splitAnd(part: string): readonly string[] {
  const names = part
    .replace(/\s+و\s*(\p{L}{2,})/gu, (joined, word: string) =>
      isGivenName(`و${word}`) ? joined : `،${word}`,
    )
    .split("،");
  return names.every((name) => isAgency(name) || name.includes(" ")) ? names : [part];
}
