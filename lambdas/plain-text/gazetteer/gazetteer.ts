// Looks up names in the lists of places, agencies and given names. The spelling does not matter: only the letters are compared.
import { lettersOf } from "../../text/words.ts";
import {
  agencyList,
  ambiguousNewspaperList,
  givenNameList,
  newspaperList,
  verbLikeNameList,
  wordLikeNameList,
} from "./known-names.ts";
import { placeList, wordLikePlaceList } from "./known-places.ts";

/**
 * Returns a function that looks up names in these lists. The lists are split, and reduced by `lettersOf`, only when the first name is
 * looked up, so that they do not delay a cold start.
 */
function namedIn(...lists: readonly string[]): (name: string) => boolean {
  let keys: ReadonlySet<string> | undefined;
  return (name) => {
    keys ??= new Set(lists.flatMap((list) => list.split("،")).map(lettersOf));
    return keys.has(lettersOf(name));
  };
}

export const isKnownPlace = namedIn(placeList);
export const isKnownAgency = namedIn(agencyList, newspaperList);
const isNewspaperOnly = namedIn(newspaperList);
const isListedGivenName = namedIn(givenNameList);

/** Whether the name is that of a town and also an ordinary word: الوجه, بدر. */
export const isPlaceLikeWord = namedIn(wordLikePlaceList);

/** Whether a newspaper and a town have the name: الخبر is a newspaper in Algeria, and المدينة is one in Jeddah. */
export const isAgencyAndPlace = namedIn("الخبر، المدينة");

/** Whether the name is that of a newspaper and also a word or a place: الغد, الخليج. The names beside it show which is meant. */
export const isNewspaper = namedIn(ambiguousNewspaperList);

/** Whether the word is a family name that looks like a verb: ترامب, يزبك. */
export const isVerbLikeName = namedIn(verbLikeNameList);

/** Whether the word is a given name and also an ordinary word: نصر, أمل. */
export const isWordToo = namedIn(wordLikeNameList);

/** Whether the name is that of a news agency. An agency's credit line names a place and rarely a reporter; a newspaper names reporters. */
export function isWire(name: string): boolean {
  return isKnownAgency(name) && !isNewspaperOnly(name);
}

/** Whether the word is a given name, or the first half of one: `عبد`, `أبو`. */
export function isGivenName(word: string): boolean {
  return isListedGivenName(word) || /^(?:ابو|عبدال\p{L}{3,})$/u.test(lettersOf(word));
}
