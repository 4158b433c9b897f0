// Names from a field for authors, which people fill in as they would a newspaper's credit line.
import { type Credit, joinCredits, NO_CREDIT, parseCredit } from "../../plain-text/credit/credit.ts";
import { isKnownAgency, isKnownPlace } from "../../plain-text/gazetteer/gazetteer.ts";

/**
 * `["كتب: أحمد الحارثي", "رويترز"]` are an author and an agency; `مسقط - أحمد الحارثي وزينب الناصرية` a place and two
 * authors. What no list knows is an author, parted at Arabic commas and semicolons alone: a Latin comma may stand
 * between surname and first name.
 */
export function parseByline(texts: readonly string[]): Credit {
  return texts.map(parseText).reduce(joinCredits, NO_CREDIT);
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

/** `هسبريس - و.م.ع`: whatever stands among names and is no place that a list knows is one of them. */
function withoutGuesses({ places, authors, agencies }: Credit): Credit {
  const others = places.filter((place) => !isKnownPlace(place));
  return { places: places.filter(isKnownPlace), authors: [...others, ...authors], agencies };
}
