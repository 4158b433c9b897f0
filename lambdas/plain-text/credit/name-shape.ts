// Classifies unknown names in a credit by the shape of their words.
import { foldArabic } from "../../text/fold.ts";
import { isGivenName, isKnownAgency, isKnownPlace, isNewspaper, isWordToo } from "../gazetteer/gazetteer.ts";
import { isSentence } from "./sentence.ts";

export interface NamedPart {
  readonly kind: "place" | "author" | "agency";
  readonly name: string;
  /** True if the name is known or its words are unambiguous. False if the kind was guessed from the shape. */
  readonly known: boolean;
}

const longestName = 5;
const longestJoinedName = 9;
const longestGuess = 4;
/**
 * A person has up to three names. More words after a given name are a sentence, unless a word such as بن joins them.
 */
const longestLoneName = 3;
const longestFamilyName = 3;
/** The next word belongs to the same name. */
const joinsNames = /^(?:بن|بنت|ابن|آل|[أا]بو|عبد|ولد)$/u;
const title =
  /^(?:(?:[دم]|[أا]|[أا]\.? ?د)[./]\s*\p{L}|(?:الدكتور|الدكتورة|المهندس|المهندسة|الشيخ|الأستاذ|الأستاذة|السيد|البروفيسور|المستشار|المحامي|المحامية|اللواء|العميد|العقيد|المقدم|الرائد)\s)/u;
const desk = /^(?:المحررة?|محررة?|مراسلة?|مراسلنا|مراسلتنا|مندوب|مندوبنا|قسم|الموفد)(?:\s|$)/u;
/** A word for a newspaper or its office, `مكتب الرؤية`, `صحيفة الوئام`. Alone it is not a name. */
const office =
  /^(?:مكتب|صحيفة|جريدة|موقع|قناة|وكالة|وكالات|مجلة|إذاعة|تلفزيون|بوابة|شبكة|خدمة|فريق|القسم|الفريق)(?:\s|$)/u;
/** The website of a known newspaper: `الشرق الأوسط أونلاين`. */
const site = / (?:أون ?لاين|أونلاين|الإلكترونية?|الالكترونية?|نت)$/u;
/** Second halves of names, with ال: نصر الله, علاء الدين. */
const halfOfName = /^(?:الله|الدين|الرحمن)$/u;
/** First words of place names: قرية الشارع الغربي. */
const landform =
  /^(?:قرية|بلدة|مدينة|ولاية|محافظة|منطقة|ناحية|ضاحية|نيابة|وادي|جبل|رأس|ميناء|مطار|مخيم|جزيرة|جزر|بحيرة|إقليم|معبر|ريف|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|حوطة|ظهران|محايل|خميس|سان|سانت|سانتا|بورت|نيو|لوس|تل|بني)$/u;
/** A person's position. It is not a name. */
const position = /^(?:وزيرة?|رئيسة?|مديرة?|سفيرة?|نائبة?|مصدر|مسؤولة?|متحدثة?|ناطقة?)$/u;
/**
 * Feminine nouns with their adjectives (أزمة حكومية), and plurals. Women's given names are mostly in the list
 * of known names.
 */
const feminine = /ة$/u;
const plural = /ات$/u;
/** First words of headings that have the shape of a name: انطلاق معرض, حزب الله. */
const heading =
  /^(?:ا\p{L}ت\p{L}ا\p{L}|ا(?:ن|س)?ت?\p{L}{2}ا\p{L}|است\p{L}{1,2}ا\p{L}|ت\p{L}{2}ي\p{L}|ت\p{L}ا\p{L}{2}|حزب|وفد|وفود|مقتل|قرار|مشروع|نفط|سوق|اسعار|هبوط|صعود|تقدم|جهود|مؤتمر|معرض|منتخب|فريق|نادي|لقاء|وصول|مجلس|هيئه|بنك|مصرف|خبر|اخبار|حادث|حريق|زلزال|هجوم|غارات|قصف|معارك|فوز|خساره|تعادل|تاهل|ملف|موسم|عام|يوم|شهر|بيان|كتاب|عرض|دور|حمله|حرب|فيلم|مسلسل|\p{L}{3,}ت|قال|اضاف|اكد|اشار|اوضح|اعلن|ذكر|كان|كشف|شدد|لفت|دعا|راي|نقل|عبر|طالب|حذر|نفي|وصل|بحث|التقي|استقبل|افتتح|تراس|شارك|فاز|خسر|سجل|حقق|وقع|زار|غادر|قتل|اصيب|توفي|شهد|بدا|انتهي|نجوم|رجال|اهالي|شباب|طلاب|عمال|قوات|جيش|جنود|سكان|نهايه|بدايه|اكثر|اكبر|اول|اخر|افضل|مليون|مليار)$/u;
