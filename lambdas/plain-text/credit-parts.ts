// What each segment of a credit line is: a place, somebody or an agency, or a sign that the line is no credit.
import { cleanText } from "../text/characters.ts";
import { type Segment, segmentsOf } from "./credit-segments.ts";
import { isKnownAgency, isKnownPlace } from "./gazetteer.ts";
import { classifyName, isPhrase, type NamedPart } from "./name-shape.ts";
import { isSentence } from "./sentence.ts";

export interface CreditPart extends NamedPart {
  /** It followed a word such as `كتب`. */
  readonly credited: boolean;
  readonly enclosed?: Segment["enclosed"];
}

const LONGEST_CREDIT = 160;
const LONGEST_CREDITED_NAME = 6;
/** The export ends some lines with a dash, a writer a dateline with a colon. */
const LINE_END = /[\s\p{Cf}]*[-–—―:]?[\s\p{Cf}]*$/u;

const WROTE =
  "كتبت?|كتبه|كتبها|بقلم|حاوره|حاورها|حاورهم|حاورته|حاورتها|حاورتهم|[أا]عده|[أا]عدها|[أا]عدته|[أا]عدتها";
const WORK =
  "متابعة|حوار|[أا]جرى الحوار|[أا]جرت الحوار|[إا]عداد|[إا]شراف|تحرير|تحقيق|استطلاع|تغطية|ترجمة|تصوير|رصد|تقرير|عرض|قراءة|مراسل(?:نا|تنا)?";
/** The word for what somebody did, alone or with `:`; a verb may have the name straight after it. */
const ROLE = new RegExp(
  `^(?:(?:(?<wrote>${WROTE})|${WORK})(?:\\s+و(?:${WORK}))*\\s*(?::\\s*|$)|(?:${WROTE})\\s+)`,
  "u",
);
const SOURCE = /^(?:المصدر|مصدر الخبر|نقلا عن)\s*:\s*/u;
/** After a place or a paper, who reports from there: `من ميشال أبو نجم`, `من: حمدان العلوي`. */
const FROM = /^من(?:\s*:\s*|\s+)/u;
/** `مكتب «الرؤية»`, `خاص بـ«الوطن»`: the name says whose. */
const WHOSE = /^(?:مكتب|خاصة?\s+[بل]ـ*)$/u;

/** The parts of a line, or undefined where something in it is none. */
export function partsOf(line: string): readonly CreditPart[] | undefined {
  if (line.length > LONGEST_CREDIT) return undefined;
  const text = cleanText(line.replace(LINE_END, "")).trim();
  if (text === "" || /[!؟?…]|\p{L}{2}\.$/u.test(text)) return undefined;
  if (SOURCE.test(text)) return sourcesOf(text.replace(SOURCE, ""));
  const segments = segmentsOf(text).flatMap(partRole);
  const [only] = segments;
  const whole = only && segments.length === 1 ? (placeColonAuthor(only) ?? agencyFromPlace(only)) : undefined;
  if (whole) return whole.map((part) => ({ ...part, credited: false }));
  return placesBeforeAgencies(partsOfSegments(segments));
}

function partsOfSegments(segments: readonly Segment[]): readonly CreditPart[] | undefined {
  const parts: CreditPart[] = [];
  let role: Role | undefined;
  for (const [index, segment] of segments.entries()) {
    if (WHOSE.test(segment.text) && segments[index + 1]?.enclosed) continue;
    const own = segment.enclosed ? undefined : roleOf(segment.text);
    const said = own ? segment.text.slice(own.length) : segment.text;
    const before = parts.at(-1)?.kind;
    const rest = before === "place" || before === "agency" ? withoutPreposition(said) : said;
    if (rest === "") {
      role = own;
      continue;
    }
    const credited = role ?? (own?.isColon ? own : undefined);
    const found = partsOfSegment({ ...segment, text: rest }, credited);
    if (found === undefined) return undefined;
    // `كتب الرئيس` is a sentence; `كتب أحمد الحارثي` is not.
    if (own && !credited && !found.every(({ kind }) => kind === "author")) return undefined;
    const isCredited = credited !== undefined || own !== undefined;
    parts.push(...found.map((part) => ({ ...part, credited: isCredited, enclosed: segment.enclosed })));
    role = undefined;
  }
  return role || parts.length === 0 ? undefined : parts;
}

interface Role {
  readonly length: number;
  readonly isColon: boolean;
  /** بقلم: is followed by whoever it was; تقرير: may begin a heading too. */
  readonly isSure: boolean;
}

function roleOf(text: string): Role | undefined {
  const match = ROLE.exec(text);
  if (!match) return undefined;
  return {
    length: match[0].length,
    isColon: match[0].includes(":"),
    isSure: match.groups?.wrote !== undefined,
  };
}

