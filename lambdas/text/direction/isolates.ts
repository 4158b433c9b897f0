// Which parts of a right-to-left paragraph need help to be read from left to right. Most need none: the levels that the
// bidi algorithm gives them show which.
import { findLinks } from "../links.ts";
import { type BidiClasses, BN, hasClass, L, ON, WS } from "./bidi-classes.ts";
import { RIGHT_TO_LEFT, resolveLevels } from "./bidi-levels.ts";
import { findNumbers } from "./numbers.ts";
import { findPhrases } from "./phrases.ts";
import type { Range } from "./range.ts";
import { findWords, separators } from "./words.ts";

/** A part that reads from left to right, and whether the bidi algorithm shows it wrongly. */
interface Unit extends Range {
  readonly isBroken: boolean;
}

interface Isolates {
  /** In their order. */
  readonly ranges: readonly Range[];
  /** Those of the text, with an isolate as a neutral character, which it is to its neighbours. */
  readonly classes: BidiClasses;
}

/** The level of left-to-right letters, and of numbers, in a right-to-left paragraph. */
const leftToRightLevel = 2;
/** An isolate changes what stands beside it, so the levels are resolved again; two rounds do for all texts that were seen. */
const mostRounds = 4;
/** Without a letter or a digit of another script no part of a text reads from left to right. */
const mayHoldLeftToRight = /[[\p{L}\p{N}]--[\p{Script=Arabic}\u0640\u0660-\u0669]]/v;

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
  const ranges: Range[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const levels = resolveLevels(text, shown, RIGHT_TO_LEFT);
    const units = parts
      .filter(({ start }) => isHidden[start] === 0)
      .map(({ start, end }) => ({ start, end, isBroken: !levels.subarray(start, end).every(isLeftToRight) }));
    const broken = unite([...units, ...findRuns(text, shown, levels)]).filter(({ isBroken }) => isBroken);
    if (broken.length === 0) break;
    broken.forEach(hide);
    ranges.push(...broken);
  }
  return { ranges: ranges.sort((one, other) => one.start - other.start), classes: shown };
}

function isLeftToRight(level: number | undefined): boolean {
  return level === leftToRightLevel;
}

/** Balanced isolates that the text came with, whatever they hold. */
function findOwnIsolates(text: string): readonly Range[] {
  const found: Range[] = [];
  const open: number[] = [];
  for (const { 0: control, index } of text.matchAll(/[\u2066-\u2069]/g)) {
    if (control !== "\u2069") open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined && open.length === 0) found.push({ start, end: index + 1 });
    }
  }
  return found;
}

/** What the bidi algorithm shows from left to right. It joins two names that only Arabic punctuation separates. */
function findRuns(text: string, classes: BidiClasses, levels: Uint8Array): readonly Unit[] {
  const runs: Unit[] = [];
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    for (end = start; isLeftToRight(levels[end]) && !separators.has(text[end]); ) end += 1;
    let last = end;
    while (classes[last - 1] === WS) last -= 1;
    let first = start;
    while (first < last && classes[first] === WS) first += 1;
    if (hasClass(classes, L, first, last))
      runs.push({ start: first, end: last, isBroken: isLeftToRight(levels[end]) });
  }
  return runs;
}

/** Units that overlap become one. */
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
