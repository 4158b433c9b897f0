// Inserts direction marks that keep the reading order of a text wherever it is displayed (UAX #9, W3C string-meta). They are
// characters, because feed readers strip elements and attributes. Ids, slugs, hashes, JSON-LD and search must not contain them.
import { withMarks } from "./characters.ts";
import { popIsolate, rightToLeftIsolate, rightToLeftMark } from "./direction/controls.ts";
import { type Mark, markParagraph } from "./direction/marks.ts";

/** Where a text is displayed. Pages of the newspaper's site state their direction. Many feed readers guess it from the first strong letter. */
export type ShownIn = "page" | "feed";

/**
 * Marks the title of a feed or an entry. Feed readers show it on a line of its own, and either guess the direction of that line or make it
 * left-to-right. So a title that does not begin with Arabic gets an RLM, and a title that a left-to-right line would reorder is isolated.
 */
export function markTitle<Text extends string>(title: Text): Text {
  const { marks, firstStrong, isRightToLeft, isTurnedByDirection } = markParagraph(title);
  const [marked = title] = insertMarks([title], marks);
  if ((isRightToLeft && marks.length > 0) || isTurnedByDirection())
    return withMarks<Text>(`${rightToLeftMark}${rightToLeftIsolate}${marked}${popIsolate}`);
  return withMarks<Text>(firstStrong === "R" ? marked : `${rightToLeftMark}${marked}`);
}

/** Marks a summary, a caption or another plain text in a feed. */
export function markSummary<Text extends string>(summary: Text): Text {
  return withMarks<Text>(markPieces([summary], "feed").join(""));
}

/** Marks plain text on a page. */
export function markText<Text extends string>(text: Text): Text {
  return withMarks<Text>(markPieces([text], "page").join(""));
}

/**
 * Marks the text of one block. Markup divides the text into pieces: `a <b>c</b> d` has the pieces `a `, `c` and ` d`. A line end separates
 * paragraphs. Where two pieces meet, a mark that begins a part goes into the first piece, and a mark that ends a part goes into the second.
 * So with an empty first and last piece, all marks are outside the markup.
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
  const needsMark =
    shownIn === "feed" &&
    guessed !== "R" &&
    paragraphs.some(({ isRightToLeft, isTurnedByDirection }) => isRightToLeft || isTurnedByDirection());
  return insertMarks(pieces, needsMark ? [{ at: 0, mark: rightToLeftMark, isEnd: false }, ...marks] : marks);
}

/** @param marks the marks, sorted by position */
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
