// A message that fails ten times is moved to the dead-letter queue. When the cause is repaired, the commands of the runbook bring it back.
import { beforeAll, describe, expect, test } from "vitest";
import { drop } from "../../publish/publish-fixture.ts";
import { aws, bash } from "../commands.ts";
import { commandsOf } from "../documented.ts";
import { deny } from "../mistakes.ts";
import { eventually, findNewspaper, type Newspaper } from "../newspaper.ts";
import { engineer } from "../people.ts";
import { readTitles } from "../read-feeds.ts";

/** The time between two tries, in seconds. In the deployed stack it is six minutes, which would be too slow here. */
const hurry = 2;

let newspaper: Newspaper;

describe("while a policy that was changed by hand denies the function a file,", () => {
  let allow: () => Promise<void>;
  beforeAll(async () => {
    newspaper = await findNewspaper();
    const setVisibility = async (queue: string, seconds: number) =>
      aws(
        `sqs set-queue-attributes --queue-url ${newspaper.output(queue)} --attributes VisibilityTimeout=${seconds}`,
        await engineer(),
      );
    await setVisibility("Queue", hurry);
    await setVisibility("DeadLetterQueue", 0);
    allow = await deny("s3:GetObject", "denied.txt");
  });

  test("its message is set aside after ten tries, and other articles are published", async () => {
    await drop(newspaper.inbox, "denied.txt", { id: "1300010", headline: "ممنوع" });
    await drop(newspaper.inbox, "allowed.txt", { id: "1300011", headline: "مسموح" });
    await eventually(async () => expect(await newspaper.countDeadLetters()).toBe(1));
    expect(await readTitles(newspaper.site, "sections/sport/")).toContain("مسموح");
    expect(await readTitles(newspaper.site, "sections/sport/")).not.toContain("ممنوع");
  });

  test("and it is published when the policy is mended and the runbook's commands were run", async () => {
    await allow();
    const [show = "", send = "", purge = ""] = commandsOf("docs/runbook.md", "dead-letters");
    const [output = ""] = commandsOf("docs/runbook.md", "Runbook");
    const as = await engineer();
    expect(await bash(`${output}\n${show}`, { as })).toContain("denied.txt");
    // The emulator can't move messages between queues. So the test sends the only message again.
    expect(send).toContain("aws sqs start-message-move-task");
    const [queue, letters] = [newspaper.output("Queue"), newspaper.output("DeadLetterQueue")];
    const body = `$(aws sqs receive-message --queue-url ${letters} --query 'Messages[0].Body' --output text)`;
    await bash(`aws sqs send-message --queue-url ${queue} --message-body "${body}"\n${output}\n${purge}`, {
      as,
    });
    await eventually(async () =>
      expect(await readTitles(newspaper.site, "sections/sport/")).toContain("ممنوع"),
    );
    expect(await newspaper.countDeadLetters()).toBe(0);

    await aws(`sqs send-message --queue-url ${newspaper.output("Queue")} --message-body '?'`, as);
    await eventually(async () => expect(await newspaper.countDeadLetters()).toBe(1));
    await bash(`${output}\n${purge}`, { as });
    expect(await newspaper.countDeadLetters()).toBe(0);
  });
});
