// Inserts direction marks that keep the reading order of a text wherever it is displayed (UAX #9, W3C string-meta). They are
// characters, because feed readers strip elements and attributes. Ids, slugs, hashes, JSON-LD and search must not have them.
import { withMarks } from "./characters.ts";
import { popIsolate, rightToLeftIsolate, rightToLeftMark } from "./direction/controls.ts";
import { type Mark, markParagraph } from "./direction/marks.ts";

/** Our pages state their direction. Many feed readers guess it from the first strong letter. */
export type ShownIn = "page" | "feed";

/**
 * The title of a feed or an entry. Feed readers show it on its own line and guess the direction, or force left-to-right. So a
 * title that does not begin with Arabic gets an RLM, and a title that a forced direction would reorder is isolated.
 */
export function markTitle<Text extends string>(title: Text): Text {
  const { marks, firstStrong, isRightToLeft, isTurnedByDirection } = markParagraph(title);
  const [marked = title] = insertMarks([title], marks);
  if (isTurnedByDirection || (isRightToLeft && marks.length > 0))
    return withMarks<Text>(`${rightToLeftMark}${rightToLeftIsolate}${marked}${popIsolate}`);
  return withMarks<Text>(firstStrong === "R" ? marked : `${rightToLeftMark}${marked}`);
}

/** A summary, a caption or another plain text in a feed. */
export function markSummary<Text extends string>(summary: Text): Text {
  return withMarks<Text>(markPieces([summary], "feed").join(""));
}

/** Plain text on a page. */
export function markText<Text extends string>(text: Text): Text {
  return withMarks<Text>(markPieces([text], "page").join(""));
}

/**
 * The text of one block, in the pieces into which markup divides it. A line end separates paragraphs. A mark between two pieces
 * is put into the outer one, so an empty first and last piece keep all marks outside the markup.
 */
export function markPieces<Text extends string>(pieces: readonly Text[], shownIn: ShownIn): readonly Text[] {
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
  return insertMarks(pieces, needsMark ? [{ at: 0, mark: rightToLeftMark, isEnd: false }, ...marks] : marks);
}

/** @param marks sorted by position */
function insertMarks<Text extends string>(pieces: readonly Text[], marks: readonly Mark[]): readonly Text[] {
  const marked: Text[] = [];
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
    marked.push(withMarks<Text>(text + piece.slice(copied - start)));
    start = end;
  }
  return marked;
}
