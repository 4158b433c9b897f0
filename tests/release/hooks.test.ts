// What the two functions of a release tell CodeDeploy. A local server stands for Lambda and CodeDeploy.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, beforeEach, expect, test, vi } from "vitest";

const event = { DeploymentId: "d-1", LifecycleEventHookExecutionId: "e-1" };

/** Every request: its path, and its body. */
let requests: { readonly path: string | undefined; readonly body: unknown }[];
/** What the new version answers. */
let functionError: string | undefined;

const server = createServer(async (request, response) => {
  requests.push({ path: request.url, body: await json(request) });
  if (functionError && request.url?.includes("/functions/")) {
    response.setHeader("X-Amz-Function-Error", functionError);
  }
  response.setHeader("content-type", "application/json").end("{}");
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => {
  server.closeAllConnections();
  server.close();
  vi.unstubAllEnvs();
});

vi.stubEnv("AWS_ENDPOINT_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
vi.stubEnv("AWS_REGION", "us-east-1");
vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
vi.stubEnv("VERSION", "publish:7");
vi.stubEnv("WATCH_SECONDS", "0");
const { after, before } = await import("../../lambdas/release/hooks.ts");

beforeEach(() => {
  requests = [];
  functionError = undefined;
});

const told = (status: string) => ({
  path: "/",
  body: { deploymentId: "d-1", lifecycleEventHookExecutionId: "e-1", status },
});
const checked = { path: "/2015-03-31/functions/publish%3A7/invocations", body: { check: true } };

test("a new version that passes its own check may have the events", async () => {
  await before(event);
  expect(requests).toEqual([checked, told("Succeeded")]);
});

test("a new version that fails its own check never gets an event", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  functionError = "Unhandled";
  await before(event);
  expect(requests).toEqual([checked, told("Failed")]);
});

test("after its time the release is over", async () => {
  await after(event);
  expect(requests).toEqual([told("Succeeded")]);
});
