// Chooses the credit of a page (its authors, agencies and places) from all parts of the page that state it.
import type { Block } from "../../../article/block.ts";
import type { Credit } from "../../../plain-text/credit/credit.ts";
import { parsePrintedByline } from "./printed-byline.ts";

export interface CreditSources {
  /** The credit in the page's metadata. */
  readonly stated: Credit;
  /** The credit in the lines above the text. */
  readonly shown: Credit;
  /** The newspaper or publisher of the page, if the page states it as the author. */
  readonly newspaper: readonly string[];
}

/** Chooses the credit. `blocks` of the result is the text. If the credit comes from a byline in the text, that byline is removed from it. */
export function chooseCredit(
  { stated, shown, newspaper }: CreditSources,
  blocks: readonly Block[],
): Credit & { readonly blocks: readonly Block[] } {
  const places = stated.places.length > 0 ? stated.places : shown.places;
  const persons = stated.authors.length > 0 ? stated.authors : shown.authors;
  const agencies = stated.agencies.length > 0 ? stated.agencies : shown.agencies;
  if (persons.length + agencies.length > 0) return { places, authors: persons, agencies, blocks };
  const printed = parsePrintedByline(blocks);
  // The newspaper itself is the author only if nobody else is named.
  const authors = printed.authors.length > 0 ? printed.authors : newspaper;
  return { places, authors: [...new Set(authors)], agencies, blocks: printed.blocks };
}
