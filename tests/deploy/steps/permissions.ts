// Checks what an editor and the publish function may do, with requests that the emulator checks against the policies of the stack. The
// other steps show that the function has the permissions that it needs.
import { beforeAll, describe, expect, test } from "vitest";
import { bash, type Identity } from "../commands.ts";
import { findNewspaper, type Newspaper } from "../newspaper.ts";
import { editor } from "../people.ts";
import { roleOf } from "../roles.ts";

/** Replaces placeholders such as INBOX in a command by the names of the stack's resources. */
function fill(command: string, { buckets, output, named }: Newspaper): string {
  const names = {
    INBOX: buckets.inbox,
    CATALOG: buckets.catalog,
    SITE: buckets.site,
    LOGS: buckets.accessLogs,
    QUEUE: output("Queue"),
    LETTERS: output("DeadLetterQueue"),
    FUNCTION: output("Function"),
    ROLE: named("AWS::IAM::Role", "PublisherRole"),
  };
  return Object.entries(names).reduce(
    (text, [name, value]) => text.replaceAll(new RegExp(`\\b${name}\\b`, "g"), value),
    command,
  );
}

async function attempt(command: string, newspaper: Newspaper, as: Identity): Promise<string> {
  return bash(`aws ${fill(command, newspaper)} 2>&1 || true`, { as });
}

const denied = /AccessDenied|not authorized|Forbidden/;

describe("an editor", () => {
  let newspaper: Newspaper;
  let as: Identity;
  beforeAll(async () => {
    newspaper = await findNewspaper();
    as = await editor(newspaper.output("EditorsPolicy"));
  });

  test.each([
    ["list the inbox", "s3 ls --recursive s3://INBOX/"],
    ["read a report", "s3 cp s3://INBOX/_refused/refused/impossible-date.txt.txt -"],
    ["put a picture", "s3 cp tests/fixtures/pictures/turned.jpg s3://INBOX/editors/picture.jpg"],
    ["delete it again", "s3 rm s3://INBOX/editors/picture.jpg"],
  ])("may %s", async (_what, command) => {
    await bash(`aws ${fill(command, newspaper)}`, { as });
  });

  test.concurrent.each([
    ["write under Khulasa's folders", "s3 cp package.json s3://INBOX/_refused/forged.txt"],
    ["write into a folder that is reserved", "s3 cp package.json s3://INBOX/_later/x.txt"],
    ["delete a report", "s3 rm s3://INBOX/_refused/refused/impossible-date.txt.txt"],
    ["delete a version for good", "s3api delete-object --bucket INBOX --key 1187246.txt --version-id 1"],
    ["list the catalog", "s3 ls s3://CATALOG/"],
    ["read the catalog", "s3 cp s3://CATALOG/articles/1187246 -"],
    ["write into the catalog", "s3 cp package.json s3://CATALOG/articles/1"],
    ["write past the gate", "s3 cp package.json s3://SITE/rss.xml"],
    ["read readers' addresses", "s3 ls s3://LOGS/"],
    [
      "turn the inbox's versions off",
      "s3api put-bucket-versioning --bucket INBOX --versioning-configuration Status=Suspended",
    ],
    ["take a message", "sqs receive-message --queue-url QUEUE"],
    ["call the function", "lambda invoke --function-name FUNCTION /dev/null"],
    ["make a user", "iam create-user --user-name friend"],
  ])("may not %s", async (_what, command) => {
    expect(await attempt(command, newspaper, as)).toMatch(denied);
  });
});

describe("the function", () => {
  let newspaper: Newspaper;
  let as: Identity;
  beforeAll(async () => {
    newspaper = await findNewspaper();
    as = await roleOf(newspaper.output("Function"));
  });

  test("may read the inbox, with the keys of its role", async () => {
    expect(await attempt("s3 cp s3://INBOX/1187246.txt -", newspaper, as)).toContain("1187246");
  });

  test.concurrent.each([
    ["delete an editor's file", "s3api delete-object --bucket INBOX --key 1187246.txt"],
    ["write among the editors' files", "s3api put-object --bucket INBOX --key a.txt --body package.json"],
    ["write beside the refusals", "s3api put-object --bucket INBOX --key _refused.txt --body package.json"],
    ["delete an old version", "s3api delete-object --bucket CATALOG --key articles/1187246 --version-id 1"],
    ["read an old version", "s3api get-object --bucket INBOX --key 1187246.txt --version-id 1 /dev/null"],
    ["open the site to others", "s3api delete-bucket-policy --bucket SITE"],
    ["change who may read an object", "s3api put-object-acl --bucket SITE --key rss.xml --acl public-read"],
    [
      "turn the inbox's versions off",
      "s3api put-bucket-versioning --bucket INBOX --versioning-configuration Status=Suspended",
    ],
    ["delete a bucket", "s3api delete-bucket --bucket SITE"],
    ["list the access logs", "s3api list-objects-v2 --bucket LOGS"],
    ["read the access logs", "s3api get-object --bucket LOGS --key inbox/x /dev/null"],
    ["list all buckets", "s3api list-buckets"],
    [
      "read what is not the newspaper's",
      "s3api list-objects-v2 --bucket cdk-hnb659fds-assets-000000000000-us-east-1",
    ],
    ["put messages into its queue", "sqs send-message --queue-url QUEUE --message-body x"],
    ["empty its queue", "sqs purge-queue --queue-url QUEUE"],
    ["take dead letters", "sqs receive-message --queue-url LETTERS"],
    ["make log groups", "logs create-log-group --log-group-name another"],
    ["call itself", "lambda invoke --function-name FUNCTION /dev/null"],
    [
      "become another role",
      "sts assume-role --role-arn arn:aws:iam::000000000000:role/ROLE --role-session-name another",
    ],
  ])("may not %s", async (_what, command) => {
    expect(await attempt(command, newspaper, as)).toMatch(denied);
  });
});
