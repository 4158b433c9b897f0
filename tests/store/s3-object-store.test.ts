// Answers of S3 to failing requests, which no emulator gives. The real SDK sends requests to a server, which gives the answers that the
// test chooses.

import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { S3Client } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ConditionFailed, type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import { s3ObjectStore } from "../../lambdas/store/s3-object-store.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const BODY = new TextEncoder().encode("خلاصة");
const TEXT = { contentType: "text/plain" };
const IF_MATCH = { ifMatch: '"read"' };
const IF_NONE_MATCH = { ifNoneMatch: "*" } as const;

const written: Answer = (_, response) => response.writeHead(200, { etag: '"written"' }).end();
const deleted: Answer = (_, response) => response.writeHead(204).end();
const lost: Answer = (request) => request.socket.destroy();

let server: Server;
let client: S3Client;
let store: ObjectStore;
let requests: IncomingMessage[];
/** The next answers of the server. The last one is given again and again. */
let script: Answer[];

beforeEach(async () => {
  requests = [];
  const listener: RequestListener = (request, response) => {
    requests.push(request);
    const answer = script.length > 1 ? script.shift() : script[0];
    // The server answers only after the whole body has arrived, as S3 does.
    request.resume().on("end", () => answer?.(request, response));
  };
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  client = new S3Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forcePathStyle: true,
    region: "eu-central-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  store = s3ObjectStore(client, "bucket");
  // Before a retry, the SDK waits a random part of a growing time ("full jitter"). Here that part is always zero.
  vi.spyOn(Math, "random").mockReturnValue(0);
});

