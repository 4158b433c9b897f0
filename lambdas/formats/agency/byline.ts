// Parses the bylines of news agencies, which hold everything in one field: `أحمد سالم، منى علي`, `By Meredith
// Jameson, Staff Reporter`.
import { type Credit, noCredit, parseEach } from "../../plain-text/credit/credit.ts";
import { isGivenName, isKnownAgency, isKnownPlace } from "../../plain-text/gazetteer/gazetteer.ts";
import { cleanLine } from "../../text/characters.ts";
import { trimEnd } from "../../text/trim.ts";

/** A label before the names, such as `حوار وتصوير: `. */
const label = /^[\p{L}\s]{1,25}:\s*/u;
/** Words before a name, such as `By` or `بقلم`, without a colon. */
const wrote =
  /^(?:by|von|par|por|كتبت?|كتبه|كتبها|بقلم|من|[إا]عداد|تقرير|تحرير|تغطية|متابعة|حوار|تحقيق|ترجمة)(?:\s+|$)/iu;
/** A person's job at the beginning of a part of the byline: `Staff Reporter`. */
const job =
  /^(?:مراسلة?|مراسلنا|مراسلتنا|محررة?|كاتبة?|صحفية?|رئيسة?|مديرة?|خبيرة?|باحثة?|أستاذة?|staff|special|senior|chief|correspondent|reporter|editor)(?:\s|$)/iu;
const latinAgency =
  /^(?:agence france-presse|afp|(?:the )?associated press|ap|(?:the )?canadian press|press association|pa|reuters|thomson reuters|dpa|apa|stt|aap|ritzau|belga|keystone-sda|sda|ats|lusa|cna|pti|efe|ansa|xinhua|tass|bloomberg|anadolu|kyodo|yonhap|getty images|epa|ona|wam|spa|kuna|qna|bna|mena|petra|sana|wafa|tap|aps|map|tt|ntb)(?: tv)?$/i;
/** An employer or a desk. It is not an author. If no person is named, it counts as an agency. */
const organisation =
  /^the\s|(?:^|\s)(?:university|institute|college|foundation|association|database|network|news|context|agency|magazine|company|inc|ltd|gmbh|desk|redaktion|editors)\.?$|^(?:جامعة|معهد|مركز|مؤسسة|صحيفة|جريدة|مجلة|وكالة|شبكة|قناة|موقع|إذاعة|تلفزيون|قسم|مكتب|مكاتب|هيئة التحرير|أسرة التحرير)(?:\s|$)/iu;
/** A user name or initials, with which editors sign internally: `load`, `gr/bp`, `VRG`. */
const sign = /^(?:[a-z][a-z0-9_-]*|[A-Z]{1,3})$/;
/** The words for "and" between names, by the first word of the byline. In `Von A und B`, `Von` shows that the byline is German. */
const joints: Readonly<Record<string, RegExp>> = {
  von: /\s+und\s+/i,
  par: /\s+et\s+/i,
  por: /\s+[ye]\s+/i,
};
/** Separators between names: punctuation, `and`, and a slash that is not part of a title such as `د/ محمد`. */
const separator = /\s*[،,;؛:|()]\s*|\s+[-–—]\s+|\s+(?:and|with|مع|&)\s+|(?<!(?<!\p{L})\p{L})\s*\/\s*/u;
/** A person's job after the name: `Press Association Political Correspondent`. */
const jobAtEnd = /\s(?:correspondent|reporter|editor|writer|producer|columnist)$/i;
/** The author's location after the name: `Ali Saleh in Jerusalem`, `علي صالح في القدس`. */
const whereabouts = /\s+(?:in\s+\p{Lu}|في\s+\p{L}).*$/u;
const longestName = 80;
const longestByline = 500;

/** Finds the people in a byline, and the agencies and places that it names with them. */
export function parseByline(byline: string): Credit {
  const text = cleanLine(byline);
  if (text.length > longestByline) return noCredit;
  const joint = joints[text.split(" ")[0]?.toLowerCase() ?? ""];
  const names = text
    .replace(label, (said) => (isKnownPlace(said) ? said : ""))
    .split(separator)
    .flatMap((part) => (joint ? part.split(joint) : [part]))
    .flatMap((part) => (part.split("-").every(isAgency) ? part.split("-") : splitAnd(part)))
    .map((name) => name.trim().replace(wrote, "").replace(whereabouts, ""))
    .filter((name) => isName(name) && !/\p{Nd}/u.test(name))
    .filter((name, index) => index === 0 || !isJob(name))
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

/** Parses the creators in an item's metadata, for items without a byline. */
export function parseCreators(names: readonly string[]): Credit {
  return parseEach(names, parseByline);
}

/** The agencies in a credit line: `STT–AFP` names two, `STT–` names one. */
export function parseSources(line: string): readonly string[] {
  const whole = trimEnd(line, /[\s–—/-]/u).replace(/^[\s–—/-]+/u, "");
  const parts = whole.split(/[–—/]/u).map((name) => name.trim());
  return parts.every(isAgency) ? parts : [whole].filter((name) => name !== "");
}

/** Whether a text can be a name. Addresses, domains, codes and sentences can't. */
export function isName(text: string): boolean {
  return text.length <= longestName && /\p{L}/u.test(text) && !/[@:\\]|\/\/|\w\.\w{2,}/u.test(text);
}

/** Whether the text is a person's job or employer: `Staff Reporter`, `University of Leeds`. */
export function isPosition(text: string): boolean {
  return isJob(text) || organisation.test(text);
}

function isJob(text: string): boolean {
  return job.test(text) || jobAtEnd.test(text);
}

/** Whether the text is the name of an agency, in Arabic or Latin letters. */
export function isAgency(name: string): boolean {
  return isKnownAgency(name) || latinAgency.test(name);
}

/**
 * Splits a part at the conjunction و, if both sides are whole names and the letter does not begin a given
 * name: `أحمد سالم ومنى علي` is two people, `محمود وهبة` and `سالم أحمد وليد` are one each.
 */
function splitAnd(part: string): readonly string[] {
  const names = part
    .replace(/\s+و\s*(\p{L}{2,})/gu, (joined, word: string) =>
      isGivenName(`و${word}`) ? joined : `،${word}`,
    )
    .split("،");
  return names.every((name) => isAgency(name) || name.includes(" ")) ? names : [part];
}
