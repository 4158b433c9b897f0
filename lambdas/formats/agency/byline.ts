// Who wrote it, as agencies say it in one field: `أحمد سالم، منى علي`, `By Meredith Jameson, Staff Reporter`.
import { type Credit, joinCredits, NO_CREDIT } from "../../plain-text/credit/credit.ts";
import { isGivenName, isKnownAgency, isKnownPlace } from "../../plain-text/gazetteer/gazetteer.ts";
import { cleanLine } from "../../plain-text/words.ts";

/** `حوار وتصوير: `, whatever the words are. */
const label = /^[\p{L}\s]{1,25}:\s*/u;
/** What stands before a name without a colon. */
const wrote =
  /^(?:by|von|par|por|كتبت?|كتبه|كتبها|بقلم|من|[إا]عداد|تقرير|تحرير|تغطية|متابعة|حوار|تحقيق|ترجمة)(?:\s+|$)/iu;
/** What somebody is, after the name. */
const job =
  /^(?:مراسلة?|مراسلنا|مراسلتنا|محررة?|كاتبة?|صحفية?|رئيسة?|مديرة?|خبيرة?|باحثة?|أستاذة?|staff|special|senior|chief|correspondent|reporter|editor)(?:\s|$)/iu;
const latinAgency =
  /^(?:agence france-presse|afp|(?:the )?associated press|ap|(?:the )?canadian press|press association|pa|reuters|thomson reuters|dpa|apa|stt|aap|ritzau|belga|keystone-sda|sda|ats|lusa|cna|pti|efe|ansa|xinhua|tass|bloomberg|anadolu|kyodo|yonhap|getty images|epa|ona|wam|spa|kuna|qna|bna|mena|petra|sana|wafa|tap|aps|map|tt|ntb)(?: tv)?$/i;
/** Whom a person works for, or a desk: no author, and an agency's peer where no person is named. */
const organisation =
  /^the\s|(?:^|\s)(?:university|institute|college|foundation|association|database|network|news|newsroom|agency|magazine|company|inc|ltd|gmbh|desk|redaktion|editors)\.?$|^(?:جامعة|معهد|مركز|مؤسسة|صحيفة|جريدة|مجلة|وكالة|شبكة|قناة|موقع|إذاعة|تلفزيون|قسم|مكتب|مكاتب|هيئة التحرير|أسرة التحرير)(?:\s|$)/iu;
/** A login or initials, as editors sign among themselves: `load`, `gr/bp`, `VRG`. */
const sign = /^(?:[a-z][a-z0-9_-]*|[A-Z]{1,3})$/;
/** `Von A und B`: the preposition says what joins names in its language. */
const joints: Readonly<Record<string, RegExp>> = {
  von: /\s+und\s+/i,
  par: /\s+et\s+/i,
  por: /\s+[ye]\s+/i,
};
/** Marks, `and`, and a slash that doesn't belong to a title such as `د/ محمد`. */
const separator = /\s*[،,;؛:|()]\s*|\s+[-–—]\s+|\s+(?:and|with|مع|&)\s+|(?<!(?<!\p{L})\p{L})\s*\/\s*/u;
/** `Press Association Political Correspondent`, after the name. */
const jobAtEnd = /\s(?:correspondent|reporter|editor|writer|producer|columnist)$/i;
/** `Ali Saleh in Jerusalem`, `علي صالح في القدس`: where the author is. */
const whereabouts = /\s+(?:in\s+\p{Lu}|في\s+\p{L}).*$/u;
const longestName = 80;
const longestByline = 500;

/** The people, and the agencies and places that bylines name beside them. */
export function parseByline(byline: string): Credit {
  const text = cleanLine(byline);
  if (text.length > longestByline) return NO_CREDIT;
  const joint = joints[text.split(" ")[0]?.toLowerCase() ?? ""];
  const names = text
    .replace(label, (said) => (isKnownPlace(said) ? said : ""))
    .split(separator)
    .flatMap((part) => (joint ? part.split(joint) : [part]))
    .flatMap((part) => (part.split("-").every(isAgency) ? part.split("-") : splitAnd(part)))
    .map((name) => name.trim().replace(wrote, "").replace(whereabouts, ""))
    .filter((name) => isName(name) && !/\p{Nd}/u.test(name))
    .filter((name, index) => index === 0 || !(job.test(name) || jobAtEnd.test(name)))
    .filter((name) => isAgency(name) || !sign.test(name));
  const isPlace = (name: string) => isKnownPlace(name) && names.length > 1 && !isAgency(name);
  const others = names.filter((name) => !isPlace(name) && !isAgency(name));
  const authors = others.filter((name) => !organisation.test(name));
  return {
    places: names.filter(isPlace),
    agencies: [...names.filter(isAgency), ...(authors.length === 0 ? others : [])],
    authors,
  };
}

/** People whom the metadata name as creators, where there is no byline. */
export function parseCreators(names: readonly string[]): Credit {
  return names.map(parseByline).reduce(joinCredits, NO_CREDIT);
}

/** The agencies of a credit line: `STT–AFP` is two, `STT–` one. */
export function parseSources(line: string): readonly string[] {
  const whole = line.replace(/^[\s–—/-]+|[\s–—/-]+$/gu, "");
  const parts = whole.split(/\s*[–—/]\s*/u);
  return parts.every(isAgency) ? parts : [whole].filter((name) => name !== "");
}

/** Whether a text is somebody's name for people: no address, no domain, no code, no sentence. */
export function isName(text: string): boolean {
  return text.length <= longestName && /\p{L}/u.test(text) && !/[@:\\]|\/\/|\w\.\w{2,}/u.test(text);
}

/** Of Arabic or Latin letters. */
export function isAgency(name: string): boolean {
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