afterEach(async () => {
  vi.restoreAllMocks();
  client.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** The writes with a condition, and S3's answer if the write succeeds. */
const CONDITIONAL = [
  ["put with If-Match", () => store.put("key", BODY, { ...TEXT, condition: IF_MATCH }), written],
  ["put with If-None-Match", () => store.put("key", BODY, { ...TEXT, condition: IF_NONE_MATCH }), written],
  ["delete with If-Match", () => store.delete("key", IF_MATCH), deleted],
] as const;
const IF_MATCHES = CONDITIONAL.filter(([verb]) => verb.endsWith("If-Match"));
const UNCONDITIONAL = [
  ["put", () => store.put("key", BODY, TEXT)],
  ["delete", () => store.delete("key")],
] as const;
const READS = [
  ["get", () => store.get("key")],
  ["list", () => store.list({ prefix: "key" })],
] as const;
const HEAD = ["head", () => store.head("key")] as const;
const EVERY_VERB = [
  ...READS,
  HEAD,
  ...UNCONDITIONAL,
  ...CONDITIONAL.map(([verb, act]) => [verb, act] as const),
];

describe("another worker has changed the object", () => {
  test.each(CONDITIONAL)("%s: 412 PreconditionFailed", async (_, act) => {
    script = [problem(412, "PreconditionFailed")];

    await expectFailure(act(), ConditionFailed, "PreconditionFailed");
    expect(requests).toHaveLength(1);
  });

  test.each(CONDITIONAL)("%s: 409 ConditionalRequestConflict", async (_, act) => {
    script = [problem(409, "ConditionalRequestConflict")];

    await expectFailure(act(), ConditionFailed, "ConditionalRequestConflict");
    expect(requests).toHaveLength(1);
  });

  test.each(IF_MATCHES)("%s: 404 NoSuchKey", async (_, act) => {
    script = [problem(404, "NoSuchKey")];

    await expectFailure(act(), ConditionFailed, "NoSuchKey");
  });

  test("conditions are sent unchanged", async () => {
    script = [written, written, deleted];
    for (const [, act] of CONDITIONAL) await act();

    expect(requests.map(({ headers }) => [headers["if-match"], headers["if-none-match"]])).toEqual([
      ['"read"', undefined],
      [undefined, "*"],
      ['"read"', undefined],
    ]);
  });
});

describe("a write that took effect, but whose answer was lost", () => {
  test.each(CONDITIONAL)("%s: the second attempt finds the first one's work and fails", async (verb, act) => {
    let held: string | undefined = verb === "put with If-None-Match" ? undefined : IF_MATCH.ifMatch;
    const s3: Answer = (request, response) => {
      const { "if-match": ifMatch, "if-none-match": ifNoneMatch } = request.headers;
      if (ifMatch !== undefined && held === undefined) return problem(404, "NoSuchKey")(request, response);
      if (ifMatch !== held || (ifNoneMatch === "*" && held !== undefined)) {
        return problem(412, "PreconditionFailed")(request, response);
      }
      held = request.method === "DELETE" ? undefined : '"written"';
      return lost(request, response);
    };
    script = [s3];

    await expect(act()).rejects.toThrow(ConditionFailed);
    expect(requests).toHaveLength(2);
    expect(held).toBe(verb === "delete with If-Match" ? undefined : '"written"');
  });

  test.each([
    ["put", () => store.put("key", BODY, TEXT), written],
    ["delete", () => store.delete("key"), deleted],
  ] as const)("%s: without a condition the second try does the same again", async (_, act, done) => {
    script = [lost, done];

    await act();
    expect(requests).toHaveLength(2);
  });
});

describe("503 SlowDown", () => {
  test.each(CONDITIONAL)("%s: is tried again by the SDK", async (_, act, done) => {
    script = [problem(503, "SlowDown"), problem(503, "SlowDown"), done];

    await act();
    expect(requests).toHaveLength(3);
  });

  test.each(EVERY_VERB)("%s: is a fault when it does not stop", async (verb, act) => {
    script = [problem(503, "SlowDown")];

    // An answer to HEAD has no body that could name the fault.
    await expectFailure(act(), StoreFault, verb === "head" ? undefined : "SlowDown");
    expect(requests).toHaveLength(3);
  });
});

describe("a fault is neither an absence nor a failed condition", () => {
  test.each(EVERY_VERB)("%s: 403 AccessDenied", async (verb, act) => {
    script = [problem(403, "AccessDenied")];

    await expectFailure(act(), StoreFault, verb === "head" ? undefined : "AccessDenied");
  });

  test.each(EVERY_VERB.filter(([verb]) => verb !== "head"))("%s: 404 NoSuchBucket", async (_, act) => {
    script = [problem(404, "NoSuchBucket")];

    await expectFailure(act(), StoreFault, "NoSuchBucket");
  });

  test.each(EVERY_VERB)("%s: 409 OperationAborted", async (verb, act) => {
    script = [problem(409, "OperationAborted")];

    await expectFailure(act(), StoreFault, verb === "head" ? undefined : "OperationAborted");
  });

  test.each(UNCONDITIONAL)("%s: 412 although the request had no condition", async (_, act) => {
    script = [problem(412, "PreconditionFailed")];

    await expectFailure(act(), StoreFault, "PreconditionFailed");
  });

  test("get: 404 from another server than S3", async () => {
    script = [(_, response) => response.writeHead(404).end()];

    await expectFailure(store.get("key"), StoreFault);
  });

  test.each(EVERY_VERB)("%s: the network fails", async (_, act) => {
    script = [lost];

    await expectFailure(act(), StoreFault);
    expect(requests).toHaveLength(3);
  });

  test.each([["get", () => store.get("key")], HEAD, ["put", () => store.put("key", BODY, TEXT)]] as const)(
    "%s: an answer without an ETag",
    async (_, act) => {
      script = [(_, response) => response.writeHead(200).end()];

      await expectFailure(act(), StoreFault);
    },
  );
});

test("an empty key sends nothing: DELETE without a key would remove the bucket", async () => {
  script = [deleted];

  await expectFailure(store.delete(""), StoreFault, "RangeError");
  await expectFailure(store.get(""), StoreFault, "RangeError");
  await expectFailure(store.head(""), StoreFault, "RangeError");
  await expectFailure(store.put("", BODY, TEXT), StoreFault, "RangeError");
  expect(requests).toHaveLength(0);
});

describe("get", () => {
  test("404 NoSuchKey means that the object is absent", async () => {
    script = [problem(404, "NoSuchKey")];

    await expect(store.get("key")).resolves.toBeUndefined();
  });

  test("a body that ends too early is a fault", async () => {
    script = [
      (_, response) => {
        response.writeHead(200, { ...OBJECT_HEADERS, "content-length": "100" });
        response.write("ten bytes.", () => response.socket?.destroy());
      },
    ];

    await expectFailure(store.get("key"), StoreFault);
  });

  test("a body that is not the one that was stored is a fault: the SDK asks for the checksum and checks it", async () => {
    script = [
      (_, response) =>
        response
          .writeHead(200, { ...OBJECT_HEADERS, "content-length": "3", "x-amz-checksum-crc32": "AAAAAA==" })
          .end("abc"),
    ];

    await expectFailure(store.get("key"), StoreFault);
    expect(requests[0]?.headers["x-amz-checksum-mode"]).toBe("ENABLED");
  });
});

describe("get of a store with a largest body", () => {
  const sized = (size: number, checksum: object): Answer => {
    return (request, response) => {
      response.on("close", () => closed.push(request.url ?? ""));
      response.writeHead(200, { ...OBJECT_HEADERS, ...checksum, "content-length": String(size) });
      response.write("ten bytes.");
      if (size === 10) response.end();
    };
  };
  let closed: string[];

  beforeEach(() => {
    closed = [];
    store = s3ObjectStore(client, "bucket", 10);
  });

  test("reads a body of that size", async () => {
    script = [sized(10, {})];

    const stored = await store.get("key");
    expect(new TextDecoder().decode(stored?.body)).toBe("ten bytes.");
  });

  test.each([
    ["without a checksum", {}],
    ["with a checksum", { "x-amz-checksum-crc32": "AAAAAA==" }],
  ])("ends the download of a larger body, %s, and says how large it is", async (_, checksum) => {
    script = [sized(1_000_000_000, checksum)];

    await expect(store.get("key")).resolves.toMatchObject({ size: 1_000_000_000, body: new Uint8Array() });
    await vi.waitUntil(() => closed.length === 1);
  });
});

describe("head", () => {
  test("404, which has no body, means that the object is absent", async () => {
    script = [problem(404, "NoSuchKey")];

    await expect(store.head("key")).resolves.toBeUndefined();
  });
});

describe("list", () => {
  test("reads all pages, even after an empty one, and no more than are wanted", async () => {
    script = [
      page(["a"], { next: "token 1" }),
      page([], { next: "token 2" }),
      page(["b", "c"], { next: "token 3" }),
    ];

    const listed = await store.list({ prefix: "أ", startAfter: "0 +", limit: 3 });

    expect(listed.map(({ key }) => key)).toEqual(["a", "b", "c"]);
    const queries = requests.map(({ url }) => new URL(url ?? "", "http://s3").searchParams);
    expect(queries.map((query) => query.get("continuation-token"))).toEqual([null, "token 1", "token 2"]);
    expect(queries.map((query) => query.get("max-keys"))).toEqual(["3", "2", "2"]);
    expect(queries.map((query) => query.get("prefix"))).toEqual(["أ", "أ", "أ"]);
    expect(queries[0]?.get("start-after")).toBe("0 +");
    expect(queries[0]?.get("encoding-type")).toBe("url");
  });

  test("asks for nothing when nothing is wanted", async () => {
    script = [page(["a"])];

    await expect(store.list({ prefix: "", limit: 0 })).resolves.toEqual([]);
    expect(requests).toHaveLength(0);
  });

  test("an answer without Contents is an empty listing", async () => {
    script = [page([])];

    await expect(store.list({ prefix: "" })).resolves.toEqual([]);
  });

  test("reads keys as S3 encodes them, a space as + and a plus as %2B", async () => {
    script = [page(["a+b", "a%2Bb", "a%252Bb", "%D8%AE%D9%84/%F0%9F%98%80", "%00%01%0D%0A"])];

    const listed = await store.list({ prefix: "" });

    expect(listed.map(({ key }) => key)).toEqual(["a b", "a+b", "a%2Bb", "خل/\u{1F600}", "\0\u0001\r\n"]);
  });

  test("a page that says that there are more, but not where, is a fault, and not the end or an endless loop", async () => {
    script = [
      (_, response) =>
        response.writeHead(200).end("<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>"),
    ];

    await expectFailure(store.list({ prefix: "" }), StoreFault);
  });
});

describe("an object that was restored from a backup", () => {
  const answered = Date.UTC(1994, 10, 6, 8, 49, 37);
  const times = [
    ["was written when its metadata says", "1994-11-01T10:00:00.123Z", Date.UTC(1994, 10, 1, 10, 0, 0, 123)],
    ["is never newer than S3 says", "1994-11-06T08:49:38Z", answered],
    ["without a time that can be read is as old as S3 says", "yesterday", answered],
  ] as const;

  test.each(times)("%s", async (_, original, lastModified) => {
    const headers = { ...OBJECT_HEADERS, "x-amz-meta-original-last-modified": original };
    script = [(_, response) => response.writeHead(200, { ...headers, "content-length": 0 }).end()];

    await expect(store.head("key")).resolves.toMatchObject({ lastModified });
    await expect(store.get("key")).resolves.toMatchObject({ lastModified });
  });
});

const OBJECT_HEADERS = {
  etag: '"e"',
  "last-modified": "Sun, 06 Nov 1994 08:49:37 GMT",
  "content-type": "text/plain",
};

/** An error as S3 writes it (API reference, "REST error responses"). */
function problem(status: number, code: string): Answer {
  return (_, response) =>
    response
      .writeHead(status, { "content-type": "application/xml" })
      .end(
        `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
      );
}

/** A page of ListObjectsV2. The keys must already be encoded. */
function page(keys: readonly string[], { next }: { next?: string } = {}): Answer {
  const contents = keys
    .map((key) => `<Contents><Key>${key}</Key><ETag>&quot;e&quot;</ETag></Contents>`)
    .join("");
  const truncation = next ? `<NextContinuationToken>${next}</NextContinuationToken>` : "";
  return (_, response) =>
    response.writeHead(200, { "content-type": "application/xml" }).end(
      `<ListBucketResult><IsTruncated>${next !== undefined}</IsTruncated>${truncation}
        <EncodingType>url</EncodingType>${contents}</ListBucketResult>`,
    );
}

async function expectFailure(
  answer: Promise<unknown>,
  failure: typeof ConditionFailed | typeof StoreFault,
  cause?: string,
): Promise<void> {
  const error: unknown = await answer.then(
    (value) => expect.unreachable(`it answered ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(failure);
  expect(error).toHaveProperty("cause");
  expect(error).toMatchObject({ cause: cause === undefined ? expect.any(Error) : { name: cause } });
}

test("of a thousand requests at once, forty are sent at a time, and none fails because it had to wait", async () => {
  const held: (() => void)[] = [];
  let most = 0;
  let turns = 0;
  // The oldest request is answered only when no further request has come for a while. So the test would notice if more requests were sent
  // at the same time.
  const answerOldest = () => {
    if (turns++ % 20 === 19) held.shift()?.();
    if (requests.length < 1000 || held.length > 0) setImmediate(answerOldest);
  };
  script = [
    (request, response) => {
      held.push(() => deleted(request, response));
      most = Math.max(most, held.length);
    },
  ];
  answerOldest();
  await Promise.all(Array.from({ length: 1000 }, (_, index) => store.delete(`key-${index}`)));
  expect(requests).toHaveLength(1000);
  expect(most).toBe(40);
});
