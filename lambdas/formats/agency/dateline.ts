// Parses a field that holds a dateline: `نيويورك (أ ف ب)`, `Gaza City, Palestinian Territories, May 16, 2021 (AFP) -`.
import { type Credit, parseCredit } from "../../plain-text/credit/credit.ts";
import { cleanLine } from "../../text/characters.ts";
import { isAgency, isName } from "./byline.ts";

/** A place and the agency after it, which is in brackets or in capital letters: `نيويورك (أ ف ب)`, `GENEVA AFP`. */
const sender = /^(.*?)[\s,،]*(?:[([]([^()[\]]+)[)\]]|\s(\p{Lu}{2,6}))$/u;
/** A date and everything after it: `, 26-11-2023`, ` March 22`, `، 5 مايو`. */
const day =
  /(?:(?:^|[\s,،]+)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?)?[\s,،]*\p{Nd}.*$/iu;
/** A country in brackets before the agency: `ملقة (إسبانيا) (أ ف ب)`. */
const country = /\s*\([^()]*\)(?=[^([]*[([])/u;
const longestPlace = 60;
const longestDateline = 200;

/** Finds the places and the agencies in a dateline. Unknown names are accepted, because the field says that it is a dateline. */
export function parseDateline(dateline: string): Credit {
  const line = cleanLine(dateline.slice(0, longestDateline));
  const text = line.replace(/[\s\-–—:]+$/u, "").replace(country, "");
  const known = parseCredit(text);
  if (known && known.places.length > 0) return known;
  const [, before = text, inBrackets, alone] = sender.exec(text) ?? [];
  const name = inBrackets ?? alone;
  const isSender = name !== undefined && (inBrackets !== undefined ? !/\p{Nd}/u.test(name) : isAgency(name));
  const places = (isSender ? before : text)
    .replace(day, "")
    .replace(/\s*[([].*$/u, "")
    .split(/[,،]/u)[0]
    ?.split("/");
  return {
    places: (places ?? []).map((place) => place.trim()).filter(isPlace),
    authors: [],
    agencies: isSender ? name.split("/").map((one) => one.trim()) : (known?.agencies ?? []),
  };
}

function isPlace(text: string): boolean {
  return text.length <= longestPlace && isName(text) && !isAgency(text);
}
