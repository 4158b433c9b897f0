// A process that was idle forgets the records that it has read, because the catalog may have been restored meanwhile.
import { expect, test } from "vitest";
import { forgetWhenIdle, memoryOfIdle } from "../../lambdas/publish/idle.ts";
import { openTestContext } from "./publish-fixture.ts";

test("calls that follow each other share what was read; a call after a pause reads again", () => {
  const context = openTestContext();
  const memory = forgetWhenIdle(context);
  const first = memory.beginCall().warmRecords;
  memory.endCall();
  context.clock.now += memoryOfIdle - 1;
  expect(memory.beginCall().warmRecords).toBe(first);
  memory.endCall();
  context.clock.now += memoryOfIdle;
  expect(memory.beginCall().warmRecords).not.toBe(first);
});
