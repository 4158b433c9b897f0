// The authors that a page states in its metadata. Names of sites, accounts, programs and jobs are left out, and so are words around a name.
import { isKnownAgency } from "../../../plain-text/gazetteer/gazetteer.ts";
import { lettersOf } from "../../../text/words.ts";
import { isPosition } from "../../agency/byline.ts";
import { isPlaceholderName } from "../../submission/placeholder-names.ts";
import { isFullName, isShortAgency, mostWords, nameAlone } from "./person-name.ts";
import type { SiteNames } from "./site.ts";

const account = /^(?:https?:|www\.|@)|\S@\S|\[at\]|^[a-z]+(?:[-_.][a-z]+)+$/;
const program =
  /^(?:developed|designed|powered|created|built)\s+by\b|^(?:webmaster|editor)$|^(?:copyright|©|\(c\))/i;
/** The text of a link to other articles. */
const otherArticles =
  /^(?:view|show|see|read|archiv|alle|all|more|ver|voir)\s.*(?:posts|articles|archives?|anzeigen|beiträge|artikel)$|^(?:عرض|كل|جميع|المزيد)\s.*(?:مقالات|المقالات|مواضيع|المواضيع)/iu;
/** Names of Arabic news sites: `المدينة نيوز`, `صحيفة الشبيبة`. */
const newsSite =
  /^(?:صحيفة|جريدة|موقع|بوابة|قناة|شبكة)\s|\s(?:نيوز|أونلاين|اونلاين|الإخباري|الإخبارية|الاخباري|الاخبارية|الإلكترونية|الالكترونية)$/u;
const company = /[\s.](?:gmbh|e\.\s?v\.?|ag|inc|ltd|llc|corp|co\.\s?kg)\.?$/i;
const latin = /^[\p{Script=Latin}\p{M}\s.,'’&/-]+$/u;
const comma = /\s*,\s*/u;
const conjunction = /\s+(?:and|und|et|y|e|og|och|en)\s+|\s*[&/]\s*/u;
/** In characters. Of a longer text only the beginning is used, because it is a biography. */
const longest = 300;
/** In characters. A longer text is not a name. */
const longestName = 80;
/** In words. A longer name of a site is a slogan. */
const mostWordsOfSite = 5;

export function authorsIn(stated: readonly string[] | undefined, site: SiteNames): readonly string[] {
  const names = (stated ?? [])
    .flatMap((text) => splitNames(nameAlone(text.slice(0, longest)), site))
    .filter((name) => !isOther(name, site));
  return [...Map.groupBy(names, lettersOf).values()].flatMap(([first]) => first ?? []);
}

/** Chooses between the authors that the metadata states and those in links. The links are used if they name all stated authors. */
export function withLinked(stated: readonly string[], linked: readonly string[]): readonly string[] {
  const letters = new Set(linked.map(lettersOf));
  return stated.every((name) => letters.has(lettersOf(name))) ? linked : stated;
}

/** The stated authors that are the name of the site: `Les Echos` on a page of Les Echos. */
export function ownNames(stated: readonly string[] | undefined, site: SiteNames): readonly string[] {
  const names = (stated ?? []).map(nameAlone).filter((name) => isSite(name, site) && !isAccount(name));
  return [...new Set(names.filter((name) => name.split(" ").length <= mostWordsOfSite))];
}

function isOther(name: string, site: SiteNames): boolean {
  if (name.length > longestName || isAccount(name) || isSite(name, site)) return true;
  return otherArticles.test(name) || (isOrganisation(name) && !isKnownAgency(name));
}

function isOrganisation(name: string): boolean {
  return newsSite.test(name) || company.test(name);
}

function isAccount(name: string): boolean {
  return account.test(name) || program.test(name) || isPlaceholderName(name);
}

function isSite(name: string, site: SiteNames): boolean {
  const letters = lettersOf(name);
  const [, bracketed = ""] = /\(([^()]+)\)$/.exec(name) ?? [];
  const host = lettersOf(bracketed.replace(/^www\./, ""));
  return site.has(letters) || site.has(letters.slice(0, -1)) || site.has(host);
}

/** Splits the text only if every part is a name: two to four words, or an agency. */
function splitNames(line: string, site: SiteNames): readonly string[] {
  if (!latin.test(line)) return [line];
  const parts = line.split(comma).filter((part) => part !== "");
  // The site after the name is dropped: `Rob Picheta, CNN`.
  while (parts.length > 1 && isSite(parts.at(-1) ?? "", site)) parts.pop();
  const [first = "", ...others] = parts;
  const names = first.split(conjunction);
  // A description after the name is dropped: `Ann Lee, professor of history at the University of Leeds`.
  const described = others.flatMap((part) => part.split(conjunction));
  if (others.length > 0 && isFullName(first) && described.every(isDescription)) return [first];
  // A place after two names is dropped: `Ann Lee and Bo Berg, Nairobi`.
  if (others.length === 1 && names.length > 1 && names.every(isFullName) && isOneWord(others[0]))
    return names;
  const all = [...names, ...described].filter((name) => name !== "");
  return all.length > 1 && all.every(isName) ? all : [parts.join(", ")];
}

function isName(name: string): boolean {
  const words = name.split(/\s+/);
  return isKnownAgency(name) || isShortAgency(name) || (words.length >= 2 && words.length <= mostWords);
}

/** Whether a part is a job or an employer, not a name: it has too many words for a name, or words in lower case. */
function isDescription(part: string): boolean {
  const words = part.split(/\s+/);
  if (words.length > mostWords || isPosition(part)) return true;
  return words.length > 1 && !isFullName(part) && !isKnownAgency(part);
}

function isOneWord(part = ""): boolean {
  return /^\p{Lu}\p{L}+$/u.test(part);
}
