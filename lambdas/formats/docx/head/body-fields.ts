// What stands under a document's headline and date before its text: standfirst, credit and dateline.
import { parseBody } from "../../../plain-text/body.ts";
import type { Credit } from "../../../plain-text/credit/credit.ts";
import type { Field } from "../../submission/field.ts";
import type { WordLine } from "../lines/word-lines.ts";

export interface Header {
  readonly id?: Field | undefined;
  readonly section?: Field | undefined;
  readonly headline?: Field | undefined;
  readonly published?: Field | undefined;
  readonly updated?: Field | undefined;
  readonly standfirst?: Field | undefined;
  readonly credit: Credit;
  /** The lines that have become fields. */
  readonly used: ReadonlySet<WordLine>;
}

export interface HeadWithBody extends Header {
  /** What the first paragraph begins with, as it stands there, if that is in the credit. */
  readonly dateline: string;
}

/** Standfirst, credit and dateline, as a plain text has them after its date. */
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

/** Line breaks part paragraphs only where the whole article is one, its header too; elsewhere they are a poem's. */
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

/** Paragraphs are the last lines, or the first where a source ends the text. */
function startOf(paragraphs: readonly string[], lines: readonly WordLine[]): number {
  const last = paragraphs.at(-1);
  const isAtEnd = last !== undefined && (lines.at(-1)?.text.endsWith(last) ?? false);
  return isAtEnd || last === undefined ? lines.length - paragraphs.length : 0;
}

/** What a text has before its end. */
function beginningOf(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, text.length - end.length) : "";
}

/** The export's dash tells a standfirst for sure. */
function marked(text: string): string {
  return /[-–—―]\s*$/u.test(text) ? text : `${text} -`;
}

export function textsOf(lines: readonly WordLine[]): string {
  return lines.map(({ text }) => text).join(" ");
}
