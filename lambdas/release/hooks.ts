// Two functions that CodeDeploy calls during a release: one before the new version of the publish function gets events, and one after.
import { setTimeout as sleep } from "node:timers/promises";
import { CodeDeployClient, PutLifecycleEventHookExecutionStatusCommand } from "@aws-sdk/client-codedeploy";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";

interface HookEvent {
  readonly DeploymentId: string;
  readonly LifecycleEventHookExecutionId: string;
}

const codeDeploy = new CodeDeployClient();

/** Calls the new version with a request to check itself. If this fails, CodeDeploy stops the release. */
export async function before(event: HookEvent): Promise<void> {
  const client = new LambdaClient();
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({ FunctionName: process.env.VERSION, Payload: JSON.stringify({ check: true }) }),
  );
  if (FunctionError) console.error(new TextDecoder().decode(Payload));
  await tell(event, FunctionError === undefined);
}

/** Waits before the release ends. If one of its alarms is raised in this time, CodeDeploy goes back to the previous version. */
export async function after(event: HookEvent): Promise<void> {
  await sleep(Number(process.env.WATCH_SECONDS) * 1000);
  await tell(event, true);
}

async function tell(event: HookEvent, isGood: boolean): Promise<void> {
  await codeDeploy.send(
    new PutLifecycleEventHookExecutionStatusCommand({
      deploymentId: event.DeploymentId,
      lifecycleEventHookExecutionId: event.LifecycleEventHookExecutionId,
      status: isGood ? "Succeeded" : "Failed",
    }),
  );
}
