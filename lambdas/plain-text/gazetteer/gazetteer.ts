// Looks up names in the lists of places, agencies and given names. The spelling does not matter: only the letters are compared.
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

/** The names of these lists, in folded spelling. They are folded when the first name is looked up, so a cold start takes no time for it. */
function keysOf(...lists: readonly string[]): { readonly has: (key: string) => boolean } {
  let keys: ReadonlySet<string> | undefined;
  return {
    has(key) {
      keys ??= new Set(lists.flatMap((list) => list.split("،")).map(lettersOf));
      return keys.has(key);
    },
  };
}

const places = keysOf(placeList);
const agencies = keysOf(agencyList, newspaperList);
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

/** Whether the name is that of a news agency. An agency's credit line names a place and rarely a reporter; a newspaper names reporters. */
export function isWire(name: string): boolean {
  const key = lettersOf(name);
  return agencies.has(key) && !ownNewspapers.has(key);
}

const placesLikeWords = keysOf(wordLikePlaceList);

/** Whether the name is that of a town and also an ordinary word: الوجه, بدر. */
export function isPlaceLikeWord(name: string): boolean {
  return placesLikeWords.has(lettersOf(name));
}

/** Names that a newspaper and a town have: الخبر is a newspaper in Algeria, and المدينة is one in Jeddah. */
const newspapersAndTowns = keysOf("الخبر، المدينة");

export function isAgencyAndPlace(name: string): boolean {
  return newspapersAndTowns.has(lettersOf(name));
}

/** Whether the name is that of a newspaper and also a word or a place: الغد, الخليج. The names beside it show which is meant. */
export function isNewspaper(name: string): boolean {
  return newspapers.has(lettersOf(name));
}

/** Whether the word is a family name that looks like a verb: ترامب, يزبك. */
export function isVerbLikeName(word: string): boolean {
  return namesLikeVerbs.has(lettersOf(word));
}

/** Whether the word is a given name and also an ordinary word: نصر, أمل. */
export function isWordToo(name: string): boolean {
  return namesLikeWords.has(lettersOf(name));
}

/** Whether the word is a given name, or the first half of one: `عبد`, `أبو`. */
export function isGivenName(word: string): boolean {
  const key = lettersOf(word);
  return givenNames.has(key) || key === "ابو" || /^عبدال\p{L}{3,}$/u.test(key);
}
