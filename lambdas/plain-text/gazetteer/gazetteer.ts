// Looks up names in the lists of places, agencies and given names, in any spelling.
import { lettersOf } from "../words.ts";
import {
  agencyList,
  ambiguousNewspaperList,
  givenNameList,
  newspaperList,
  verbLikeNameList,
  wordLikeNameList,
} from "./known-names.ts";
import { placeList, wordLikePlaceList } from "./known-places.ts";

function keysOf(list: string): ReadonlySet<string> {
  return new Set(list.split("،").map(lettersOf));
}

const places = keysOf(placeList);
const agencies = keysOf(`${agencyList}،${newspaperList}`);
const ownNewspapers = keysOf(newspaperList);
const newspapers = keysOf(ambiguousNewspaperList);
const namesLikeVerbs = keysOf(verbLikeNameList);
const namesLikeWords = keysOf(wordLikeNameList);
const givenNames = keysOf(givenNameList);

export function isKnownPlace(name: string): boolean {
  return places.has(lettersOf(name));
}

export function isKnownAgency(name: string): boolean {
  return agencies.has(lettersOf(name));
}

/** A news agency. Its credit line names a place and rarely a reporter, while newspapers name their own reporters. */
export function isWire(name: string): boolean {
  const key = lettersOf(name);
  return agencies.has(key) && !ownNewspapers.has(key);
}

const placesLikeWords = keysOf(wordLikePlaceList);

/** A town whose name is also an ordinary word: الوجه, بدر. */
export function isPlaceLikeWord(name: string): boolean {
  return placesLikeWords.has(lettersOf(name));
}

/** Newspapers named like a town: الخبر in Algeria, المدينة in Jeddah. */
const newspapersAndTowns = keysOf("الخبر، المدينة");

export function isAgencyAndPlace(name: string): boolean {
  return newspapersAndTowns.has(lettersOf(name));
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
