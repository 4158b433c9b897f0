// Decides whether a name in a credit is a person, a place or an agency. For an unknown name, the forms of its words decide: for example, an
// Arabic family name often begins with ال and ends in ي.
import { foldArabic } from "../../text/fold.ts";
import { isGivenName, isKnownAgency, isKnownPlace, isNewspaper, isWordToo } from "../gazetteer/gazetteer.ts";
import type { Segment } from "./credit-segments.ts";
import { isSentence } from "./sentence.ts";

export interface NamedPart {
  readonly kind: "place" | "author" | "agency";
  readonly name: string;
  /** True if the name is known or its words are unambiguous. False if the kind was guessed from the shape. */
  readonly known: boolean;
}

/** A part of a credit line. */
export interface CreditPart extends NamedPart {
  /** Whether the name follows a word such as `كتب` ("written by"). */
  readonly credited: boolean;
  readonly enclosed?: Segment["enclosed"];
}

/** In words. A longer text is not a name, even if it begins with a given name. */
const longestName = 5;
/** In words. The same limit for names with a word such as بن, which joins names. */
const longestJoinedName = 9;
/** In words. A longer unknown name is not accepted. */
const longestGuess = 4;
/** In words. A longer line that begins with a given name is a sentence, unless a word such as بن joins its names. */
const longestLoneName = 3;
/** In words. A longer text is not a family name. */
const longestFamilyName = 3;
/** Words after which the next word belongs to the same name. */
const joinsNames = /^(?:بن|بنت|ابن|آل|[أا]بو|عبد|ولد)$/u;
/** A title before a person's name: `د.`, `د . `, `الشيخ`. */
const title =
  /^(?:(?:[دم]|[أا](?:\.? ?د)?) ?[./]\s*\p{L}|(?:الدكتور|الدكتورة|المهندس|المهندسة|الشيخ|الأستاذ|الأستاذة|السيد|البروفيسور|المستشار|المحامي|المحامية|اللواء|العميد|العقيد|المقدم|الرائد)\s)/u;
/** A word for a member of the newspaper's staff or for a desk, which signs instead of a person: `المحرر`, `قسم`. */
const desk = /^(?:المحررة?|محررة?|مراسلة?|مراسلنا|مراسلتنا|مندوب|مندوبنا|قسم|الموفد)(?:\s|$)/u;
/** A word before the name of a newspaper: `مكتب الرؤية`, `صحيفة الوئام`. Without a name after it, it is not a name. */
const office =
  /^(?:مكتب|صحيفة|جريدة|موقع|قناة|وكالة|وكالات|مجلة|إذاعة|تلفزيون|بوابة|شبكة|خدمة|فريق|القسم|الفريق)(?:\s|$)/u;
/** A word for an editorial before the name of a newspaper, which signs it: `كلمة الاقتصادية`, `رأي الوطن`. */
const editorial = /^(?:كلمة|رأي|افتتاحية) /u;
/** The word for a website after the name of a newspaper: `الشرق الأوسط أونلاين`. */
const site = / (?:أون ?لاين|أونلاين|الإلكترونية?|الالكترونية?|نت)$/u;
/** The second halves of given names: نصر الله, علاء الدين. Their ال is not that of a family name. */
const halfOfName = /^(?:الله|الدين|الرحمن)$/u;
/** The first words of names of places, such as "village": قرية الشارع الغربي. */
const landform =
  /^(?:قرية|بلدة|مدينة|ولاية|محافظة|منطقة|ناحية|ضاحية|نيابة|وادي|جبل|رأس|ميناء|مطار|مخيم|جزيرة|جزر|بحيرة|إقليم|معبر|ريف|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|حوطة|ظهران|محايل|خميس|سان|سانت|سانتا|بورت|نيو|لوس|تل|بني)$/u;
/** Words for a person's position, such as "minister". They are not names. */
const position = /^(?:وزيرة?|رئيسة?|مديرة?|سفيرة?|نائبة?|مصدر|مسؤولة?|متحدثة?|ناطقة?)$/u;
/**
 * The feminine ending. A phrase of a noun and an adjective often has it (أزمة حكومية). Few unknown names do, because most women's given
 * names are in the list of known names.
 */
