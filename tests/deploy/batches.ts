// The emulator's map states support neither batches nor written results (docs/emulator.md). So the deployed state machine gets batches of
// one file, and fails at the first that fails. The states that read the results are tried one by one.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { SFNClient, TestStateCommand } from "@aws-sdk/client-sfn";
import * as z from "zod";
import { accountFolder, aws, endpoint, region } from "./commands.ts";
import { credentialsOf, findNewspaper } from "./newspaper.ts";
import { engineer } from "./people.ts";

const described = z.object({ definition: z.string() });

const definitionShape = z.looseObject({
  States: z.looseObject({
    ReadInbox: z.looseObject({ ItemReader: z.looseObject({ Parameters: z.looseObject({}) }) }),
  }),
});

/** The definition that was deployed last. */
let deployed: z.infer<typeof definitionShape> | undefined;

/** @param options `prefix`: only files whose keys begin with this are read, which saves time. By default, all files are read */
export async function useBatchesOfOne({ prefix = "" }: { readonly prefix?: string } = {}): Promise<void> {
  const as = await engineer();
  const { output } = await findNewspaper();
  const machine = `--state-machine-arn ${output("BackfillStateMachine")}`;
  const { definition } = described.parse(await aws(`stepfunctions describe-state-machine ${machine}`, as));
  const current = definitionShape.parse(JSON.parse(definition));
  if (deployed === undefined || "ItemBatcher" in current.States.ReadInbox) deployed = current;
  const { States, ...rest } = deployed;
  const { ItemBatcher, ItemSelector, ItemReader, ...map } = States.ReadInbox;
  const ReadInbox = {
    ...map,
    ItemSelector: { Items: [ItemSelector] },
    ItemReader: { ...ItemReader, Parameters: { ...ItemReader.Parameters, Prefix: prefix } },
    ToleratedFailureCount: 0,
  };
  const file = join(accountFolder, "definition.json");
  const changed = { ...rest, States: { ...States, ReadInbox } };
  writeFileSync(file, JSON.stringify(changed));
  await aws(`stepfunctions update-state-machine ${machine} --definition file://${file}`, as);
}

/**
 * Tries the states of the deployed state machine one after the other, each in a call of its own. Returns the error of the last state, or
 * the name of the last state if it has no error.
 *
 * @param answer what AWS answers to a task
 */
export async function tryStates(first: string, input: object, answer: object): Promise<string> {
  const as = await engineer();
  const { output } = await findNewspaper();
  const machine = `--state-machine-arn ${output("BackfillStateMachine")}`;
  const { definition } = described.parse(await aws(`stepfunctions describe-state-machine ${machine}`, as));
  const client = new SFNClient({ endpoint, region, credentials: credentialsOf(as), disableHostPrefix: true });
  const mock = { result: JSON.stringify(answer) };
  let [stateName, passed] = [first, JSON.stringify(input)];
  for (;;) {
    const tried = await client.send(new TestStateCommand({ definition, stateName, input: passed, mock }));
    if (tried.nextState === undefined) return tried.error ?? stateName;
    stateName = tried.nextState;
    passed = tried.output ?? "{}";
  }
}
