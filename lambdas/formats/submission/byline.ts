// Parses a field for authors. People often fill it in like the credit line of a newspaper, which also names places and agencies.
import { type Credit, parseCredit, parseEach } from "../../plain-text/credit/credit.ts";
import { isKnownAgency, isKnownPlace } from "../../plain-text/gazetteer/gazetteer.ts";

/**
 * Parses the texts of a field for authors. `["كتب: أحمد الحارثي", "رويترز"]` gives an author and an agency; `مسقط - أحمد الحارثي وزينب الناصرية` gives
 * a place and two authors. Unknown names are authors. A text of unknown names is split at Arabic commas and semicolons, but not at Latin
 * commas, which can separate a surname from a first name.
 */
export function parseByline(texts: readonly string[]): Credit {
  return parseEach(texts, parseText);
}

function parseText(text: string): Credit {
  const credit = parseCredit(text);
  if (credit && credit.authors.length + credit.agencies.length > 0) return withoutGuesses(credit);
  const names = text.split(/[،؛;\n]/).map((name) => name.trim());
  return {
    places: [],
    authors: names.filter((name) => name !== "" && !isKnownAgency(name)),
    agencies: names.filter(isKnownAgency),
  };
}

/** Makes unknown places authors. In `هسبريس - و.م.ع`, the unknown name before the dash was guessed to be a place. */
function withoutGuesses({ places, authors, agencies }: Credit): Credit {
  const others = places.filter((place) => !isKnownPlace(place));
  return { places: places.filter(isKnownPlace), authors: [...others, ...authors], agencies };
}