const feminine = /ة$/u;
/** The ending of feminine plurals. Names do not have it. */
const plural = /ات$/u;
/** The first words of headings that look like a name of two words: انطلاق معرض, حزب الله. */
const heading =
  /^(?:ا\p{L}ت\p{L}ا\p{L}|ا(?:ن|س)?ت?\p{L}{2}ا\p{L}|است\p{L}{1,2}ا\p{L}|ت\p{L}{2}ي\p{L}|ت\p{L}ا\p{L}{2}|حزب|وفد|وفود|مقتل|قرار|مشروع|نفط|سوق|اسعار|هبوط|صعود|تقدم|جهود|مؤتمر|معرض|منتخب|فريق|نادي|لقاء|وصول|مجلس|هيئه|بنك|مصرف|خبر|اخبار|حادث|حريق|زلزال|هجوم|غارات|قصف|معارك|فوز|خساره|تعادل|تاهل|ملف|موسم|عام|يوم|شهر|بيان|كتاب|عرض|دور|حمله|حرب|فيلم|مسلسل|\p{L}{3,}ت|قال|اضاف|اكد|اشار|اوضح|اعلن|ذكر|كان|كشف|شدد|لفت|دعا|راي|نقل|عبر|طالب|حذر|نفي|وصل|بحث|التقي|استقبل|افتتح|تراس|شارك|فاز|خسر|سجل|حقق|وقع|زار|غادر|قتل|اصيب|توفي|شهد|بدا|انتهي|نجوم|رجال|اهالي|شباب|طلاب|عمال|قوات|جيش|جنود|سكان|نهايه|بدايه|اكثر|اكبر|اول|اخر|افضل|مليون|مليار)$/u;
/** In characters. Only this much of a word is compared with the first words of headings. */
const longestWord = 40;
/** Abbreviations of agencies: AFP, BBC, rt. */
const latinLetters = /^[a-z]{2,5}$/i;
/** The abbreviation of a title: `د.`, `أ.د.` */
const abbreviation = /[./]$/u;

/**
 * The kind of a name. `undefined` if the text is not a name. It is looked up among the known agencies, then the places, the newspapers and
 * the given names. An unknown name that begins with a word such as مكتب is an agency. One of two to four words without ال, or with a family
 * name at its end (أمل الجابرية), is a person. Any other unknown name is a place.
 */
export function classifyName(name: string): NamedPart | undefined {
  if (isKnownAgency(name)) return { kind: "agency", name, known: true };
  if (isKnownPlace(name)) return { kind: "place", name, known: true };
  if (isNewspaper(name)) return { kind: "agency", name, known: false };
  const newspaper = name.replace(site, "");
  if (newspaper !== name && (isNewspaper(newspaper) || isKnownAgency(newspaper) || isKnownPlace(newspaper)))
    return { kind: "agency", name, known: true };
  if (isEditorial(name) || latinLetters.test(name)) return { kind: "agency", name, known: false };
  return isPersonForSure(name) ? { kind: "author", name, known: true } : guessByShape(name);
}

/** Whether a name is certainly a person's: it begins with a known given name, a title or a word for the newspaper's staff. */
export function isPersonForSure(name: string): boolean {
  const words = wordsOf(name);
  const longest = words?.some((word) => joinsNames.test(word)) ? longestJoinedName : longestName;
  if (words === undefined || words.length > longest || isSentence(words) || !endsAsName(words)) return false;
  // A given name can have two words: محيي الدين.
  const isGiven = isGivenName(words[0] ?? "") || isGivenName(words.slice(0, 2).join(" "));
  // A title before a position is a form of address, not the name of an author: السيد وزير الصحة.
  return (title.test(name) && !position.test(words[1] ?? "")) || desk.test(name) || isGiven;
}

/** Whether the text is a signature that newspapers use for editorials: a word such as رأي ("opinion") and the newspaper's name. */
export function isEditorial(text: string): boolean {
  const newspaper = text.replace(editorial, "");
  return newspaper !== text && (isNewspaper(newspaper) || isKnownAgency(newspaper));
}

/** Whether the name is one word or single letters: `معا`, `و م أ`. Unknown agencies in brackets have such names. */
export function isShortName(name: string): boolean {
  return /^(?:\S+|\p{L}(?: \p{L})+)$/u.test(name);
}

/** Whether the first word shows that the name is a place. */
export function isLandform(name: string): boolean {
  return landform.test(name.split(/\s+/u)[0] ?? "");
}

