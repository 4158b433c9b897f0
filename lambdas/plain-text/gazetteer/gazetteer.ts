// Looks up names in the lists of places, agencies and given names, in any spelling.
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

/**
 * A news agency. Its credit line names a place and rarely a reporter, while newspapers name their own
 * reporters.
 */
export function isWire(name: string): boolean {
  const key = lettersOf(name);
  return agencies.has(key) && !ownNewspapers.has(key);
}

const placesLikeWords = keysOf(PLACES_LIKE_WORDS);

/** A town whose name is also an ordinary word: الوجه, بدر. */
export function isPlaceLikeWord(name: string): boolean {
  return placesLikeWords.has(lettersOf(name));
}

/** Newspapers named like a town: الخبر in Algeria, المدينة in Jeddah. */
const NEWSPAPERS_AND_TOWNS = keysOf("الخبر، المدينة");

export function isAgencyAndPlace(name: string): boolean {
  return NEWSPAPERS_AND_TOWNS.has(lettersOf(name));
}

/** A newspaper whose name is also a word or a place, such as الغد or الخليج. The words beside it decide. */
export function isNewspaper(name: string): boolean {
  return newspapers.has(lettersOf(name));
}

/** A family name that looks like a verb: ترامب, يزبك. */
export function isVerbLikeName(word: string): boolean {
  return namesLikeVerbs.has(lettersOf(word));
}

/** A given name that is also an ordinary word: نصر, أمل. */
export function isWordToo(name: string): boolean {
  return namesLikeWords.has(lettersOf(name));
}

/** Whether the word is a given name or the first half of one: `عبد`, `أبو`. */
export function isGivenName(word: string): boolean {
  const key = lettersOf(word);
  return givenNames.has(key) || key === "ابو" || /^عبدال\p{L}{3,}$/u.test(key);
}
