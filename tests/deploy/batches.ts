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
    ReadInbox: z.looseObject({
      ItemBatcher: z.object({ MaxItemsPerBatch: z.int() }).optional(),
      ItemSelector: z.strictObject({ "key.$": z.string() }).or(z.object({ Items: z.array(z.unknown()) })),
    }),
  }),
});

export async function useBatchesOfOne(): Promise<void> {
  const as = await engineer();
  const machine = `--state-machine-arn ${(await findNewspaper()).output("BackfillStateMachine")}`;
  const { definition } = described.parse(await aws(`stepfunctions describe-state-machine ${machine}`, as));
  const { States, ...rest } = definitionShape.parse(JSON.parse(definition));
  const { ItemBatcher, ItemSelector, ...map } = States.ReadInbox;
  if (ItemBatcher === undefined) return;
  const ReadInbox = { ...map, ItemSelector: { Items: [ItemSelector] }, ToleratedFailureCount: 0 };
  const file = join(accountFolder, "definition.json");
  writeFileSync(file, JSON.stringify({ ...rest, States: { ...States, ReadInbox } }));
  await aws(`stepfunctions update-state-machine ${machine} --definition file://${file}`, as);
}
