// The interface of every format. A new format is a file in this folder and an entry in formats.ts.
import type { Submission } from "../article/article.ts";
import type { ReadUndated } from "../article/undated.ts";
import type { Parsed } from "../refusal/refusal.ts";

/** The submission in a file, or all reasons why it is refused. */
export type ParsedSubmission = Parsed<Submission> & {
  /** A function that reads the article without a date. Only set if the date is missing and nothing else is wrong. */
  readonly undated?: ReadUndated | undefined;
};

export interface InputFile {
  /** The file name without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Clean text (text/characters.ts). `undefined` if the bytes are not text. */
  readonly text?: string | undefined;
}

/** One item of a file that has several items, such as an RSS document. */
export interface FileItem {
  /** The id that the item states, even if the item is refused. `undefined` if it states none. */
  readonly id?: string | undefined;
  /** The agency that gave the id. `undefined` if the file names none, or if the id is a URI, which no other agency can have given. */
  readonly source?: string | undefined;
  /** The place of the item in the file. Lines and columns begin with 1. */
  readonly line: number;
  readonly column: number;
  readonly parsed: Parsed<Submission>;
}

export interface SeveralItems {
  readonly several: readonly FileItem[];
}

export interface Format {
  /** Whether the file is in this format. The content decides; the file name decides only if the content can be several formats. */
  recognises(file: InputFile): boolean;
  /**
   * Parses the file. May throw an exception if the format's library can't parse the file; then the file is refused as damaged. The
   * library is imported here, when the first file of this format is parsed.
   *
   * @param timeZone an IANA name, for dates without a zone
   */
  parse(file: InputFile, timeZone: string): Promise<ParsedSubmission | SeveralItems>;
}
