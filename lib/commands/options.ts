// The command line of `npm run backfill`.
import { parseArgs } from "node:util";

export interface Options {
  /** The name of the state machine: the stack's name, followed by `-Backfill`. */
  readonly name: string;
}

export const help = `Khulasa: reads every file of the inbox again and regenerates every feed, on AWS.

  npm run backfill

finds the state machine Khulasa-Backfill with the credentials and the region of the environment, starts it and follows it to its
end. Ctrl-C ends the following, not the backfill.

Options:
  --name NAME        the state machine, if the stack has another name (Khulasa-Backfill)
  --help             this text`;

/** @throws Error for an option that does not exist */
export function parseOptions(args: readonly string[]): Options | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: { name: { type: "string", default: "Khulasa-Backfill" }, help: { type: "boolean", short: "h" } },
  });
  return values.help ? "help" : { name: values.name };
}
