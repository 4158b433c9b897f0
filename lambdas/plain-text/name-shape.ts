// What a name of a credit is when no list knows it: the shape of its words decides.
import { foldArabic } from "../text/fold.ts";
import { isGivenName, isKnownAgency, isKnownPlace, isNewspaper, isWordToo } from "./gazetteer.ts";
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
  /^(?:(?:[دم]|[أا]|[أا]\.? ?د)[./]\s*\p{L}|(?:الدكتور|الدكتورة|المهندس|المهندسة|الشيخ|الأستاذ|السيد)\s)/u;
const DESK = /^(?:المحررة?|محررة?|مراسلة?|مراسلنا|مراسلتنا|مندوب|مندوبنا|قسم)(?:\s|$)/u;
/** A newspaper's own office, `مكتب الرؤية`; alone the word is no name. */
const OFFICE = /^مكتب(?:\s|$)/u;
/** Words with ال that are half of a name: نصر الله, علاء الدين. */
const HALF_OF_NAME = /^(?:الله|الدين|الرحمن)$/u;
/** A first word that says a place follows: قرية الشارع الغربي. */
const LANDFORM =
  /^(?:قرية|بلدة|مدينة|ولاية|محافظة|منطقة|ناحية|ضاحية|نيابة|وادي|جبل|رأس|ميناء|مطار|مخيم|جزيرة|جزر|بحيرة)$/u;
/** What somebody is, not who. */
const POSITION = /^(?:وزيرة?|رئيسة?|مديرة?|سفيرة?|نائبة?|مصدر|مسؤولة?|متحدثة?|ناطقة?)$/u;
/** Feminine nouns, with their adjectives in agreement (أزمة حكومية), and plurals: names of women are known mostly. */
const FEMININE = /ة$/u;
const PLURAL = /ات$/u;
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
