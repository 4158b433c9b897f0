// Finds the left-to-right parts of a right-to-left paragraph that the bidi algorithm would display in the wrong order. Only
// these need an isolate.
import { findLinks } from "../addresses/links.ts";
import { type BidiClasses, BN, hasClass, L, ON, WS } from "./bidi-classes.ts";
import { resolveLevels, rightToLeft } from "./bidi-levels.ts";
import { popIsolate } from "./controls.ts";
import { findNumbers } from "./numbers.ts";
import { findPhrases, findQuotationMarks } from "./phrases.ts";
import type { Range } from "./range.ts";
import { findWords, separators } from "./words.ts";

/** A part that reads from left to right. `isBroken` means that the bidi algorithm displays it in the wrong order. */
interface Unit extends Range {
  readonly isBroken: boolean;
}

interface Isolates {
  /** The parts that need an isolate, sorted by position. */
  readonly ranges: readonly Range[];
  /** The classes of the text with these isolates. Each isolate counts as one neutral character, as it does for the text around it. */
  readonly classes: BidiClasses;
}

/** The level of left-to-right letters and of numbers in a right-to-left paragraph. */
const leftToRightLevel = 2;
/** How many times the levels are resolved. An isolate changes the levels of the text around it. All texts seen so far needed two rounds. */
const mostRounds = 4;
/** A letter or a digit that is not Arabic. A text without any has no left-to-right part. */
const mayHoldLeftToRight = /(?![\p{Script=Arabic}\u0640\u0660-\u0669])[\p{L}\p{N}]/u;

export function findIsolates(text: string, classes: BidiClasses): Isolates {
  if (!mayHoldLeftToRight.test(text)) return { ranges: [], classes };
  const shown = classes.slice();
  const isHidden = new Uint8Array(text.length);
  const hide = ({ start, end }: Range) => {
    shown.fill(BN, start, end).fill(ON, start, start + 1);
    isHidden.fill(1, start, end);
  };
  findOwnIsolates(text).forEach(hide);
  const parts = [findLinks(text), findNumbers(text), findWords(text, shown), findPhrases(text, shown)].flat();
  const quotations = findQuotationMarks(text);
  const ranges: Range[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const levels = resolveLevels(text, shown, rightToLeft);
    const units = parts
      .filter(({ start }) => isHidden[start] === 0)
      .map(({ start, end }) => ({ start, end, isBroken: !levels.subarray(start, end).every(isLeftToRight) }));
    // The algorithm displays one mark of such a quotation from left to right, and moves the other: `"Apple"، "Google"`.
    const torn = new Set(quotations.filter(([open, close]) => levels[open] !== levels[close]).flat());
    const isSeparator = (index: number) => separators.has(text[index]) || torn.has(index);
    const broken = unite([...units, ...findRuns(shown, levels, isSeparator)]).filter(
      ({ isBroken }) => isBroken,
    );
    if (broken.length === 0) break;
    broken.forEach(hide);
    ranges.push(...broken);
  }
  return { ranges: ranges.sort((one, other) => one.start - other.start), classes: shown };
}

function isLeftToRight(level: number | undefined): boolean {
  return level === leftToRightLevel;
}

/** The outermost balanced isolates that the text already contains. */
function findOwnIsolates(text: string): readonly Range[] {
  const found: Range[] = [];
  const open: number[] = [];
  for (const { 0: control, index } of text.matchAll(/[\u2066-\u2069]/g)) {
    if (control !== popIsolate) open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined && open.length === 0) found.push({ start, end: index + 1 });
    }
  }
  return found;
}

/** The parts that the bidi algorithm displays from left to right. Arabic punctuation separates them, too. */
function findRuns(
  classes: BidiClasses,
  levels: Uint8Array,
  isSeparator: (index: number) => boolean,
): readonly Unit[] {
  const runs: Unit[] = [];
  for (let start = 0, end = 0; start < classes.length; start = end + 1) {
    for (end = start; isLeftToRight(levels[end]) && !isSeparator(end); ) end += 1;
    let last = end;
    while (last > start && classes[last - 1] === WS) last -= 1;
    let first = start;
    while (first < last && classes[first] === WS) first += 1;
    if (hasClass(classes, L, first, last))
      runs.push({ start: first, end: last, isBroken: isLeftToRight(levels[end]) });
  }
  return runs;
}

/** Merges units that overlap. */
function unite(units: readonly Unit[]): readonly Unit[] {
  const united: Unit[] = [];
  for (const unit of units.toSorted((one, other) => one.start - other.start)) {
    const last = united.at(-1);
    if (!last || unit.start >= last.end) united.push(unit);
    else {
      const isBroken = last.isBroken || unit.isBroken;
      united[united.length - 1] = { start: last.start, end: Math.max(last.end, unit.end), isBroken };
    }
  }
  return united;
}
