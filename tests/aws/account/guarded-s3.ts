// S3 as the function meets it: moto behind a guard that records each request, and answers 403 to what the stack's policies
// do not allow. moto itself allows everything to everybody.
import {
  createServer,
  request as forward,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Permission } from "./s3-request.ts";
import { permissionsFor, permissionToMiss, readRequest } from "./s3-request.ts";

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

export interface GuardedS3 extends S3Guard {
  readonly endpoint: string;
  close(): Promise<void>;
}

export interface S3Guard {
  readonly handle: RequestListener;
  /** All that was asked for and allowed, each once. */
  needed(): readonly Permission[];
  /** All that was asked for and not allowed. */
  readonly denied: Permission[];
}

export async function guardS3(
  behind: string,
  allows: (permission: Permission) => boolean,
): Promise<GuardedS3> {
  const guard = s3Guard(behind, allows);
  const server = createServer(guard.handle);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    ...guard,
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

export function s3Guard(behind: string, allows: (permission: Permission) => boolean): S3Guard {
  const needed = new Map<string, Permission>();
  const denied: Permission[] = [];
  const mayDo = (permissions: readonly Permission[]) => {
    for (const permission of permissions) {
      if (allows(permission)) needed.set(`${permission.action} ${permission.resource}`, permission);
      else denied.push(permission);
    }
    return permissions.every(allows);
  };

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const body = await buffer(incoming);
    const asked = readRequest(incoming.method ?? "", incoming.url ?? "", incoming.headers);
    if (!mayDo(permissionsFor(asked))) return send(outgoing, accessDenied);
    const answered = await passOn(behind, incoming, body);
    const missing = answered.status === 404 && !answered.body.includes("NoSuchBucket");
    if (missing && !mayDo(permissionToMiss(asked))) return send(outgoing, accessDenied);
    send(outgoing, answered);
  };
  const handle: RequestListener = (incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      // Not an error of S3's, which the function would try again and again without a word.
      denied.push({ action: String(error), resource: incoming.url ?? "" });
      send(outgoing, accessDenied);
    });
  };
  return { handle, needed: () => [...needed.values()], denied };
}

const accessDenied: Answer = {
  status: 403,
  headers: { "content-type": "application/xml" },
  body: Buffer.from("<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"),
};

function send(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  const { connection: _connection, ...others } = headers;
  outgoing.writeHead(status, others).end(body);
}

function passOn(behind: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const { hostname, port } = new URL(behind);
  const { method, url: path, headers } = incoming;
  return new Promise((answered, failed) => {
    const request = forward({ hostname, port, method, path, headers }, (response) => {
      buffer(response).then(
        (bytes) => answered({ status: response.statusCode ?? 0, headers: response.headers, body: bytes }),
        failed,
      );
    });
    request.on("error", failed).end(body);
  });
}
