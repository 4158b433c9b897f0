// What a name of a credit is when no list knows it: the shape of its words decides.
import { foldArabic } from "../../text/fold.ts";
import { isGivenName, isKnownAgency, isKnownPlace, isNewspaper, isWordToo } from "../gazetteer/gazetteer.ts";
import { isSentence } from "./sentence.ts";

export interface NamedPart {
  readonly kind: "place" | "author" | "agency";
  readonly name: string;
  /** A list knows it, or its words leave no doubt; otherwise the shape decided. */
  readonly known: boolean;
}

const LONGEST_NAME = 5;
const LONGEST_JOINED_NAME = 9;
const LONGEST_GUESS = 4;
/** A person's three names; more words after a given name are a sentence, unless بن or the like joins them. */
const LONGEST_LONE_NAME = 3;
const LONGEST_FAMILY_NAME = 3;
/** The next word belongs to the same name. */
const JOINS_NAMES = /^(?:بن|بنت|ابن|آل|[أا]بو|عبد|ولد)$/u;
const TITLE =
  /^(?:(?:[دم]|[أا]|[أا]\.? ?د)[./]\s*\p{L}|(?:الدكتور|الدكتورة|المهندس|المهندسة|الشيخ|الأستاذ|الأستاذة|السيد|البروفيسور|المستشار|المحامي|المحامية|اللواء|العميد|العقيد|المقدم|الرائد)\s)/u;
const DESK = /^(?:المحررة?|محررة?|مراسلة?|مراسلنا|مراسلتنا|مندوب|مندوبنا|قسم|الموفد)(?:\s|$)/u;
/** A newspaper's own office or whatever it calls itself, `مكتب الرؤية`, `صحيفة الوئام`; alone the word is no name. */
const OFFICE =
  /^(?:مكتب|صحيفة|جريدة|موقع|قناة|وكالة|وكالات|مجلة|إذاعة|تلفزيون|بوابة|شبكة|خدمة|فريق|القسم|الفريق)(?:\s|$)/u;
/** `الشرق الأوسط أونلاين`: the site of a newspaper that a list knows. */
const SITE = /\s+(?:أون ?لاين|أونلاين|الإلكترونية?|الالكترونية?|نت)$/u;
/** Words with ال that are half of a name: نصر الله, علاء الدين. */
const HALF_OF_NAME = /^(?:الله|الدين|الرحمن)$/u;
/** A first word that says a place follows: قرية الشارع الغربي. */
const LANDFORM =
  /^(?:قرية|بلدة|مدينة|ولاية|محافظة|منطقة|ناحية|ضاحية|نيابة|وادي|جبل|رأس|ميناء|مطار|مخيم|جزيرة|جزر|بحيرة|إقليم|معبر|ريف|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|حوطة|ظهران|محايل|خميس|سان|سانت|سانتا|بورت|نيو|لوس|تل|بني)$/u;
/** What somebody is, not who. */
const POSITION = /^(?:وزيرة?|رئيسة?|مديرة?|سفيرة?|نائبة?|مصدر|مسؤولة?|متحدثة?|ناطقة?)$/u;
/** Feminine nouns, with their adjectives in agreement (أزمة حكومية), and plurals: names of women are known mostly. */
const FEMININE = /ة$/u;
const PLURAL = /ات$/u;
/** Where newspapers sign with a name by its shape, one of these is the first word of a heading: انطلاق معرض, حزب الله. */
const HEADING =
  /^(?:ا\p{L}ت\p{L}ا\p{L}|ا(?:ن|س)?ت?\p{L}{2}ا\p{L}|است\p{L}{1,2}ا\p{L}|ت\p{L}{2}ي\p{L}|ت\p{L}ا\p{L}{2}|حزب|وفد|وفود|مقتل|قرار|مشروع|نفط|سوق|اسعار|هبوط|صعود|تقدم|جهود|مؤتمر|معرض|منتخب|فريق|نادي|لقاء|وصول|مجلس|هيئه|بنك|مصرف|خبر|اخبار|حادث|حريق|زلزال|هجوم|غارات|قصف|معارك|فوز|خساره|تعادل|تاهل|ملف|موسم|عام|يوم|شهر|بيان|كتاب|عرض|دور|حمله|حرب|فيلم|مسلسل|\p{L}{3,}ت|قال|اضاف|اكد|اشار|اوضح|اعلن|ذكر|كان|كشف|شدد|لفت|دعا|راي|نقل|عبر|طالب|حذر|نفي|وصل|بحث|التقي|استقبل|افتتح|تراس|شارك|فاز|خسر|سجل|حقق|وقع|زار|غادر|قتل|اصيب|توفي|شهد|بدا|انتهي|نجوم|رجال|اهالي|شباب|طلاب|عمال|قوات|جيش|جنود|سكان|نهايه|بدايه|اكثر|اكبر|اول|اخر|افضل|مليون|مليار)$/u;
/** AFP, BBC, rt. */
const LATIN_LETTERS = /^[a-z]{2,5}$/i;
/** `د.`, `أ.د.` */
const ABBREVIATION = /[./]$/u;

/**
 * What a name is, or undefined where it is no name but prose. Known agencies first, then known places, then newspapers
 * and given names. Of the rest, what begins with مكتب is an agency; two to four words without ال, or ending in a family
 * name with it (أمل الجابرية), are a person; the others are places.
 */
