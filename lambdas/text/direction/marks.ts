// Finds where a paragraph needs direction marks so that each part of it is displayed in its reading order.
import { rememberLast } from "../remember-last.ts";
import {
  AL,
  type BidiClasses,
  BN,
  CS,
  classesOf,
  EN,
  fromRight,
  hasClass,
  L,
  R,
  WS,
} from "./bidi-classes.ts";
import { leftToRight, resolveLevels, rightToLeft } from "./bidi-levels.ts";
import { leftToRightIsolate, leftToRightMark, popIsolate } from "./controls.ts";
import { findIsolates } from "./isolates.ts";
import { findNumbers } from "./numbers.ts";
import { separators } from "./words.ts";

/** A direction control to insert between two characters of a text. */
export interface Mark {
  /** The index of the character before which the mark is inserted. */
  readonly at: number;
  readonly mark: string;
  /** Whether the mark ends a part of the text and so belongs to the character before it. */
  readonly isEnd: boolean;
}

export interface Paragraph {
  readonly marks: readonly Mark[];
  /** The direction of the first strong letter. From it, many feed readers guess the direction of the paragraph. */
  readonly firstStrong: "L" | "R" | undefined;
  /** Whether any part of the paragraph reads from right to left. */
  readonly isRightToLeft: boolean;
  /** Whether the paragraph is displayed in two different orders, depending on the direction of its line. Slow. */
  readonly isTurnedByDirection: () => boolean;
}

/** Finds the marks of a paragraph. Those of the last paragraphs are remembered, because an article's texts are on its page and in its feeds. */
export const markParagraph: (text: string) => Paragraph = rememberLast(findMarks, {
  most: 50,
  isSmall: (text) => text.length <= 5000,
});

function findMarks(text: string): Paragraph {
  const classes = classesOf(text);
  const first = classes.find((one) => (one & (L | R | AL)) > 0);
  const firstStrong = first === undefined ? undefined : first === L ? "L" : "R";
  if (!isReadFromRight(text, classes)) {
    const marks = markEnds(text, classes);
    const isTurnedByDirection = () =>
      firstStrong === undefined &&
      marks.length === 0 &&
      hasClass(classes, EN) &&
      resolveLevels(text, classes, rightToLeft).includes(rightToLeft);
    return { marks, firstStrong, isRightToLeft: false, isTurnedByDirection };
  }
  const { ranges, classes: shown } = findIsolates(text, classes);
  const marks = ranges.flatMap(({ start, end }) => [
    { at: start, mark: leftToRightIsolate, isEnd: false },
    { at: end, mark: popIsolate, isEnd: true },
  ]);
  const isTurnedByDirection = () => {
    const inLeftToRightLine = resolveLevels(text, shown, leftToRight);
    return resolveLevels(text, shown, rightToLeft).some(
      (level, index) => level !== inLeftToRightLine[index] && !((shown[index] ?? BN) & (WS | BN)),
    );
  };
  return { marks, firstStrong, isRightToLeft: true, isTurnedByDirection };
}

/** Whether a part of the text reads from right to left: it has Arabic letters or numbers, or Arabic punctuation between Latin names. */
function isReadFromRight(text: string, classes: BidiClasses): boolean {
  return (
    hasClass(classes, fromRight) || classes.some((one, index) => one === CS && separators.has(text[index]))
  );
}

/** The marks of a text without Arabic. In a right-to-left line, only the signs at its ends move, as in "C++" and "Who is it?". */
function markEnds(text: string, classes: BidiClasses): readonly Mark[] {
  if (!hasClass(classes, L) && findNumbers(text).length === 0) return [];
  const last = classes.findLastIndex((one) => (one & (L | EN)) > 0);
  const levels = resolveLevels(text, classes, rightToLeft);
  const isOutOfOrder = (level: number) => level === rightToLeft;
  const marks: Mark[] = [];
  if (levels.subarray(0, last + 1).some(isOutOfOrder)) {
    marks.push({ at: 0, mark: leftToRightMark, isEnd: false });
  }
  if (levels.subarray(last + 1).some(isOutOfOrder)) {
    marks.push({ at: text.length, mark: leftToRightMark, isEnd: true });
  }
  return marks;
}
