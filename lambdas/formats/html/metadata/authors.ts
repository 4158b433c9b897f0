// The authors in a page's metadata, without site names, accounts and programs.
import { isKnownAgency } from "../../../plain-text/gazetteer/gazetteer.ts";
import { lettersOf } from "../../../plain-text/words.ts";
import type { SiteNames } from "./site.ts";

const account = /^(?:https?:|www\.|@)|\S@\S|^[a-z]+(?:[-_.][a-z]+)+$/;
const program =
  /^(?:developed|designed|powered|created|built)\s+by\b|^(?:admin|administrator|webmaster|root|editor)$/i;
const latin = /^[\p{Script=Latin}\p{M}\s.,'’&/-]+$/u;
/** Separators between names: `A, B and C`. A comma can also separate a surname from a first name. */
const separator = /\s*,\s*|\s+(?:and|und|et|y|e|og|och|en)\s+|\s*[&/]\s*/u;
const mostWords = 4;
/** Characters. A longer text is no list of names. */
const longest = 300;

export function authorsIn(stated: readonly string[] | undefined, site: SiteNames): readonly string[] {
  const names = (stated ?? []).flatMap(splitNames).filter((name) => !isOther(name, site));
  const before = new Set<string>();
  return names.filter((name) => {
    const { size } = before;
    return before.add(lettersOf(name)).size > size;
  });
}

function isOther(name: string, site: SiteNames): boolean {
  const letters = lettersOf(name);
  return account.test(name) || program.test(name) || site.has(letters) || site.has(letters.slice(0, -1));
}

/** Splits the text only if every part is a name: two to four words, or an agency. */
function splitNames(text: string): readonly string[] {
  const line = text.trim().slice(0, longest);
  if (!latin.test(line)) return [line];
  const names = line.split(separator).filter((name) => name !== "");
  return names.length > 1 && names.every(isName) ? names : [line];
}

function isName(name: string): boolean {
  const words = name.split(/\s+/);
  return isKnownAgency(name) || /^[a-z]{2,4}$/.test(name) || (words.length >= 2 && words.length <= mostWords);
}
