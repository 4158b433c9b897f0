// The interface of a family of foreign files for `npm run corpora`.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RefusalCode } from "../../lambdas/refusal/refusal.ts";

/** The result for one foreign file. */
export interface Case {
  /** Relative to the repository. */
  readonly file: string;
  /** The code of the first refusal. Absent if the file was read. */
  readonly refused?: RefusalCode | undefined;
  /** Fields whose expected value the corpus states. */
  readonly compared: readonly string[];
  /** Compared fields whose value differs from the expected one. */
  readonly wrong: readonly string[];
  readonly milliseconds: number;
}

/** A figure of a whole family, such as the F1 of the text, with the figures of peers from the same run. */
export interface Figure {
  readonly name: string;
  readonly ours: number;
  /** By the peer's name. Empty if no peer is installed. */
  readonly peers: Readonly<Record<string, number>>;
}

export interface Family {
  readonly name: string;
  /** `owner/name`: the repositories that hold the files. */
  readonly repositories: readonly string[];
  /** Names of the peers that are compared if they are installed. */
  readonly peers?: readonly string[];
  /** @param roots the work trees of the repositories that were found, in the order of `repositories` */
  measure(
    roots: readonly string[],
  ): Promise<{ readonly cases: readonly Case[]; readonly figures: readonly Figure[] }>;
}

/** The work tree of a repository below a folder: `name`, `owner/name` or `owner+name`. `undefined` if there is none. */
export function findRepository(folder: string, repository: string): string | undefined {
  const [, name = repository] = repository.split("/");
  return [name, repository, repository.replace("/", "+")]
    .map((candidate) => join(folder, candidate))
    .find((candidate) => existsSync(candidate));
}
