// Where a paragraph needs marks so that each part of it is read in its order.
import {
  AL,
  type BidiClasses,
  BN,
  CS,
  classesOf,
  EN,
  FROM_RIGHT,
  hasClass,
  L,
  R,
  WS,
} from "./bidi-classes.ts";
import { LEFT_TO_RIGHT, RIGHT_TO_LEFT, resolveLevels } from "./bidi-levels.ts";
import { findIsolates } from "./isolates.ts";
import { findNumbers } from "./numbers.ts";
import { separators } from "./words.ts";

export const LEFT_TO_RIGHT_MARK = "\u200E";
export const RIGHT_TO_LEFT_MARK = "\u200F";
export const LEFT_TO_RIGHT_ISOLATE = "\u2066";
export const RIGHT_TO_LEFT_ISOLATE = "\u2067";
export const POP_ISOLATE = "\u2069";

/** What stands between two characters of a text. */
export interface Mark {
  /** The index of the character after it. */
  readonly at: number;
  readonly mark: string;
  /** A mark at the end of a part belongs to what is before it, any other to what is after it. */
  readonly isEnd: boolean;
}

export interface Paragraph {
  readonly marks: readonly Mark[];
  /** What a reader takes its direction from, if it guesses. */
  readonly firstStrong: "L" | "R" | undefined;
  /** Whether anything in it is read from the right. */
  readonly isRightToLeft: boolean;
  /** Whether a left-to-right line would show it in another order. */
  readonly isTurnedByDirection: boolean;
}

export function markParagraph(text: string): Paragraph {
  const classes = classesOf(text);
  const first = classes.find((one) => (one & (L | R | AL)) > 0);
  const firstStrong = first === undefined ? undefined : first === L ? "L" : "R";
  if (!isReadFromRight(text, classes)) {
    const marks = markEnds(text, classes);
    const isTurnedByDirection =
      firstStrong === undefined &&
      marks.length === 0 &&
      hasClass(classes, EN) &&
      resolveLevels(text, classes, RIGHT_TO_LEFT).includes(RIGHT_TO_LEFT);
    return { marks, firstStrong, isRightToLeft: false, isTurnedByDirection };
  }
  const { ranges, classes: shown } = findIsolates(text, classes);
  const marks = ranges.flatMap(({ start, end }) => [
    { at: start, mark: LEFT_TO_RIGHT_ISOLATE, isEnd: false },
    { at: end, mark: POP_ISOLATE, isEnd: true },
  ]);
  const inLeftToRightLine = resolveLevels(text, shown, LEFT_TO_RIGHT);
  const isTurnedByDirection = resolveLevels(text, shown, RIGHT_TO_LEFT).some(
    (level, index) => level !== inLeftToRightLine[index] && !((shown[index] ?? BN) & (WS | BN)),
  );
  return { marks, firstStrong, isRightToLeft: true, isTurnedByDirection };
}
/** A list of Latin names that Arabic commas separate is. */
function isReadFromRight(text: string, classes: BidiClasses): boolean {
  return (
    hasClass(classes, FROM_RIGHT) || classes.some((one, index) => one === CS && separators.has(text[index]))
  );
}

/** In a text without Arabic only the signs at its ends move, as in "C++" and "Who is it?". */
function markEnds(text: string, classes: BidiClasses): readonly Mark[] {
  if (!hasClass(classes, L) && findNumbers(text).length === 0) return [];
  const last = classes.findLastIndex((one) => (one & (L | EN)) > 0);
  const levels = resolveLevels(text, classes, RIGHT_TO_LEFT);
  const isOutOfOrder = (level: number) => level === RIGHT_TO_LEFT;
  const marks: Mark[] = [];
  if (levels.subarray(0, last + 1).some(isOutOfOrder)) {
    marks.push({ at: 0, mark: LEFT_TO_RIGHT_MARK, isEnd: false });
  }
  if (levels.subarray(last + 1).some(isOutOfOrder)) {
    marks.push({ at: text.length, mark: LEFT_TO_RIGHT_MARK, isEnd: true });
  }
  return marks;
}