/** Whether a name is certainly a person's, or looks like one and not like a heading or a place. */
export function isLikelyPerson(name: string): boolean {
  if (isPersonForSure(name)) return true;
  const words = wordsOf(name);
  if (words === undefined || words.length < 2 || words.length > longestGuess || isSentence(words))
    return false;
  const [first = ""] = words;
  const isHeading =
    heading.test(foldArabic(first.slice(0, longestWord))) || feminine.test(first) || position.test(first);
  return !isHeading && !landform.test(first) && !hasArticle(first) && isPersonByShape(words);
}

/** Whether a line is only a person's name. A line of more words can be a sentence about a person. */
export function isLoneName(name: string): boolean {
  const words = wordsOf(name);
  if (words === undefined || !isPersonForSure(name)) return false;
  const [first = "", second = ""] = words;
  const isNameAfter = [isGivenName, isFamilyName, isJoined].some((is) => is(second));
  if (isWordToo(first) && !isNameAfter) return false;
  const names = words.filter((word) => !abbreviation.test(word));
  return names.length <= longestLoneName || words.some((word) => joinsNames.test(word));
}

/** Whether the text after a word such as `تقرير:` ("report") is a heading and not a name: أفلام قصيرة, نفط عمان. */
export function isPhrase(name: string): boolean {
  const words = name.split(/\s+/);
  const isNamed = words.some((word) => isGivenName(word) || isFamilyName(word));
  return !isNamed && words.some((word) => feminine.test(word) || isKnownPlace(word));
}

/**
 * Whether the words end as a name does. After بن ("son of") and a name comes the family name: one word, or several words that begin with ال
 * (محمد بن سالم العلي الحارثي). Names without بن are not checked.
 */
function endsAsName(words: readonly string[]): boolean {
  const joiner = words.findLastIndex((word) => joinsNames.test(word));
  if (joiner === -1) return true;
  const family = words.slice(joiner + 2);
  if (family.length <= 1) return true;
  return (
    family.length <= longestFamilyName &&
    family.every((word) => isGivenName(word) || /^(?:ال|بيت$)/u.test(word))
  );
}

function guessByShape(name: string): NamedPart | undefined {
  const words = wordsOf(name);
  if (words === undefined || words.length > longestGuess || isSentence(words)) return undefined;
  if (position.test(words[0] ?? "")) return undefined;
  if (office.test(name)) return words.length > 1 ? { kind: "agency", name, known: false } : undefined;
  const isPlace = words.length === 1 || landform.test(words[0] ?? "") || hasOnlyPlaceShape(words);
  if (isPlace) return { kind: "place", name, known: false };
  return isPersonByShape(words) ? { kind: "author", name, known: false } : undefined;
}

/** Whether the words have the form of a place's name and not of a person's: some begin with ال, and the last is not a family name. */
function hasOnlyPlaceShape(words: readonly string[]): boolean {
  return words.some(hasArticle) && (hasArticle(words[0] ?? "") || !isFamilyName(words.at(-1) ?? ""));
}

function isPersonByShape(words: readonly string[]): boolean {
  const [first = "", ...others] = words;
  if (others.some((word) => hasArticle(word) || isGivenName(word))) return true;
  return !plural.test(first) && !(feminine.test(first) && others.every((word) => feminine.test(word)));
}

/** Whether a word continues the name before it: بن ("son of"), or the second half of a given name (نصر الله). */
function isJoined(word: string): boolean {
  return joinsNames.test(word) || halfOfName.test(word);
}

function isFamilyName(word: string): boolean {
  return /^ال\p{L}+(?:ي|يه)$/u.test(foldArabic(word));
}

/** Whether a word begins with the article ال. After عبد or أبو, ال does not count as an article, because it belongs to the name. */
function hasArticle(word: string, at = 0, words: readonly string[] = []): boolean {
  return foldArabic(word).startsWith("ال") && !halfOfName.test(word) && !joinsNames.test(words[at - 1] ?? "");
}

/**
 * The words of a name. `undefined` if the text has digits or punctuation that names do not have. A given name such as عبد الله counts as one
 * word, because it is also written as one: عبدالله.
 */
function wordsOf(name: string): readonly string[] | undefined {
  if (!/^[\p{L}\p{M}\p{Cf}\s.'’ـ/-]+$/u.test(name)) return undefined;
  return name.replace(/(?<!\p{L})عبد\s+(?=ال)/gu, "عبد").split(/\s+/);
}
