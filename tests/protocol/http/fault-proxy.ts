// A proxy before S3 that makes some of the requests fail, as networks and S3 do. A request may fail before or after it was executed.
import { Agent, createServer, type IncomingMessage, request as open, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

/** How many of ten thousand requests get each fault. */
export const faultShares = {
  /** The answer is 503 SlowDown, and the request is not executed. */
  slowDown: 40,
  /** The answer is 500 InternalError, and the request is not executed. */
  internalError: 30,
  /** The connection is cut, and the request is not executed. */
  dropped: 50,
  /** The request is executed, and the connection is cut before the answer. */
  answerLost: 60,
  /** The request is executed, and the connection is cut in the middle of the answer. */
  answerCut: 10,
  /** The request is executed, and the second half of the answer never comes, although the connection stays open. */
  answerStalled: 1,
  delayed: 100,
  /** The request is executed only after the client has given up and tried again. */
  late: 2,
} as const;

export type FaultName = keyof typeof faultShares;

/** Delays, in milliseconds. The client gives up after five seconds. */
const longestDelay = 300;
const beyondTheLimit = 5500;

export interface FaultProxy {
  readonly port: number;
  readonly counts: Counts;
  readonly close: () => void;
}

export interface Counts {
  /** All requests, including retries. */
  requests: number;
  /** Second and third tries of the SDK. */
  retries: number;
  /** Answers with the status 412 or 409. */
  conditionsFailed: number;
  readonly faults: Record<FaultName, number>;
}

export async function startFaultProxy(target: number, random: () => number): Promise<FaultProxy> {
  const noFaults = Object.fromEntries(Object.keys(faultShares).map((name) => [name, 0]));
  const counts: Counts = {
    ...{ requests: 0, retries: 0, conditionsFailed: 0 },
    faults: noFaults as Record<FaultName, number>,
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const forward = (request: IncomingMessage, body: Buffer) => forwardTo({ target, agent, request, body });
  const server = createServer(async (request, response) => {
    const fault = pickFault(random);
    counts.requests += 1;
    if (isRetry(request)) counts.retries += 1;
    if (fault) counts.faults[fault] += 1;
    try {
      const body = await buffer(request);
      if (fault === "slowDown") return refuse(response, 503, "SlowDown");
      if (fault === "internalError") return refuse(response, 500, "InternalError");
      if (fault === "dropped") return request.socket.destroy();
      if (fault === "delayed") await sleep(random() * longestDelay);
      if (fault === "late") await sleep(beyondTheLimit);
      const answer = await forward(request, body);
      if (answer.status === 412 || answer.status === 409) counts.conditionsFailed += 1;
      if (fault === "answerLost") return request.socket.destroy();
      response.writeHead(answer.status, answer.headers);
      if (fault !== "answerCut" && fault !== "answerStalled") return response.end(answer.body);
      response.write(answer.body.subarray(0, answer.body.length / 2), () => {
        if (fault === "answerCut") request.socket.destroy();
      });
    } catch {
      request.socket.destroy(); // the client or the emulator has cut its connection
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  const close = () => {
    server.close();
    server.closeAllConnections();
    agent.destroy();
  };
  return { port: address.port, counts, close };
}

function pickFault(random: () => number): FaultName | undefined {
  let place = random() * 10_000;
  for (const [name, share] of Object.entries(faultShares)) {
    place -= share;
    if (place < 0) return name as FaultName;
  }
  return undefined;
}

/** The SDK sends the number of its attempt: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html */
function isRetry({ headers }: IncomingMessage): boolean {
  return /attempt=[2-9]/.test(String(headers["amz-sdk-request"] ?? ""));
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

interface Forwarded {
  readonly target: number;
  readonly agent: Agent;
  readonly request: IncomingMessage;
  readonly body: Buffer;
}

async function forwardTo({ target, agent, request, body }: Forwarded): Promise<Answer> {
  const { method, url: path, headers } = request;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const forwarded = open({ host: "127.0.0.1", port: target, agent, method, path, headers }, resolve);
    forwarded.on("error", reject);
    forwarded.end(body);
  });
  const { "transfer-encoding": _chunked, ...rest } = answer.headers;
  const received = await buffer(answer);
  const length = method === "HEAD" ? {} : { "content-length": `${received.length}` };
  return { status: answer.statusCode ?? 0, headers: { ...rest, ...length }, body: received };
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`);
}