/** Characters. Enough for any heading's first word. */
const longestWord = 40;
/** AFP, BBC, rt. */
const latinLetters = /^[a-z]{2,5}$/i;
/** `د.`, `أ.د.` */
const abbreviation = /[./]$/u;

/**
 * The kind of a name. `undefined` if it is prose. Known agencies come first, then known places, newspapers
 * and given names. Of unknown names, one that begins with a word such as مكتب is an agency. Two to four words
 * without ال, or with a family name at the end (أمل الجابرية), are a person. All others are places.
 */
export function classifyName(name: string): NamedPart | undefined {
  if (isKnownAgency(name)) return { kind: "agency", name, known: true };
  if (isKnownPlace(name)) return { kind: "place", name, known: true };
  if (isNewspaper(name)) return { kind: "agency", name, known: false };
  const newspaper = name.replace(site, "");
  if (newspaper !== name && (isNewspaper(newspaper) || isKnownAgency(newspaper) || isKnownPlace(newspaper)))
    return { kind: "agency", name, known: true };
  if (latinLetters.test(name)) return { kind: "agency", name, known: false };
  return isPersonForSure(name) ? { kind: "author", name, known: true } : guessByShape(name);
}

/** Whether the words show that the name is a person's. */
export function isPersonForSure(name: string): boolean {
  const words = wordsOf(name);
  const longest = words?.some((word) => joinsNames.test(word)) ? longestJoinedName : longestName;
  if (words === undefined || words.length > longest || isSentence(words) || !endsAsName(words)) return false;
  // A given name can be two words: محيي الدين.
  const isGiven = isGivenName(words[0] ?? "") || isGivenName(words.slice(0, 2).join(" "));
  // السيد وزير الصحة is a form of address, not a signature.
  return (title.test(name) && !position.test(words[1] ?? "")) || desk.test(name) || isGiven;
}

/** Whether the name is one word or single letters, `معا` or `و م أ`, as unknown agencies in brackets are. */
export function isShortName(name: string): boolean {
  return /^(?:\S+|\p{L}(?: \p{L})+)$/u.test(name);
}

/** Whether the first word shows that the name is a place. */
export function isLandform(name: string): boolean {
  return landform.test(name.split(/\s+/u)[0] ?? "");
}

/** Whether the words or their shape are those of a person's name and not of a heading. */
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

/** Whether a line is only a person's name, and not the beginning of a text about a person. */
export function isLoneName(name: string): boolean {
  const words = wordsOf(name);
  if (words === undefined || !isPersonForSure(name)) return false;
  const [first = "", second = ""] = words;
  const isNameAfter = [isGivenName, isFamilyName, isJoined].some((is) => is(second));
  if (isWordToo(first) && !isNameAfter) return false;
  const names = words.filter((word) => !abbreviation.test(word));
  return names.length <= longestLoneName || words.some((word) => joinsNames.test(word));
}

/** Whether an unknown name after a word such as `تقرير:` is a heading: أفلام قصيرة, نفط عمان. */
export function isPhrase(name: string): boolean {
  const words = name.split(/\s+/);
  const isNamed = words.some((word) => isGivenName(word) || isFamilyName(word));
  return !isNamed && words.some((word) => feminine.test(word) || isKnownPlace(word));
}

/** After بن and a name comes the family name: one word, or several with ال (محمد بن سالم العلي الحارثي). */
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

/** Whether a word has ال, and the last word is not a family name. */
function hasOnlyPlaceShape(words: readonly string[]): boolean {
  return words.some(hasArticle) && (hasArticle(words[0] ?? "") || !isFamilyName(words.at(-1) ?? ""));
}

function isPersonByShape(words: readonly string[]): boolean {
  const [first = "", ...others] = words;
  if (others.some((word) => hasArticle(word) || isGivenName(word))) return true;
  return !plural.test(first) && !(feminine.test(first) && others.every((word) => feminine.test(word)));
}

/** Whether بن or the second half of a name (نصر الله) follows. */
function isJoined(word: string): boolean {
  return joinsNames.test(word) || halfOfName.test(word);
}

function isFamilyName(word: string): boolean {
  return /^ال\p{L}+(?:ي|يه)$/u.test(foldArabic(word));
}

/** After عبد or أبو, ال belongs to the name. */
function hasArticle(word: string, at = 0, words: readonly string[] = []): boolean {
  return foldArabic(word).startsWith("ال") && !halfOfName.test(word) && !joinsNames.test(words[at - 1] ?? "");
}

/** `undefined` if the text has digits or punctuation that names don't have. */
function wordsOf(name: string): readonly string[] | undefined {
  return /^[\p{L}\p{M}\p{Cf}\s.'’ـ/-]+$/u.test(name) ? name.split(/\s+/) : undefined;
}
