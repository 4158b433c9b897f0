// The interface of every format. A new format is a file in this folder and an entry in formats.ts.
import type { Submission } from "../article/article.ts";
import type { ReadUndated } from "../article/undated.ts";
import type { Parsed, Refusal } from "../refusal/refusal.ts";

/** The submission in a file, or all reasons why it is refused. */
export type ParsedSubmission =
  | { readonly ok: true; readonly value: Submission }
  | {
      readonly ok: false;
      readonly refusals: readonly Refusal[];
      /** Set if only the date is missing: parses the article without it. */
      readonly undated?: ReadUndated | undefined;
    };

export interface InputFile {
  /** The file name without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Clean text (text/characters.ts). `undefined` if the bytes are not text. */
  readonly text?: string | undefined;
}

/** One item of a file with several, such as an RSS document. */
export interface FileItem {
  /** Also set if the rest of the item is refused. `undefined` if the file states no usable id. */
  readonly id?: string | undefined;
  /** The agency whose own id it is. */
  readonly source?: string | undefined;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly parsed: Parsed<Submission>;
}

export interface SeveralItems {
  readonly several: readonly FileItem[];
}

export interface Format {
  /**
   * Whether this format's parser should get the file. Content decides first, and the name only if the content
   * is ambiguous.
   */
  recognises(file: InputFile): boolean;
  /**
   * Parses the file. May throw if its library can't parse the file, which is then refused as damaged.
   * Libraries are imported here, on first use.
   *
   * @param timeZone IANA, for dates without a zone
   */
  parse(file: InputFile, timeZone: string): Promise<ParsedSubmission | SeveralItems>;
}
