// One deployment for a file of tests: the stack at moto, the function's workers, and what people do with both.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { GetQueueAttributesCommand, type QueueAttributeName } from "@aws-sdk/client-sqs";
import { inject } from "vitest";
import * as z from "zod";
import { environmentNames, settingsFile } from "../../lambdas/publish/environment.ts";
import { s3ObjectStore } from "../../lambdas/store/s3-object-store.ts";
import { readFunction } from "./account/deployed-function.ts";
import { EventSourceMapping } from "./account/event-source-mapping.ts";
import { ExecutionEnvironment } from "./account/execution-environment.ts";
import { guardS3 } from "./account/guarded-s3.ts";
import { isAllowed, isDenied, type Statement } from "./account/iam-policy.ts";
import { nameResources } from "./account/name-resources.ts";
import type { Permission } from "./account/s3-request.ts";
import { makeBucket, makeQueues, openClients, policiesOf } from "./account/stack-at-moto.ts";
import { Template } from "./account/template.ts";

export interface NewspaperOptions {
  /** Settings that differ from those of content/publication.json. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The bucket of the site is left out until `makeSite`. */
  readonly withoutSite?: boolean;
}

export type NewspaperOnAws = Awaited<ReturnType<typeof openNewspaper>>;

export async function openNewspaper({ settings = {}, withoutSite = false }: NewspaperOptions = {}) {
  const endpoint = inject("endpoint");
  const assembly = inject("assembly");
  const clients = openClients(endpoint);
  const template = new Template(readFileSync(join(assembly, "Khulasa.template.json"), "utf8"));
  nameResources(template, "Khulasa");
  await makeQueues(template, clients);
  const site = template.one("AWS::S3::Bucket", "SiteBucket");
  const buckets = template.all("AWS::S3::Bucket");
  for (const bucket of buckets) {
    if (!withoutSite || bucket.logicalId !== site.logicalId) await makeBucket(template, bucket, clients);
  }

  const deployed = readFunction(template, assembly);
  const role = policiesOf(template, "AWS::IAM::Policy", deployed.roleArn);
  const byHand: Statement[] = [];
  const s3 = await guardS3(endpoint, permissionsOf(template, deployed.roleArn, byHand));

  const variable = (name: keyof typeof environmentNames) => deployed.variables[environmentNames[name]] ?? "";
  const code = mkdtempSync(join(tmpdir(), "khulasa-function-"));
  cpSync(dirname(deployed.file), code, { recursive: true });
  const publication = JSON.stringify({
    ...JSON.parse(readFileSync(join(code, settingsFile), "utf8")),
    ...settings,
  });
  writeFileSync(join(code, settingsFile), publication);
  const file = join(code, basename(deployed.file));
  const mapping = new EventSourceMapping(template, clients.sqs, template.output("Queue"));
  const workers = Array.from(
    { length: mapping.concurrency },
    () => new ExecutionEnvironment({ ...deployed, file }, s3.endpoint),
  );

  const schedule = z.object({ Target: z.object({ Arn: z.string(), Input: z.string() }) });
  return {
    template,
    endpoint,
    sqs: clients.sqs,
    s3,
    role,
    mapping,
    /** The settings with which the function runs, as text. */
    publication,
    siteUrl: variable("siteUrl"),
    // As an editor, an operator and a reader see them: past the guard.
    inbox: s3ObjectStore(clients.s3, variable("inbox")),
    catalog: s3ObjectStore(clients.s3, variable("catalog")),
    site: s3ObjectStore(clients.s3, variable("site")),
    makeSite: () => makeBucket(template, site, clients),
    /** Lets the queue be worked off, by as many workers as the template wants, while something else goes on. */
    publish: (meanwhile: () => Promise<void> = async () => undefined) =>
      mapping.drain(
        workers.map((worker) => async (event) => {
          const [answer] = await Promise.all([worker.invoke(event), meanwhile()]);
          return answer;
        }),
      ),
    /** Sends the function what the schedule sends it, so many milliseconds from now. */
    tick: async (clockAhead = 0) => {
      const { properties } = template.one("AWS::Scheduler::Schedule");
      const { Input } = schedule.parse(template.resolve(properties)).Target;
      await workers[0]?.invoke(JSON.parse(Input), clockAhead);
    },
    /** Sends the function what the state machine of a backfill sends it. Answers what it answers. */
    backfill: async (step: unknown) => workers[0]?.invoke(step),
    /** A policy that somebody has changed by hand, until what this answers is called. */
    deny: (action: string, resource: string) => {
      byHand.push({ Effect: "Deny", Action: [action], Resource: [resource], Condition: {} });
      return () => byHand.splice(0);
    },
    count: async (queue: "Queue" | "DeadLetterQueue") => {
      const counts: QueueAttributeName[] = [
        "ApproximateNumberOfMessages",
        "ApproximateNumberOfMessagesNotVisible",
      ];
      const { Attributes = {} } = await clients.sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: template.output(queue), AttributeNames: counts }),
      );
      return counts.reduce((sum, name) => sum + Number(Attributes[name]), 0);
    },
    log: () => workers.map(({ log }) => log).join(""),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      await s3.close();
      rmSync(code, { recursive: true });
    },
  };
}

/** What the policies of the stack let a role do, the buckets' own among them, and what people have denied it since. */
function permissionsOf(template: Template, roleArn: string, byHand: readonly Statement[]) {
  const role = policiesOf(template, "AWS::IAM::Policy", roleArn);
  const ofBuckets = policiesOf(template, "AWS::S3::BucketPolicy");
  return (permission: Permission) => {
    const context = { "aws:SecureTransport": "true" };
    const request = { ...permission, principal: ["AWS", roleArn], context } as const;
    return isAllowed([...role, ...byHand], request) && !isDenied(ofBuckets, request);
  };
}
