// A problem that keeps a command from starting and that its user can correct.
import type { Bilingual } from "./terminal/bilingual.ts";

/** A mistake of the user, not a defect. Its lines are printed as they are, without a stack. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
  readonly lines: readonly string[];
  constructor(lines: readonly string[], options?: ErrorOptions) {
    super(lines.join("\n"), options);
    this.lines = lines;
  }

  /** @param subject the file or the option that has the problem */
  static about(subject: string, { arabic, english }: Bilingual, cause?: unknown): CannotStart {
    return new CannotStart([`${subject}: ${arabic}`, `${subject}: ${english}`], { cause });
  }
}

/** The code of a failed system call, such as `ENOENT`; undefined for any other error. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
