// Decides whether an unknown name in a credit is a place, an author or an agency. The names beside it show which.

import { isAgencyAndPlace, isWire } from "../gazetteer/gazetteer.ts";
import { type CreditPart, isLandform, isLikelyPerson, isShortName } from "./name-shape.ts";

export function settleGuesses(parts: readonly CreditPart[]): readonly CreditPart[] {
  return parts.map((part, index) => {
    const kind = kindOf(part, index, parts);
    return { ...part, kind, known: part.known || (kind === "place" && isAgencyAndPlace(part.name)) };
  });
}

function kindOf(part: CreditPart, index: number, parts: readonly CreditPart[]): CreditPart["kind"] {
  const others = parts.filter((other) => other !== part);
  if (part.kind === "agency" && isAgencyAndPlace(part.name)) return kindOfTown(part.name, index, others);
  if (part.known || part.credited || part.enclosed === "quotes") return part.kind;
  if (part.enclosed === "brackets") return kindInBrackets(part, parts[index - 1], others);
  if (part.kind === "agency") return part.kind;
  const isPlaceKnown = others.some(({ kind, known }) => kind === "place" && known);
  const isAuthorKnown = others.some(({ kind, known }) => kind === "author" && known);
  const isPerson = isLikelyPerson(part.name);
  if (isPlaceKnown && !isAuthorKnown && part.name.includes(" ") && !isLandform(part.name))
    return isPerson ? "author" : part.kind;
  // In a line with a news agency or a known author, the unknown name is the place: `مزار شريف - واس`, `بلقرن - خالد العمري`.
  const isWireLine = others.some(({ kind, name }) => kind === "agency" && isWire(name));
  const isBeforeAgency = index === 0 && parts[1]?.kind === "agency" && parts[1].enclosed === "brackets";
  if (!isPlaceKnown && !hasFamilyName(part.name) && (isWireLine || isAuthorKnown || isBeforeAgency))
    return "place";
  return part.kind;
}

/**
 * The kind of a name that is both a newspaper and a town. Beside a known place it is the newspaper: `المدينة - جدة`. In `واس - المدينة` and
 * `الخبر - سالم السعيد` it is the town.
 */
function kindOfTown(name: string, index: number, others: readonly CreditPart[]): CreditPart["kind"] {
  if (others.some(({ kind, known }) => kind === "place" && known)) return "agency";
  return index === 0 && name === "المدينة" && others.every(({ kind }) => kind === "agency")
    ? "agency"
    : "place";
}

/**
 * The kind of a name in brackets. After an author or an agency it is a place: `أحمد معيدي (كانساس)`, `واس (القريات)`. After a place it is an
 * agency: `مسقط (معا)`.
 */
function kindInBrackets(
  part: CreditPart,
  before: CreditPart | undefined,
  others: readonly CreditPart[],
): CreditPart["kind"] {
  if (before === undefined) return "agency";
  if (before.kind === "author" || before.kind === "agency")
    return part.kind === "agency" ? "agency" : "place";
  if (part.kind === "agency") return "agency";
  const isAgencyThere = others.some(({ kind }) => kind === "agency");
  return isAgencyThere || !isShortName(part.name) ? "place" : "agency";
}

function hasFamilyName(name: string): boolean {
  return /\sال\p{L}+(?:ي|ى|ية|يه)$/u.test(name);
}
