// What fails again and again is set aside, and comes back by the runbook's command once the cause is mended.
import { readFileSync } from "node:fs";
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { drop } from "../publish/publish-fixture.ts";
import { readQueue } from "./account/stack-at-moto.ts";
import { type NewspaperOnAws, openNewspaper } from "./newspaper-on-aws.ts";
import { readTitles } from "./read-feeds.ts";

let newspaper: NewspaperOnAws;
afterEach(() => newspaper.close());

/** How often the template lets a message be received before it is set aside. */
function maxReceiveCount(): number {
  const queue = newspaper.template.one("AWS::SQS::Queue", "InboxQueue");
  return readQueue(newspaper.template, queue).RedrivePolicy?.maxReceiveCount ?? Number.NaN;
}

/** How often the function was given the messages about a key, or with a text. */
function deliveriesOf(text: string): readonly number[] {
  return [...newspaper.mapping.deliveries].filter(([body]) => body.includes(text)).map(([, count]) => count);
}

/** What the runbook tells people to do, in its own two commands. */
async function redrive(): Promise<void> {
  const { sqs, template } = newspaper;
  const runbook = readFileSync(new URL("../../docs/runbook.md", import.meta.url), "utf8");
  const [, section] = /\n### dead-letters\n(.*?)\n### /s.exec(runbook) ?? [];
  expect(section).toContain(
    `letters=$(aws sqs get-queue-attributes --queue-url "$(output DeadLetterQueue)" --attribute-names QueueArn `,
  );
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: template.output("DeadLetterQueue"),
      AttributeNames: ["QueueArn"],
    }),
  );
  expect(section).toContain(`aws sqs start-message-move-task --source-arn "$letters"\n`);
  await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: Attributes?.QueueArn }));
}

describe("where one message can't be worked off", () => {
  beforeEach(async () => {
    newspaper = await openNewspaper();
    await drop(newspaper.inbox, "a.txt", { id: "1", headline: "الأول" });
    await drop(newspaper.inbox, "b.txt", { id: "2", headline: "الثاني" });
  });

  test("nor ever will be, it is set aside after as many tries as the template gives it, and the others go through", async () => {
    const { sqs, template } = newspaper;
    await sqs.send(new SendMessageCommand({ QueueUrl: template.output("Queue"), MessageBody: "?" }));
    await newspaper.publish();

    expect(await readTitles(newspaper.site)).toEqual(["الثاني", "الأول"]);
    expect(deliveriesOf("?")).toEqual([maxReceiveCount()]);
    expect(deliveriesOf(".txt")).toEqual([1, 1]);
    expect(await newspaper.count("Queue")).toBe(0);
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: template.output("DeadLetterQueue"), MaxNumberOfMessages: 10 }),
    );
    expect(Messages).toMatchObject([{ Body: "?" }]);
  });

  test("because of a policy that was changed by hand, it is published when the policy is mended and it comes back", async () => {
    const allowAgain = newspaper.deny("s3:GetObject", "arn:aws:s3:::*/b.txt");
    await newspaper.publish();
    expect(await readTitles(newspaper.site)).toEqual(["الأول"]);
    expect(deliveriesOf("b.txt")).toEqual([maxReceiveCount()]);
    expect(await newspaper.count("DeadLetterQueue")).toBe(1);
    expect(newspaper.log()).toContain("AccessDenied");

    allowAgain();
    await redrive();
    expect(await newspaper.count("DeadLetterQueue")).toBe(0);
    await newspaper.publish();
    expect(await readTitles(newspaper.site)).toEqual(["الثاني", "الأول"]);
    expect(deliveriesOf("b.txt")).toEqual([maxReceiveCount() + 1]);
    expect(await newspaper.count("Queue")).toBe(0);
    expect(await newspaper.count("DeadLetterQueue")).toBe(0);
  });
});

test("an outage that outlasts all tries sets every article aside, and none is lost", async () => {
  newspaper = await openNewspaper({ withoutSite: true });
  const headlines = ["الأول", "الثاني", "الثالث"];
  for (const [index, headline] of headlines.entries()) {
    await drop(newspaper.inbox, `${index}.txt`, { id: `${100 + index}`, headline });
  }
  await newspaper.publish();
  expect(await newspaper.count("DeadLetterQueue")).toBe(headlines.length);
  expect(newspaper.log()).toContain("NoSuchBucket");

  await newspaper.makeSite();
  await redrive();
  await newspaper.publish();
  // An article that can't have its page has no place in the index either, so the order of arrival is not known.
  expect((await readTitles(newspaper.site)).toSorted()).toEqual(headlines.toSorted());
  expect(await newspaper.count("DeadLetterQueue")).toBe(0);
});
