// Splits a segment of a credit line that has several names: `صلالة، صحار`, `الرياض: فهد الذيابي`, `هسبريس من الرباط`. Expects single spaces.
import { isGivenName, isKnownAgency, isKnownPlace, isNewspaper, isWire } from "../gazetteer/gazetteer.ts";
import { classifyName, isLikelyPerson, isPersonForSure, type NamedPart } from "./name-shape.ts";

const comma = / ?[،,;؛+|] ?/u;
/** The conjunction و ("and"). In the excluded names it is the first letter: واس, وكالات, واشنطن. */
const conjunction = / و(?!(?:اس|ام|ات|اج|ال|فا|كالات|كالة|اشنطن|ارسو|هران|يلز|جدة)(?!\p{L})) ?(?=\p{L}{2})/u;
const colon = / ?: ?/u;
const fromPlace = / من /u;
const hyphen = / ?- ?/u;
const separators = [comma, conjunction, colon, hyphen, new RegExp(` ?[،,:] ?|${conjunction.source}`, "u")];
/** In `صلالة: اليوم`, the last word means "today". It is also the name of a newspaper. */
const time = /: ?اليوم$/u;
/** In words. A longer text is not the name of a place. */
const longestPlace = 3;

/**
 * The names in a segment. They must all be known, or be in an order that credits have, such as a place before a reporter. `undefined` if the
 * segment does not consist of several names.
 *
 * @param credited whether the segment follows a word such as `كتب` ("written by")
 */
export function splitJoined(text: string, credited: boolean): readonly NamedPart[] | undefined {
  if (time.test(text)) return undefined;
  return (
    splitAfterPlace(text) ??
    splitKnown(text, credited) ??
    splitFrom(text) ??
    splitBeforeWire(text) ??
    splitList(text) ??
    splitHyphenated(text) ??
    splitUnmarked(text)
  );
}

/** Splits a segment whose parts are all known names: `العمانية والوكالات`, `صلالة، صحار`, `مسقط-العمانية`, `مسقط: العمانية`. */
function splitKnown(text: string, credited: boolean): readonly NamedPart[] | undefined {
  for (const separator of separators) {
    const names = text.split(separator);
    if (names.length < 2) continue;
    const parts = names.map(classifyName).filter((part) => part !== undefined);
    const isAnyKnown = parts.some(({ known }) => known);
    const known = parts.filter(({ known, kind, name }) =>
      kind === "author"
        ? (known || credited) && name.includes(" ")
        : known || (kind === "agency" && isAnyKnown),
    );
    // A person's name before a colon is that of a speaker, not of an author.
    if (known.length === names.length && !(text.includes(":") && known[0]?.kind === "author"))
      return known.flatMap(splitPeople);
  }
  return undefined;
}

/**
 * Splits places, a colon and reporters, once or several times: `الأنبار: مناف العبيدي`, `أبها، صنعاء: سلمان عسكر`,
 * `الدمام: ميرزا الخويلدي بيروت: ثائر عباس`.
 */
function splitAfterPlace(text: string): readonly NamedPart[] | undefined {
  const [first = "", ...others] = text.split(colon);
  const found: NamedPart[] = [];
  let places: readonly string[] = first.split(comma);
  for (const [index, part] of others.entries()) {
    const next = index < others.length - 1 ? placeAtEnd(part) : "";
    if (next === undefined || !places.every(isKnownPlace)) return undefined;
    const people = namesOf(part.slice(0, part.length - next.length).trim());
    if (!people) return undefined;
    found.push(...places.map((name) => knownPart(name, "place")), ...people);
    places = [next];
  }
  return found.length > 0 ? found : undefined;
}

function placeAtEnd(text: string): string | undefined {
  const words = text.split(/\s+/u);
  return [3, 2, 1]
    .map((count) => words.slice(-count).join(" "))
    .find((last) => last !== text && isKnownPlace(last));
}

/**
 * Splits a newspaper or a reporter, `من` ("from") and a place: `«الاقتصادية» من الرياض`, `حامد الرويلي من الدمام`, `هسبريس من الرباط`.
 */
function splitFrom(text: string): readonly NamedPart[] | undefined {
  const [before = "", place = "", ...more] = text.split(fromPlace);
  if (more.length > 0 || !isKnownPlace(place)) return undefined;
  const isAgency = isKnownAgency(before) || isNewspaper(before);
  const who = isAgency ? [knownPart(before, "agency")] : namesOf(before);
  return who && [...who, knownPart(place, "place")];
}