/** `المصدر: الجزيرة + وكالات`: agencies and nothing else. */
function sourcesOf(text: string): readonly CreditPart[] | undefined {
  const parts = partsOfSegments(segmentsOf(text));
  return parts?.every(({ kind }) => kind === "agency") ? parts : undefined;
}

/** `الرياض: فتح الرحمن يوسف`, a whole line of a known place and what is a name for sure: `دبي: انطلاق معرض` is none. */
function placeColonAuthor({ text }: Segment): readonly NamedPart[] | undefined {
  const [place = "", name = "", ...more] = text.split(/\s*:\s*/u);
  const author = classifyName(name);
  if (more.length > 0 || author?.kind !== "author" || !author.known || !name.includes(" ")) return undefined;
  if (!isKnownPlace(place)) return undefined;
  return [{ kind: "place", name: place, known: true }, author];
}

/** `هسبريس من الرباط`. */
function agencyFromPlace({ text }: Segment): readonly NamedPart[] | undefined {
  const [agency = "", place = "", ...more] = text.split(/\s+من\s+/u);
  if (more.length > 0 || !isKnownAgency(agency) || !isKnownPlace(place)) return undefined;
  return [
    { kind: "agency", name: agency, known: true },
    { kind: "place", name: place, known: true },
  ];
}

/** `مسقط: كتب أحمد الجهوري` is a place and what `كتب` says. */
function partRole(segment: Segment): readonly Segment[] {
  const [, place = "", rest = ""] = /^([^:]+?)\s*:\s*(.+)$/u.exec(segment.text) ?? [];
  if (segment.enclosed || !ROLE.test(rest) || !isKnownPlace(place)) return [segment];
  return [{ text: place }, { text: rest }];
}

/** After a place or a paper, `من ميشال أبو نجم` is who reports from there, `بالقاهرة` where. */
function withoutPreposition(text: string): string {
  const name = text.replace(FROM, "");
  if (classifyName(name)?.kind === "author") return name;
  const place = text.replace(/^ب(?=ال)/u, "");
  return isKnownPlace(place) ? place : text;
}

function partsOfSegment(
  { text, enclosed }: Segment,
  credited: Role | undefined,
): readonly NamedPart[] | undefined {
  const whole = classifyName(text);
  if (whole && enclosed === "quotes") return [{ ...whole, kind: "agency" }];
  if (whole?.known && !(credited && whole.kind === "place") && !/\sو/u.test(text)) return [whole];
  const joined = splitJoined(text, credited !== undefined);
  if (joined) return joined;
  if (whole?.known && !credited) return [whole];
  if (whole && enclosed) return [{ ...whole, kind: "agency" }];
  if (!credited) return whole && [whole];
  return isCreditedName(text, whole, credited) ? [{ kind: "author", name: text, known: true }] : undefined;
}

function isCreditedName(text: string, whole: NamedPart | undefined, { isSure }: Role): boolean {
  if (!isSure) return whole?.kind === "author" && (whole.known || !isPhrase(text));
  const words = text.split(/\s+/);
  return words.length <= LONGEST_CREDITED_NAME && !/[\d:«»]/.test(text) && !isSentence(words);
}

/** `العمانية والوكالات`, `صلالة، صحار`, `مسقط-العمانية`, `مسقط: العمانية`: parted where a list knows every part. */
function splitJoined(text: string, credited: boolean): readonly NamedPart[] | undefined {
  for (const separator of [
    /\s*[،,;؛+|]\s*/u,
    /\s+و\s*(?=\p{L}{2})/u,
    /\s*:\s*/u,
    /-/u,
    /\s*[،,:]\s*|\s+و\s*(?=\p{L}{2})/u,
  ]) {
    const names = text.split(separator);
    if (names.length < 2) continue;
    const parts = names.map(classifyName).filter((part) => part !== undefined);
    const isAnyKnown = parts.some(({ known }) => known);
    const known = parts.filter(({ known, kind, name }) =>
      kind === "author"
        ? (known || credited) && name.includes(" ")
        : known || (kind === "agency" && isAnyKnown),
    );
    // A name before a colon is somebody speaking.
    if (known.length === names.length && !(text.includes(":") && known[0]?.kind === "author")) return known;
  }
  return undefined;
}

/** Where a dateline begins, what stands before an agency in brackets is a place, unless it is somebody for sure. */
function placesBeforeAgencies(parts: readonly CreditPart[] | undefined): readonly CreditPart[] | undefined {
  const [first, second] = parts ?? [];
  if (!parts || first?.kind !== "author" || first.known || first.credited) return parts;
  if (second?.kind !== "agency" || second.enclosed !== "brackets") return parts;
  return [{ ...first, kind: "place" }, ...parts.slice(1)];
}
