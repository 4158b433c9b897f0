// Marks that keep a text in its order wherever it is shown: see Unicode Standard Annex #9 and W3C's string-meta. They are
// characters, because readers strip elements and attributes. None belongs in ids, slugs, hashes, JSON-LD or search.
import {
  type Mark,
  markParagraph,
  POP_ISOLATE,
  RIGHT_TO_LEFT_ISOLATE,
  RIGHT_TO_LEFT_MARK,
} from "./direction/marks.ts";

/** Our pages state their direction; many readers of feeds guess it from the first strong letter. */
export type ShownIn = "page" | "feed";

/**
 * A title of a feed or an entry. Readers show it in a line of its own, whose direction they guess or force from left to
 * right. So it begins with an RLM unless it begins with Arabic, and is isolated where a forced direction would turn it.
 */
export function markTitle(title: string): string {
  const { marks, firstStrong, isRightToLeft, isTurnedByDirection } = markParagraph(title);
  const [marked = ""] = insertMarks([title], marks);
  if (isTurnedByDirection || (isRightToLeft && marks.length > 0))
    return `${RIGHT_TO_LEFT_MARK}${RIGHT_TO_LEFT_ISOLATE}${marked}${POP_ISOLATE}`;
  return firstStrong === "R" ? marked : `${RIGHT_TO_LEFT_MARK}${marked}`;
}

/** A summary, a caption or another plain text in a feed. */
export function markSummary(summary: string): string {
  return markPieces([summary], "feed").join("");
}

/** Plain text on a page. */
export function markText(text: string): string {
  return markPieces([text], "page").join("");
}

/**
 * The text of one block, in the pieces that its markup divides it into; a line end separates paragraphs. A mark between
 * two pieces goes to the outer one, so an empty first and last piece keep all marks outside of the markup.
 */
export function markPieces(pieces: readonly string[], shownIn: ShownIn): readonly string[] {
  let start = 0;
  const paragraphs = pieces
    .join("")
    .split("\n")
    .map((line) => {
      const paragraph = { ...markParagraph(line), start };
      start += line.length + 1;
      return paragraph;
    });
  const marks = paragraphs.flatMap((paragraph) =>
    paragraph.marks.map((mark) => ({ ...mark, at: mark.at + paragraph.start })),
  );
  const guessed = paragraphs.find(({ firstStrong }) => firstStrong !== undefined)?.firstStrong;
  const isRightToLeft = paragraphs.some(
    ({ isRightToLeft, isTurnedByDirection }) => isRightToLeft || isTurnedByDirection,
  );
  const needsMark = shownIn === "feed" && isRightToLeft && guessed !== "R";
  return insertMarks(
    pieces,
    needsMark ? [{ at: 0, mark: RIGHT_TO_LEFT_MARK, isEnd: false }, ...marks] : marks,
  );
}

/** @param marks in the order in which they stand */
function insertMarks(pieces: readonly string[], marks: readonly Mark[]): readonly string[] {
  const marked: string[] = [];
  let next = 0;
  let start = 0;
  for (const [index, piece] of pieces.entries()) {
    const end = start + piece.length;
    const isLast = index === pieces.length - 1;
    let text = "";
    let copied = start;
    for (let mark = marks[next]; mark; mark = marks[next]) {
      const isHere = mark.isEnd ? mark.at < end || (isLast && mark.at === end) : mark.at <= end;
      if (!isHere) break;
      text += piece.slice(copied - start, mark.at - start) + mark.mark;
      copied = mark.at;
      next += 1;
    }
    marked.push(text + piece.slice(copied - start));
    start = end;
  }
  return marked;
}
