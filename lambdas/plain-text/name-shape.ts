// What a name of a credit is when no list knows it: the shape of its words decides.
import { foldArabic } from "../text/fold.ts";
import { isGivenName, isKnownAgency, isKnownPlace } from "./gazetteer.ts";

export interface NamedPart {
  readonly kind: "place" | "author" | "agency";
  readonly name: string;
  /** A list knows it, or its words leave no doubt; otherwise the shape decided. */
  readonly known: boolean;
}

const LONGEST_NAME = 5;
const LONGEST_JOINED_NAME = 9;
export const JOINS_NAMES = /(?:^|\s)(?:بن|بنت|ابن|آل|أبو|عبد)\s/u;
const LONGEST_GUESS = 4;
const TITLE =
  /^(?:(?:[دم]|[أا]|[أا]\.? ?د)[./]\s*\p{L}|(?:الدكتور|الدكتورة|المهندس|المهندسة|الشيخ|الأستاذ|السيد)\s)/u;
const DESK = /^(?:المحررة?|محررة?|مراسلة?|مراسلنا|مراسلتنا|مندوب|مندوبنا)(?:\s|$)/u;
/** A newspaper's own office, `مكتب الرؤية`; alone the word is no name. */
const OFFICE = /^مكتب(?:\s|$)/u;
/** Words with ال that are half of a name: نصر الله, علاء الدين. */
const HALF_OF_NAME = /^(?:الله|الدين|الرحمن)$/u;
/** A first word that says a place follows: قرية الشارع الغربي. */
const LANDFORM = /^(?:قرية|بلدة|مدينة|ولاية|محافظة|منطقة|نيابة|وادي|جبل|رأس|ميناء|مطار|مخيم)$/u;

/**
 * What a name is, or undefined where it is no name but prose. Known agencies first, then known places, then a given
 * name. Of the rest, what begins with مكتب is an agency; two to four words without ال, or ending in a family name with
 * it (أمل الجابرية), are a person; the others are places.
 */
export function classifyName(name: string): NamedPart | undefined {
  if (isKnownAgency(name)) return { kind: "agency", name, known: true };
  if (isKnownPlace(name)) return { kind: "place", name, known: true };
  return isPersonForSure(name) ? { kind: "author", name, known: true } : guessByShape(name);
}

/** Whether the name says itself that it is somebody's. */
export function isPersonForSure(name: string): boolean {
  const words = wordsOf(name);
  if (words === undefined || words.length > (JOINS_NAMES.test(name) ? LONGEST_JOINED_NAME : LONGEST_NAME))
    return false;
  // A given name may be two words: محيي الدين.
  const isGiven = isGivenName(words[0] ?? "") || isGivenName(words.slice(0, 2).join(" "));
  return TITLE.test(name) || DESK.test(name) || isGiven;
}

function guessByShape(name: string): NamedPart | undefined {
  const words = wordsOf(name);
  if (words === undefined || words.length > LONGEST_GUESS) return undefined;
  if (OFFICE.test(name)) return words.length > 1 ? { kind: "agency", name, known: false } : undefined;
  const kind = words.length > 1 && isPersonByShape(words) ? "author" : "place";
  return { kind, name, known: false };
}

function isPersonByShape(words: readonly string[]): boolean {
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (!words.some(hasArticle)) return true;
  return !hasArticle(first) && !LANDFORM.test(first) && /^ال\p{L}+(?:ي|يه)$/u.test(foldArabic(last));
}

function hasArticle(word: string): boolean {
  return foldArabic(word).startsWith("ال") && !HALF_OF_NAME.test(word);
}

/** Undefined where there are digits or marks that names don't have. */
function wordsOf(name: string): readonly string[] | undefined {
  return /^[\p{L}\p{M}\p{Cf}\s.'’ـ/-]+$/u.test(name) ? name.split(/\s+/) : undefined;
}