export function classifyName(name: string): NamedPart | undefined {
  if (isKnownAgency(name)) return { kind: "agency", name, known: true };
  if (isKnownPlace(name)) return { kind: "place", name, known: true };
  if (isNewspaper(name)) return { kind: "agency", name, known: false };
  const newspaper = name.replace(SITE, "");
  if (newspaper !== name && (isNewspaper(newspaper) || isKnownAgency(newspaper) || isKnownPlace(newspaper)))
    return { kind: "agency", name, known: true };
  if (LATIN_LETTERS.test(name)) return { kind: "agency", name, known: false };
  return isPersonForSure(name) ? { kind: "author", name, known: true } : guessByShape(name);
}

/** Whether the name says itself that it is somebody's. */
export function isPersonForSure(name: string): boolean {
  const words = wordsOf(name);
  const longest = words?.some((word) => JOINS_NAMES.test(word)) ? LONGEST_JOINED_NAME : LONGEST_NAME;
  if (words === undefined || words.length > longest || isSentence(words) || !endsAsName(words)) return false;
  // A given name may be two words: محيي الدين.
  const isGiven = isGivenName(words[0] ?? "") || isGivenName(words.slice(0, 2).join(" "));
  // السيد وزير الصحة is addressed, and has not signed.
  return (TITLE.test(name) && !POSITION.test(words[1] ?? "")) || DESK.test(name) || isGiven;
}

/** Whether the name is one word or single letters, `معا` or `و م أ`, as unknown agencies in brackets are. */
export function isShortName(name: string): boolean {
  return /^(?:\S+|\p{L}(?: \p{L})+)$/u.test(name);
}

/** Whether the first word says that a place follows. */
export function isLandform(name: string): boolean {
  return LANDFORM.test(name.split(/\s+/u)[0] ?? "");
}

/** Whether the name is somebody's by its words or by its shape, and no heading. */
export function isLikelyPerson(name: string): boolean {
  if (isPersonForSure(name)) return true;
  const words = wordsOf(name);
  if (words === undefined || words.length < 2 || words.length > LONGEST_GUESS || isSentence(words))
    return false;
  const [first = ""] = words;
  const isHeading = HEADING.test(foldArabic(first)) || FEMININE.test(first) || POSITION.test(first);
  return !isHeading && !LANDFORM.test(first) && !hasArticle(first) && isPersonByShape(words);
}

/** Whether a person's name stands on a line for itself, and not at the beginning of a text about somebody. */
export function isLoneName(name: string): boolean {
  const words = wordsOf(name);
  if (words === undefined || !isPersonForSure(name)) return false;
  const [first = "", second = ""] = words;
  const isNameAfter = [isGivenName, isFamilyName, isJoined].some((is) => is(second));
  if (isWordToo(first) && !isNameAfter) return false;
  const names = words.filter((word) => !ABBREVIATION.test(word));
  return names.length <= LONGEST_LONE_NAME || words.some((word) => JOINS_NAMES.test(word));
}

/** Whether a name that no list knows is nobody's but a heading's, after a word such as تقرير: أفلام قصيرة, نفط عمان. */
export function isPhrase(name: string): boolean {
  const words = name.split(/\s+/);
  const isNamed = words.some((word) => isGivenName(word) || isFamilyName(word));
  return !isNamed && words.some((word) => FEMININE.test(word) || isKnownPlace(word));
}

/** After بن and its name comes a family's, of one word or of several with ال: محمد بن سالم العلي الحارثي. */
function endsAsName(words: readonly string[]): boolean {
  const joiner = words.findLastIndex((word) => JOINS_NAMES.test(word));
  if (joiner === -1) return true;
  const family = words.slice(joiner + 2);
  if (family.length <= 1) return true;
  return (
    family.length <= LONGEST_FAMILY_NAME &&
    family.every((word) => isGivenName(word) || /^(?:ال|بيت$)/u.test(word))
  );
}

function guessByShape(name: string): NamedPart | undefined {
  const words = wordsOf(name);
  if (words === undefined || words.length > LONGEST_GUESS || isSentence(words)) return undefined;
  if (POSITION.test(words[0] ?? "")) return undefined;
  if (OFFICE.test(name)) return words.length > 1 ? { kind: "agency", name, known: false } : undefined;
  const isPlace = words.length === 1 || LANDFORM.test(words[0] ?? "") || hasOnlyPlaceShape(words);
  if (isPlace) return { kind: "place", name, known: false };
  return isPersonByShape(words) ? { kind: "author", name, known: false } : undefined;
}

/** ال somewhere, and no family name at the end. */
function hasOnlyPlaceShape(words: readonly string[]): boolean {
  return words.some(hasArticle) && (hasArticle(words[0] ?? "") || !isFamilyName(words.at(-1) ?? ""));
}

function isPersonByShape(words: readonly string[]): boolean {
  const [first = "", ...others] = words;
  if (others.some((word) => hasArticle(word) || isGivenName(word))) return true;
  return !PLURAL.test(first) && !(FEMININE.test(first) && others.every((word) => FEMININE.test(word)));
}

/** بن follows, or it is half of a name: نصر الله. */
function isJoined(word: string): boolean {
  return JOINS_NAMES.test(word) || HALF_OF_NAME.test(word);
}

function isFamilyName(word: string): boolean {
  return /^ال\p{L}+(?:ي|يه)$/u.test(foldArabic(word));
}

/** ال after عبد or أبو is half of a name too. */
function hasArticle(word: string, at = 0, words: readonly string[] = []): boolean {
  return (
    foldArabic(word).startsWith("ال") && !HALF_OF_NAME.test(word) && !JOINS_NAMES.test(words[at - 1] ?? "")
  );
}

/** Undefined where there are digits or marks that names don't have. */
function wordsOf(name: string): readonly string[] | undefined {
  return /^[\p{L}\p{M}\p{Cf}\s.'’ـ/-]+$/u.test(name) ? name.split(/\s+/) : undefined;
}