/** Splits a list of likely names of people at commas and at و ("and"): `نايف الوعيل، هتاف المحيميد`. */
function splitList(text: string): readonly NamedPart[] | undefined {
  return comma.test(text) || conjunction.test(text) ? namesOf(text) : undefined;
}

/** Splits a place, a colon and a news agency: `هاريسبرج :رويترز`, `غشتاد: أ ف ب`. The place can be unknown. */
function splitBeforeWire(text: string): readonly NamedPart[] | undefined {
  const [place = "", wire = "", ...more] = text.split(colon);
  if (more.length > 0 || !isWire(wire) || place.split(/\s+/u).length > longestPlace) return undefined;
  const part = classifyName(place);
  if (part === undefined || part.known || part.kind === "agency") return undefined;
  return [{ ...part, kind: "place" }, knownPart(wire, "agency")];
}

/** Splits names with hyphens between them: `الرياض-الوئام-حجب العصيمي`. At least one of them must be a known place or agency. */
function splitHyphenated(text: string): readonly NamedPart[] | undefined {
  const names = text.split(hyphen);
  if (names.length < 2) return undefined;
  const found = names.map(
    (name) => namesOf(name)?.[0] ?? (isKnownPlace(name) ? knownPart(name, "place") : undefined),
  );
  const parts = found.filter((part) => part !== undefined);
  const isSure = parts.some(({ kind, known }) => known && kind !== "author");
  return isSure && parts.length === names.length ? parts : undefined;
}

function namesOf(text: string): readonly NamedPart[] | undefined {
  const parts = text.split(comma).flatMap((names) => splitAnd(names));
  const found = parts.map((name): NamedPart | undefined => {
    const part = classifyName(name);
    if (part?.known || part?.kind === "agency") return part;
    return isLikelyPerson(name) ? { kind: "author", name, known: false } : undefined;
  });
  const names = found.filter((part) => part !== undefined);
  return names.length === parts.length && names.some(({ kind }) => kind !== "place") ? names : undefined;
}

function splitPeople(part: NamedPart): readonly NamedPart[] {
  return part.kind === "author" ? splitAnd(part.name).map((name) => ({ ...part, name })) : [part];
}

/** Splits at و ("and") if each side is a name of at least two words. `محمد وليد` and `محمود وهبة` are one name each. */
function splitAnd(text: string): readonly string[] {
  const names: string[] = [];
  for (const word of text.replace(/\sو\s+/gu, " و").split(/\s+/u)) {
    const name = names.at(-1);
    if (name === undefined) names.push(word);
    else if (name.includes(" ") && conjunction.test(` ${word}`) && !isGivenName(word))
      names.push(word.slice(1));
    else names.push(`${names.pop()} ${word}`);
  }
  const isEachName = names.every(
    (name) => isKnownAgency(name) || (name.includes(" ") && isLikelyPerson(name)),
  );
  return isEachName ? names : [text];
}

/** Splits two known names that have no separator between them: `الرياض خالد الفهد`, `فهد الذيابي موسكو`, `سبق أبها`. */
function splitUnmarked(text: string): readonly NamedPart[] | undefined {
  const words = text.split(/\s+/u);
  for (let count = Math.min(longestPlace, words.length - 1); count > 0; count--) {
    const first = words.slice(0, count).join(" ");
    const others = words.slice(count).join(" ");
    const end = words.slice(0, -count).join(" ");
    const last = words.slice(-count).join(" ");
    if (isKnownPlace(first) && isPersonForSure(others) && count < words.length - 1)
      return [knownPart(first, "place"), knownPart(others, "author")];
    if (isKnownPlace(first) && isWire(others))
      return [knownPart(first, "place"), knownPart(others, "agency")];
    if (!isKnownPlace(last)) continue;
    if (isPersonForSure(end) && end.includes(" ") && count > 1)
      return [knownPart(end, "author"), knownPart(last, "place")];
    if (isKnownAgency(end)) return [knownPart(end, "agency"), knownPart(last, "place")];
  }
  return undefined;
}

function knownPart(name: string, kind: NamedPart["kind"]): NamedPart {
  return { kind, name, known: true };
}
