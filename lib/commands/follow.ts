// Starts a backfill, and reports its progress until it ends.
import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  paginateListStateMachines,
  type SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { type FileCounts, formatCause, formatProgress } from "./progress.ts";

export interface Following {
  readonly client: SFNClient;
  readonly say: (line: string) => void;
  /** Waits until the state should be read again. */
  readonly pause: () => Promise<void>;
  /** The current time, in milliseconds since 1970. */
  readonly now: () => number;
}

/** How many failed batches are printed. The console of Step Functions has all of them. */
const failuresTold = 10;

/** Finds the ARN of the state machine with this name. Undefined if there is none in this account and region. */
export async function findStateMachine(client: SFNClient, name: string): Promise<string | undefined> {
  for await (const { stateMachines = [] } of paginateListStateMachines({ client }, {})) {
    const found = stateMachines.find((stateMachine) => stateMachine.name === name);
    if (found) return found.stateMachineArn;
  }
  return undefined;
}

/** Prints a line whenever the progress has changed, and one for each failed batch. Returns whether the backfill succeeded. */
export async function runBackfill(stateMachineArn: string, following: Following): Promise<boolean> {
  const { client, say, pause, now } = following;
  const started = now();
  const { executionArn } = await client.send(
    new StartExecutionCommand({ stateMachineArn, name: nameAt(started) }),
  );
  say(`started ${executionArn}`);
  for (let last = ""; ; await pause()) {
    // The state of the execution is read before the counts. So if the execution has ended, the counts are final.
    const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
    const run = await findMapRun(client, executionArn);
    const line = run ? formatProgress(run.counts, now() - started) : "listing the inbox";
    if (line !== last) say(line);
    last = line;
    if (execution.status === "RUNNING" || execution.status === "PENDING_REDRIVE") continue;
    if (execution.status === "SUCCEEDED") {
      say("done: every file is read and every feed regenerated");
      return true;
    }
    say(`${execution.status}: ${execution.error ?? "no error"}: ${formatCause(execution.cause)}`);
    if (run) for (const failure of await listFailures(client, run.mapRunArn)) say(failure);
    return false;
  }
}

async function findMapRun(
  client: SFNClient,
  executionArn: string | undefined,
): Promise<{ readonly mapRunArn: string; readonly counts: FileCounts } | undefined> {
  const { mapRuns = [] } = await client.send(new ListMapRunsCommand({ executionArn }));
  const mapRunArn = mapRuns[0]?.mapRunArn;
  if (mapRunArn === undefined) return undefined;
  const { itemCounts } = await client.send(new DescribeMapRunCommand({ mapRunArn }));
  const { total = 0, succeeded = 0, failed = 0, timedOut = 0, aborted = 0 } = itemCounts ?? {};
  return { mapRunArn, counts: { total, succeeded, failed: failed + timedOut + aborted } };
}

async function listFailures(client: SFNClient, mapRunArn: string): Promise<readonly string[]> {
  const { executions = [] } = await client.send(
    new ListExecutionsCommand({ mapRunArn, statusFilter: "FAILED", maxResults: failuresTold }),
  );
  return Promise.all(
    executions.map(async ({ executionArn }) => {
      const { cause } = await client.send(new DescribeExecutionCommand({ executionArn }));
      return `failed ${executionArn}: ${formatCause(cause)}`;
    }),
  );
}

/** The name of an execution is its start time, `2026-11-25T15-45-09-123Z`, because the console lists executions by name. */
function nameAt(time: number): string {
  return new Date(time).toISOString().replaceAll(/[:.]/g, "-");
}
