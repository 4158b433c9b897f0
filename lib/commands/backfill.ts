// `npm run backfill`: makes the deployed newspaper read its whole inbox again, and prints the progress.
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { SFNClient } from "@aws-sdk/client-sfn";
import { findStateMachine, runBackfill } from "./follow.ts";

const help = `Khulasa: reads every file of the inbox again and regenerates every feed, on AWS.

  npm run backfill

finds the state machine Khulasa-Backfill with the credentials and the region of the environment, starts it and follows it to its
end. Ctrl-C ends the following, not the backfill.

Options:
  --name NAME        the state machine, if the stack has another name (Khulasa-Backfill)
  --help             this text`;

/** The longest pause before the state of the backfill is read again, in milliseconds. The first pause is a second, and each is twice the last. */
const longestPause = 10_000;

async function main(args: readonly string[]): Promise<boolean> {
  const { values: options } = parseArgs({
    args: [...args],
    options: { name: { type: "string", default: "Khulasa-Backfill" }, help: { type: "boolean", short: "h" } },
  });
  if (options.help) {
    console.log(help);
    return true;
  }
  const client = new SFNClient();
  const stateMachineArn = await findStateMachine(client, options.name);
  if (stateMachineArn === undefined) {
    console.error(
      `no state machine ${options.name} in ${await client.config.region()}: deploy first, or give its --name`,
    );
    return false;
  }
  let pauseTime = 500;
  return runBackfill(stateMachineArn, {
    client,
    say: console.log,
    pause: () => {
      pauseTime = Math.min(2 * pauseTime, longestPause);
      return sleep(pauseTime);
    },
    now: Date.now,
  });
}

try {
  if (!(await main(process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
