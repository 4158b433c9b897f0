// The state machine of the template at moto, which executes it. What it asks of S3 and of the function comes here, and is
// answered as far as its role's policy allows.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import * as z from "zod";
import { s3Guard } from "./guarded-s3.ts";
import { type AccessRequest, isAllowed, isDenied, type Statement } from "./iam-policy.ts";
import { region } from "./name-resources.ts";
import { policiesOf } from "./stack-at-moto.ts";
import type { Template } from "./template.ts";

const stateMachineShape = z.object({
  DefinitionString: z.string(),
  RoleArn: z.string(),
  StateMachineName: z.string(),
});

/** As Lambda's API has it: `/2015-03-31/functions/<ARN>/invocations`. */
const invocation = /^\/2015-03-31\/functions\/([^/]+)\/invocations/;

export type StateMachine = Awaited<ReturnType<typeof openStateMachine>>;

/**
 * @param invoke calls the function
 * @param port where moto sends what the state machine asks for
 */
export async function openStateMachine(
  template: Template,
  endpoint: string,
  invoke: (event: unknown) => Promise<unknown>,
  port: number,
) {
  const { properties } = template.one("AWS::StepFunctions::StateMachine");
  const { DefinitionString, RoleArn, StateMachineName } = stateMachineShape.parse(
    template.resolve(properties),
  );
  const role = policiesOf(template, "AWS::IAM::Policy", RoleArn);
  const ofBuckets = policiesOf(template, "AWS::S3::BucketPolicy");
  const byHand: Statement[] = [];
  const asked: AccessRequest[] = [];
  const allows = (action: string, resource: string) => {
    asked.push({ action, resource });
    const context = { "aws:SecureTransport": "true" };
    const request = { action, resource, principal: ["AWS", RoleArn], context } as const;
    return isAllowed([...role, ...byHand], request) && !isDenied(ofBuckets, request);
  };
  const s3 = s3Guard(endpoint, ({ action, resource }) => allows(action, resource));

  const callFunction = async (incoming: IncomingMessage, outgoing: ServerResponse, arn: string) => {
    const event = await json(incoming);
    if (!allows("lambda:InvokeFunction", arn)) {
      outgoing.writeHead(403, { "x-amzn-errortype": "AccessDeniedException" }).end("{}");
      return;
    }
    try {
      outgoing.end(JSON.stringify((await invoke(event)) ?? null));
    } catch (error) {
      const errorMessage = error instanceof Error ? error.message : String(error);
      const failure = JSON.stringify({ errorType: "Error", errorMessage });
      outgoing.writeHead(200, { "x-amz-function-error": "Unhandled" }).end(failure);
    }
  };
  const server = createServer((incoming, outgoing) => {
    const [, arn] = invocation.exec(incoming.url ?? "") ?? [];
    if (arn === undefined) s3.handle(incoming, outgoing);
    else void callFunction(incoming, outgoing, decodeURIComponent(arn));
  });
  server.listen(port);
  await once(server, "listening");

  const client = new SFNClient({
    endpoint,
    region,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const { stateMachineArn = "" } = await client.send(
    new CreateStateMachineCommand({
      name: StateMachineName,
      roleArn: RoleArn,
      definition: forMoto(DefinitionString),
    }),
  );
  return {
    client,
    stateMachineArn,
    role,
    /** All that it needed a permission for. */
    asked,
    denied: s3.denied,
    /** A policy that somebody has changed by hand, until what this answers is called. */
    deny: (action: string, resource: string) => {
      byHand.push({ Effect: "Deny", Action: [action], Resource: [resource], Condition: {} });
      return () => byHand.splice(0);
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

const definitionShape = z.looseObject({
  States: z.looseObject({
    ReadInbox: z.looseObject({
      ItemBatcher: z.object({ MaxItemsPerBatch: z.int() }),
      ItemSelector: z.strictObject({ "key.$": z.string() }),
    }),
  }),
});

/**
 * The same definition but for three things. moto knows no batches: each item is one of its own, in the shape of a batch. What
 * failed is tried again once and at once, not over minutes. And no step has a time limit, which a busy machine could exceed.
 */
function forMoto(definition: string): string {
  const { States, ...machine } = definitionShape.parse(JSON.parse(definition));
  const { ItemBatcher: _batches, ItemSelector, ...map } = States.ReadInbox;
  const ReadInbox = { ...map, ItemSelector: { Items: [ItemSelector] } };
  return JSON.stringify({ ...machine, States: { ...States, ReadInbox } }, (name, value) => {
    if (name === "TimeoutSeconds") return undefined;
    if (name === "IntervalSeconds" || name === "MaxAttempts") return 1;
    return name === "MaxDelaySeconds" ? 2 : value;
  });
}
