// The two functions that CodeDeploy calls in a release: before the new version gets any event, and after.
import { setTimeout as sleep } from "node:timers/promises";
import { CodeDeployClient, PutLifecycleEventHookExecutionStatusCommand } from "@aws-sdk/client-codedeploy";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";

interface HookEvent {
  readonly DeploymentId: string;
  readonly LifecycleEventHookExecutionId: string;
}

const codeDeploy = new CodeDeployClient();

/** Lets the new version check itself. A version that can't is never used. */
export async function before(event: HookEvent): Promise<void> {
  const client = new LambdaClient();
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({ FunctionName: process.env.VERSION, Payload: JSON.stringify({ check: true }) }),
  );
  if (FunctionError) console.error(new TextDecoder().decode(Payload));
  await tell(event, FunctionError === undefined);
}

/** Keeps the release open. If one of its alarms rises meanwhile, CodeDeploy goes back to the version before. */
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
