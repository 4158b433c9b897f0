// What the words of a credit are known as, however they are spelt.
import { lettersOf } from "../words.ts";
import {
  KNOWN_AGENCIES,
  KNOWN_GIVEN_NAMES,
  KNOWN_NEWSPAPERS,
  NAMES_LIKE_VERBS,
  NAMES_LIKE_WORDS,
  NEWSPAPERS,
} from "./known-names.ts";
import { KNOWN_PLACES, PLACES_LIKE_WORDS } from "./known-places.ts";

function keysOf(list: string): ReadonlySet<string> {
  return new Set(list.split("،").map(lettersOf));
}

const places = keysOf(KNOWN_PLACES);
const agencies = keysOf(`${KNOWN_AGENCIES}،${KNOWN_NEWSPAPERS}`);
const ownNewspapers = keysOf(KNOWN_NEWSPAPERS);
const newspapers = keysOf(NEWSPAPERS);
const namesLikeVerbs = keysOf(NAMES_LIKE_VERBS);
const namesLikeWords = keysOf(NAMES_LIKE_WORDS);
const givenNames = keysOf(KNOWN_GIVEN_NAMES);

export function isKnownPlace(name: string): boolean {
  return places.has(lettersOf(name));
}

export function isKnownAgency(name: string): boolean {
  return agencies.has(lettersOf(name));
}

/** A news agency, whose line names a place and seldom a reporter; newspapers have reporters of their own. */
export function isWire(name: string): boolean {
  const key = lettersOf(name);
  return agencies.has(key) && !ownNewspapers.has(key);
}

const placesLikeWords = keysOf(PLACES_LIKE_WORDS);

/** A town whose name is a word besides: الوجه, بدر. */
export function isPlaceLikeWord(name: string): boolean {
  return placesLikeWords.has(lettersOf(name));
}

/** Newspapers that have the name of a town: الخبر in Algeria, المدينة in Jeddah. */
const NEWSPAPERS_AND_TOWNS = keysOf("الخبر، المدينة");

export function isAgencyAndPlace(name: string): boolean {
  return NEWSPAPERS_AND_TOWNS.has(lettersOf(name));
}

/** A newspaper whose name is a word or a place too, الغد or الخليج: what stands beside it must tell. */
export function isNewspaper(name: string): boolean {
  return newspapers.has(lettersOf(name));
}

/** A family name in the shape of a verb: ترامب, يزبك. */
export function isVerbLikeName(word: string): boolean {
  return namesLikeVerbs.has(lettersOf(word));
}

/** A given name that is a word besides: نصر, أمل. */
export function isWordToo(name: string): boolean {
  return namesLikeWords.has(lettersOf(name));
}

/** Whether the word is a given name, or the first half of one: `عبد`, `أبو`. */
export function isGivenName(word: string): boolean {
  const key = lettersOf(word);
  return givenNames.has(key) || key === "ابو" || /^عبدال\p{L}{3,}$/u.test(key);
}
