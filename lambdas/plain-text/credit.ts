// The line that says where an article was written and by whom: `دمشق - عمان - بسام جميدة - وكالات -`.
import { cleanText } from "../text/characters.ts";
import { type Segment, segmentsOf } from "./credit-segments.ts";
import { isKnownPlace } from "./gazetteer.ts";
import { classifyName, isPersonForSure, JOINS_NAMES, type NamedPart } from "./name-shape.ts";

export interface Credit {
  readonly places: readonly string[];
  readonly authors: readonly string[];
  readonly agencies: readonly string[];
}

export const NO_CREDIT: Credit = { places: [], authors: [], agencies: [] };

/** Both, each name once. */
export function joinCredits(one: Credit, other: Credit): Credit {
  return {
    places: [...new Set([...one.places, ...other.places])],
    authors: [...new Set([...one.authors, ...other.authors])],
    agencies: [...new Set([...one.agencies, ...other.agencies])],
  };
}

const LONGEST_CREDIT = 160;
/** A person's three names; more words after a given name are a sentence, unless بن or the like joins them. */
const LONGEST_LONE_NAME = 3;
/** The export ends some lines with a dash, a writer a dateline with a colon. */
const LINE_END = /[\s\p{Cf}]*[-–—―:]?[\s\p{Cf}]*$/u;

const WROTE =
  "كتبت?|كتبه|كتبها|بقلم|حاوره|حاورها|حاورهم|حاورته|حاورتها|حاورتهم|[أا]عده|[أا]عدها|[أا]عدته|[أا]عدتها";
const WORK =
  "متابعة|حوار|[أا]جرى الحوار|[أا]جرت الحوار|[إا]عداد|تحرير|تحقيق|استطلاع|تغطية|ترجمة|تصوير|رصد|تقرير|عرض|قراءة|مراسل(?:نا|تنا)?";
/** The word for what somebody did, alone or with `:`; a verb may have the name straight after it. */
const ROLE = new RegExp(
  `^(?:(?:${WROTE}|${WORK})(?:\\s+و(?:${WORK}))*\\s*(?::\\s*|$)|(?:${WROTE})\\s+)`,
  "u",
);

/** `مكتب «الرؤية»`: the name says whose office. */
const OFFICE = /^مكتب$/u;
/** Words of a sentence about somebody, `كتب محمد بن راشد على تويتر: `; على is Egypt's spelling of علي too. */
const PROSE = /(?:^|\s)(?:على|عبر|في|فى|إلى|الى|عن|من|مع|[أإا]ن|[أإا]نه)(?:\s|$)/u;

/**
 * The places, authors and agencies of a credit line; undefined where the line is none.
 *
 * With `trust` at `known`, at least one part must be one that a list knows, or follow a word such as `كتب:`. With
 * `shape`, which is for a line that stands where a credit does, names that no list knows pass too.
 */
export function parseCredit(line: string, trust: "known" | "shape" = "known"): Credit | undefined {
  const parts = partsOf(line);
  if (parts === undefined) return undefined;
  if (trust === "known" ? isCredit(parts) : parts.every(({ kind }) => kind === "author"))
    return creditOf(parts);
  return undefined;
}

/** As {@link parseCredit}, for what may be the beginning of a sentence: nothing in it may be a guess. */
export function parseCreditBeforeText(beginning: string): Credit | undefined {
  const parts = partsOf(beginning);
  if (parts === undefined) return undefined;
  const endsInAgency = parts.at(-1)?.kind === "agency";
  const isSure = parts.every(
    ({ known, kind, name }) =>
      (known || (endsInAgency && kind === "author")) && !(kind === "author" && PROSE.test(name)),
  );
  return isSure && parts.some(isMoreThanName) ? creditOf(parts) : undefined;
}

interface CreditPart extends NamedPart {
  /** It followed a word such as `كتب`. */
  readonly credited: boolean;
}

