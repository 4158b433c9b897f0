// A server on this computer that answers as Step Functions does, with what a backfill needs. A test gives the answer to each look.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Look {
  readonly status: "RUNNING" | "SUCCEEDED" | "FAILED";
  readonly error?: string;
  readonly cause?: string;
  /** The counts of files. Undefined before the map has begun. */
  readonly itemCounts?: Readonly<Record<string, number>>;
}

export interface Account {
  readonly stateMachines: readonly string[];
  readonly looks: readonly Look[];
  /** The cause of each batch that failed. */
  readonly failedBatches?: readonly string[];
}

const arn = (what: string) => `arn:aws:states:eu-west-1:111122223333:${what}`;

export const executionArn = arn("execution:Khulasa-Backfill:1");
export const stateMachineArn = arn("stateMachine:Khulasa-Backfill");
const batchArn = (index: number | string) => arn(`execution:Khulasa-Backfill/Inbox:${index}`);

/** Returns the server's address, and the state machines that were started. */
export async function serveStepFunctions({ stateMachines, looks, failedBatches = [] }: Account) {
  const started: string[] = [];
  let look: Look | undefined;
  let next = 0;
  const verbs: Record<string, (input: Record<string, string>) => object> = {
    // The list has two pages.
    ListStateMachines: ({ nextToken }) =>
      nextToken
        ? {
            stateMachines: stateMachines.map((name) => ({
              name,
              stateMachineArn: arn(`stateMachine:${name}`),
            })),
          }
        : {
            stateMachines: [{ name: "Another", stateMachineArn: arn("stateMachine:Another") }],
            nextToken: "2",
          },
    StartExecution: (input) => {
      started.push(input.stateMachineArn ?? "");
      return { executionArn, startDate: 0 };
    },
    DescribeExecution: (input) => {
      if (input.executionArn === executionArn) {
        look = looks[next++];
        return { ...look, executionArn };
      }
      const index = failedBatches.findIndex((_cause, at) => batchArn(at) === input.executionArn);
      return { status: "FAILED", cause: failedBatches[index] };
    },
    ListMapRuns: () => ({ mapRuns: look?.itemCounts ? [{ mapRunArn: arn("mapRun:1") }] : [] }),
    DescribeMapRun: () => ({ itemCounts: look?.itemCounts }),
    ListExecutions: () => ({
      executions: failedBatches.map((_cause, index) => ({ executionArn: batchArn(index) })),
    }),
  };

  const server = createServer(async (request, response) => {
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk);
    const verb = String(request.headers["x-amz-target"]).replace("AWSStepFunctions.", "");
    const answer = verbs[verb]?.(JSON.parse(Buffer.concat(body).toString()));
    response.writeHead(answer ? 200 : 400, { "content-type": "application/x-amz-json-1.0" });
    response.end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, started };
}
