// Classifies the segments of a credit line as places, authors or agencies, or rejects the line.

import { cleanLine } from "../../text/characters.ts";
import { trimEnd } from "../../text/trim.ts";
import { isKnownAgency, isKnownPlace } from "../gazetteer/gazetteer.ts";
import { type Role, roleOf } from "./credit-roles.ts";
import { type Segment, segmentsOf } from "./credit-segments.ts";
import { splitJoined } from "./credit-split.ts";
import { type CreditPart, classifyName, isPhrase, type NamedPart } from "./name-shape.ts";
import { isSentence } from "./sentence.ts";
import { settleGuesses } from "./settle-guesses.ts";

/** In characters. A longer line is not a credit. */
const longestCredit = 160;
/** In words. A longer text is not a name, even after a word such as `بقلم:`. */
const longestCreditedName = 6;
/**
 * Punctuation around a line is ignored: the newspaper's export ends some lines with a dash, authors end datelines with a colon, and some
 * lines begin with an asterisk or a dash.
 */
const lineStart = /^[\s\p{Cf}]*[*\-–—•]*[\s\p{Cf}]*/u;
const lineEnds = [/[\s\p{Cf}]/u, /[-–—―ـ:*]/u, /[\s\p{Cf}]/u];

/** The label of a line that names only sources: `المصدر: الجزيرة + وكالات`. */
const source = /^(?:المصدر|مصدر الخبر|نقلا عن)\s*:\s*/u;
/** The word `من` ("from") before the name of a reporter: `من ميشال أبو نجم`, `من: حمدان العلوي`. It follows a place or a newspaper. */
const fromReporter = /^من(?:\s*:\s*|\s+)/u;
/** Words before the name of a newspaper: `مكتب «الرؤية»`, `خاص بـ«الوطن»`. */
const beforeNewspaper = /^(?:مكتب|خاصة?\s+[بل]ـ*)$/u;
const specialTo = /^خاصة?\s+[بل]ـ*\s*(?=ال)/u;
/** The word for "by telephone" before a place or a name: `(هاتفيا - باريس)`. */
const byTelephone = /^هاتفي(?:ا|اً|ًا)(?:\s+|$)/u;

/** The parts of a credit line: its places, authors and agencies. `undefined` if any segment of the line is none of these. */
export function partsOf(line: string): readonly CreditPart[] | undefined {
  if (line.length > longestCredit) return undefined;
  const text = cleanLine(lineEnds.reduce(trimEnd, line).replace(lineStart, ""));
  if (text === "" || /[!؟?…]|\p{L}{2}\.$/u.test(text)) return undefined;
  if (source.test(text)) return sourcesOf(text.replace(source, ""));
  const parts = partsOfSegments(segmentsOf(text).flatMap(partRole));
  return parts && settleGuesses(parts);
}

function partsOfSegments(segments: readonly Segment[]): readonly CreditPart[] | undefined {
  const parts: CreditPart[] = [];
  let role: Role | undefined;
  for (const [index, segment] of segments.entries()) {
    if (beforeNewspaper.test(segment.text) && segments[index + 1]?.enclosed) continue;
    const own = roleOf(segment.text);
    const said = own ? segment.text.slice(own.length) : segment.text;
    const rest = (parts.length > 0 ? withoutPreposition(said) : said).replace(byTelephone, "");
    if (rest === "") {
      role = own ?? role;
      continue;
    }
    const credited = role ?? (own?.isColon ? own : undefined);
    const whose = rest.replace(specialTo, "");
    const enclosed = whose === rest ? segment.enclosed : "quotes";
    const found = partsOfSegment({ text: whose, enclosed }, credited);
    if (found === undefined) return undefined;
    // Without a colon, a verb such as `كتب` needs a person's name after it: `كتب أحمد الحارثي` is a credit, `كتب الرئيس` begins a sentence.
    if (own && !credited && !found.every(({ kind }) => kind === "author")) return undefined;
    const isCredited = credited !== undefined || own !== undefined;
    parts.push(...found.map((part) => ({ ...part, credited: isCredited, enclosed: segment.enclosed })));
    role = undefined;
  }
  if (role && parts.length > 0 && isKnownAgency(segments.at(-1)?.text ?? ""))
    return [...parts, { kind: "agency", name: segments.at(-1)?.text ?? "", known: true, credited: false }];
  return role || parts.length === 0 ? undefined : parts;
}

/** The agencies in a line of sources: `المصدر: الجزيرة + وكالات`. `undefined` if any of its names is not an agency. */
function sourcesOf(text: string): readonly CreditPart[] | undefined {
  const parts = partsOfSegments(segmentsOf(text));
  return parts?.every(({ kind }) => kind === "agency") ? parts : undefined;
}

/** Splits a segment between a place and a word for a contribution: `مسقط: كتب أحمد الجهوري`, `الرياض، تحقيق`. */
function partRole(segment: Segment): readonly Segment[] {
  const [, place = "", rest = ""] = /^([^:،,]*[^:،, ]) ?[:،,] ?(.+)$/u.exec(segment.text) ?? [];
  if (segment.enclosed || !roleOf(rest) || !isKnownPlace(place)) return [segment];
  return [{ text: place }, { text: rest }];
}

/**
 * Removes the preposition before a name or a place. After a place or a newspaper, `من ميشال أبو نجم` is the reporter; `بالقاهرة` and
 * `من الرياض` are places.
 */
function withoutPreposition(text: string): string {
  const name = text.replace(fromReporter, "");
  if (name !== text && (classifyName(name) || isKnownPlace(name))) return name;
  const place = text.replace(/^ب(?=ال)/u, "");
  return isKnownPlace(place) ? place : text;
}

function partsOfSegment(
  { text, enclosed }: Segment,
  credited: Role | undefined,
): readonly NamedPart[] | undefined {
  const whole = classifyName(text);
  if (whole && enclosed === "quotes") return [{ ...whole, kind: "agency" }];
  if (whole?.known && !(credited && whole.kind === "place") && !/\sو|-/u.test(text)) return [whole];
  const joined = splitJoined(text, credited !== undefined);
  if (joined) return joined;
  if (whole?.known && !credited) return [whole];
  if (!credited) return whole && [whole];
  return isCreditedName(text, whole, credited) ? [{ kind: "author", name: text, known: true }] : undefined;
}

function isCreditedName(text: string, whole: NamedPart | undefined, { isSure }: Role): boolean {
  if (!isSure) return whole?.kind === "author" && (whole.known || !isPhrase(text));
  const words = text.split(/\s+/);
  return words.length <= longestCreditedName && !/[\d:«»]/.test(text) && !isSentence(words);
}