function partsOf(line: string): readonly CreditPart[] | undefined {
  if (line.length > LONGEST_CREDIT) return undefined;
  const text = cleanText(line.replace(LINE_END, "")).trim();
  if (text === "" || /[!؟?…]|\p{L}{2}\.$/u.test(text)) return undefined;
  const segments = segmentsOf(text).flatMap(partRole);
  const [only] = segments;
  const placeAndAuthor = only && segments.length === 1 ? placeColonAuthor(only) : undefined;
  if (placeAndAuthor) return placeAndAuthor.map((part) => ({ ...part, credited: false }));
  const parts: CreditPart[] = [];
  let credited = false;
  for (const [index, segment] of segments.entries()) {
    if (OFFICE.test(segment.text) && segments[index + 1]?.enclosed) continue;
    const role = segment.enclosed ? null : ROLE.exec(segment.text);
    const said = role ? segment.text.slice(role[0].length) : segment.text;
    const rest = parts.at(-1)?.kind === "place" ? withoutFrom(said) : said;
    if (rest === "") {
      credited = true;
      continue;
    }
    const isSaid = credited || (role?.[0].includes(":") ?? false);
    const found = partsOfSegment({ ...segment, text: rest }, isSaid);
    if (found === undefined) return undefined;
    // `كتب الرئيس` is a sentence; `كتب أحمد الحارثي` is not.
    if (role && !isSaid && !found.every(({ kind }) => kind === "author")) return undefined;
    parts.push(...found.map((part) => ({ ...part, credited: isSaid || role !== null })));
    credited = false;
  }
  return credited || parts.length === 0 ? undefined : parts;
}

/** `الرياض: فتح الرحمن يوسف`, a whole line of a known place and what is a name for sure: `دبي: انطلاق معرض` is none. */
function placeColonAuthor({ text }: Segment): readonly NamedPart[] | undefined {
  const [place = "", name = "", ...more] = text.split(/\s*:\s*/u);
  const author = classifyName(name);
  if (more.length > 0 || author?.kind !== "author" || !author.known || !name.includes(" ")) return undefined;
  if (!isKnownPlace(place) || PROSE.test(name)) return undefined;
  return [{ kind: "place", name: place, known: true }, author];
}

/** `مسقط: كتب أحمد الجهوري` is a place and what `كتب` says. */
function partRole(segment: Segment): readonly Segment[] {
  const [, place = "", rest = ""] = /^([^:]+?)\s*:\s*(.+)$/u.exec(segment.text) ?? [];
  if (segment.enclosed || !ROLE.test(rest) || !isKnownPlace(place)) return [segment];
  return [{ text: place }, { text: rest }];
}

/** After a place, `من ميشال أبو نجم` is who reports from there. */
function withoutFrom(text: string): string {
  const name = text.replace(/^من\s+/u, "");
  return classifyName(name)?.kind === "author" ? name : text;
}

function partsOfSegment({ text, enclosed }: Segment, credited: boolean): readonly NamedPart[] | undefined {
  const whole = classifyName(text);
  if (whole && enclosed === "quotes") return [{ ...whole, kind: "agency" }];
  if (whole?.known && !(credited && whole.kind === "place") && !/\sو/u.test(text)) return [whole];
  const joined = splitJoined(text, credited);
  if (joined) return joined;
  if (whole?.known && !credited) return [whole];
  if (whole && enclosed) return [{ ...whole, kind: "agency" }];
  if (!credited) return whole && [whole];
  return text.split(/\s+/).length <= 6 && !/[\d:«»]/.test(text)
    ? [{ kind: "author", name: text, known: true }]
    : undefined;
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
    const parts = names.map(classifyName);
    const known = parts
      .filter((part) => part !== undefined)
      .filter(({ known, kind, name }) =>
        kind === "author" ? (known || credited) && name.includes(" ") : known,
      );
    // A name before a colon is somebody speaking.
    if (known.length === names.length && !(text.includes(":") && known[0]?.kind === "author")) return known;
  }
  return undefined;
}

function isMoreThanName({ kind, known, credited }: CreditPart): boolean {
  return credited || (known && kind !== "author");
}

function isCredit(parts: readonly CreditPart[]): boolean {
  if (parts.some(isMoreThanName)) return true;
  const [only] = parts;
  if (parts.length === 1 && only) return only.known && isLoneName(only.name);
  return parts.every(({ kind }) => kind === "author") && parts.some(({ known }) => known);
}

function isLoneName(name: string): boolean {
  const words = name.split(/\s+/).length;
  return isPersonForSure(name) && (words <= LONGEST_LONE_NAME || JOINS_NAMES.test(name));
}

function creditOf(parts: readonly NamedPart[]): Credit {
  const namesOf = (kind: NamedPart["kind"]) => [
    ...new Set(parts.filter((part) => part.kind === kind).map(({ name }) => cleanText(name).trim())),
  ];
  return { places: namesOf("place"), authors: namesOf("author"), agencies: namesOf("agency") };
}
