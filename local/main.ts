// `npm start`: runs the newspaper on this computer until Ctrl-C.
import { publish } from "../lambdas/publish/publish.ts";
import { StoreFault } from "../lambdas/store/object-store.ts";
import { CannotStart } from "./cannot-start.ts";
import { run } from "./run.ts";
import { help, type Options, parseOptions } from "./start/options.ts";
import { explainFault } from "./terminal/faults.ts";
import { Progress } from "./terminal/progress.ts";
import { Terminal } from "./terminal/terminal.ts";

async function main(args: readonly string[]): Promise<void> {
  const options = parseOptions(args);
  if (options === "help") console.log(help);
  else await publishUntilSignalled(options);
}

async function publishUntilSignalled(options: Options): Promise<void> {
  const { stdout } = process;
  const progress = new Progress({
    write: (text) => void stdout.write(text),
    isTerminal: stdout.isTTY === true,
    now: Date.now,
  });
  const terminal = new Terminal({ write: console.log, json: options.json, progress });
  const newspaper = await run(options, publish, terminal);
  // `once`: the first Ctrl-C closes the newspaper, and a second one ends the process without waiting.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, newspaper.close);
  try {
    await newspaper.ready;
  } catch (error) {
    await newspaper.close();
    throw error;
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof CannotStart) for (const line of error.lines) console.error(line);
  else if (error instanceof StoreFault) {
    const { arabic, english } = explainFault(error);
    for (const line of [arabic, english]) console.error(line);
  } else throw error;
  process.exitCode = 1;
}
