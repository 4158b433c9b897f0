// The emulator's maps know no batches and write no results (docs/emulator.md). So the deployed state machine gets batches of one file,
// and fails at the first that fails.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { accountFolder, aws } from "./commands.ts";
import { findNewspaper } from "./newspaper.ts";
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
