// Parses the standfirst, the credit (authors, places and agencies) and the dateline, which follow the headline and the date of a document.
import { parseBody } from "../../../plain-text/body.ts";
import type { Credit } from "../../../plain-text/credit/credit.ts";
import type { Fields } from "../../submission/build-submission.ts";
import type { WordLine } from "../lines/word-lines.ts";

type HeaderFields = "id" | "section" | "headline" | "published" | "updated" | "standfirst";

export interface Header extends Pick<Fields, HeaderFields> {
  readonly credit: Credit;
  /** The lines that have become fields. */
  readonly used: ReadonlySet<WordLine>;
}

export interface HeadWithBody extends Header {
  /** The dateline at the beginning of the first paragraph, as written. Empty if there is none. */
  readonly dateline: string;
}

/** Parses the standfirst, the credit and the dateline by the same rules as in plain text. */
export function withBody(header: Header, lines: readonly WordLine[]): HeadWithBody {
  const rest = paragraphsOf(lines, header.used);
  const headingAt = rest.findIndex(({ style }) => style === "heading");
  const lead = headingAt === -1 ? rest : rest.slice(0, headingAt);
  const subtitle = header.standfirst && {
    line: 1,
    column: 1,
    startsPart: true,
    text: marked(header.standfirst.text),
  };
  const { standfirst, credit, paragraphs } = parseBody(
    [...(subtitle ? [subtitle] : []), ...lead],
    header.credit,
  );
  const from = startOf(paragraphs, lead);
  const used = lead.filter((_, index) => index < from || index >= from + paragraphs.length);
  return {
    ...header,
    standfirst: standfirst === undefined ? undefined : { text: standfirst },
    credit,
    used: new Set([...header.used, ...used.flatMap((paragraph) => paragraph.lines)]),
    dateline: beginningOf(lead[from]?.text ?? "", paragraphs[0] ?? ""),
  };
}

interface WordParagraph extends WordLine {
  readonly lines: readonly WordLine[];
}

/**
 * Groups lines into paragraphs. If a Word paragraph with line breaks contains a part of the header, each of its lines is a paragraph.
 * Otherwise its line breaks belong to the text, as in a poem.
 */
function paragraphsOf(lines: readonly WordLine[], used: ReadonlySet<WordLine>): readonly WordParagraph[] {
  const parted = new Set([...used].map(({ element }) => element));
  const groups = Map.groupBy(
    lines.filter((line) => !used.has(line)),
    ({ element, part }) => (parted.has(element) ? `${element} ${part}` : `${element}`),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, text: textsOf(group), lines: group }] : [];
  });
}

/**
 * The index of the first paragraph among the lines. Usually the paragraphs are the last lines. If a line with the source follows them, they
 * are the first lines.
 */
function startOf(paragraphs: readonly string[], lines: readonly WordLine[]): number {
  const last = paragraphs.at(-1);
  const isAtEnd = last !== undefined && (lines.at(-1)?.text.endsWith(last) ?? false);
  return isAtEnd || last === undefined ? lines.length - paragraphs.length : 0;
}

/** The part of a text before a given end. */
function beginningOf(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, text.length - end.length) : "";
}

/** Adds a dash at the end of a standfirst, unless it has one. The rules for plain text recognise a standfirst by this dash. */
function marked(text: string): string {
  return /[-–—―]\s*$/u.test(text) ? text : `${text} -`;
}

export function textsOf(lines: readonly WordLine[]): string {
  return lines.map(({ text }) => text).join(" ");
}
