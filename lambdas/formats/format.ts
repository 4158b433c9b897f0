// The one interface of all formats in which articles come. A new format is a file in this folder and a line in formats.ts.
import type { Submission } from "../article/article.ts";
import type { ReadUndated } from "../article/undated.ts";
import type { Parsed, Refusal } from "../refusal/refusal.ts";

/** What a file asks for, or every reason why it can't be understood. */
export type ParsedSubmission =
  | { readonly ok: true; readonly value: Submission }
  | {
      readonly ok: false;
      readonly refusals: readonly Refusal[];
      /** Reads the article all the same, where nothing but its date is missing. */
      readonly undated?: ReadUndated | undefined;
    };

export interface InputFile {
  /** As the editor saved it, without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Clean text (text/characters.ts), where the bytes are text in any encoding at all. */
  readonly text?: string | undefined;
}

/** One of several items in a file, such as an RSS document. */
export interface FileItem {
  /** Where the file writes one that may be used, whether or not the rest can be read. */
  readonly id?: string | undefined;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly parsed: Parsed<Submission>;
}

export interface SeveralItems {
  readonly several: readonly FileItem[];
}

export interface Format {
  /** Whether this format's parser should have the file. By the content, and by the name where the content leaves it open. */
  recognises(file: InputFile): boolean;
  /**
   * What the file asks for, or every reason why it can't be understood. May throw on what its library can't read:
   * the file is then refused as damaged. Libraries are imported here, when the first file of the format comes.
   *
   * @param timeZone IANA, for dates without a zone
   */
  parse(file: InputFile, timeZone: string): Promise<ParsedSubmission | SeveralItems>;
}
