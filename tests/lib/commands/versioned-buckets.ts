// A server on this computer that answers as S3 does for buckets with versions. It knows the requests that a restore sends.
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { S3Client } from "@aws-sdk/client-s3";
import { onTestFinished } from "vitest";

type Headers = Readonly<Record<string, string>>;

interface Version {
  readonly key: string;
  readonly versionId: string;
  /** In milliseconds since 1970. */
  readonly lastModified: number;
  /** The headers with which it was written. Undefined for the marker that a deletion leaves. */
  readonly headers?: Headers | undefined;
  readonly body: string;
}

type Answer = readonly [status: number, body?: string, headers?: Headers];

/** The list of versions has pages of this size. */
const pageSize = 3;

export type Bucket = ReturnType<typeof openBucket>;

/** @param now the clock of the bucket, in milliseconds since 1970 */
function openBucket(now: () => number) {
  /** From the oldest to the newest. */
  const versions: Version[] = [];
  const settings: { lifecycle: Answer } = { lifecycle: failure(404, "NoSuchLifecycleConfiguration") };

  const latest = (key: string) => versions.findLast((one) => one.key === key);
  const write = (key: string, body: string, headers?: Headers) => {
    versions.push({ key, versionId: `v${versions.length}`, lastModified: now(), headers, body });
  };
  const read = (key: string, versionId: string | null) => {
    const found = versions.find((one) => one.key === key && one.versionId === versionId);
    if (!found) throw new Error(`no version ${versionId} of ${key}`);
    return found;
  };

  /** In the order of S3: by key, the newest version first. */
  function listVersions(query: URLSearchParams): string {
    const sorted = versions
      .toReversed()
      .sort((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)));
    const [key, id] = [query.get("key-marker"), query.get("version-id-marker")];
    const start = sorted.findIndex((one) => one.key === key && one.versionId === id) + 1;
    const page = sorted.slice(start, start + pageSize);
    const last = start + pageSize < sorted.length ? page.at(-1) : undefined;
    const next = last
      ? `<NextKeyMarker>${last.key}</NextKeyMarker><NextVersionIdMarker>${last.versionId}</NextVersionIdMarker>`
      : "";
    const entries = page.map((one) => {
      const name = one.headers ? "Version" : "DeleteMarker";
      const seconds = new Date(Math.floor(one.lastModified / 1000) * 1000).toISOString();
      return `<${name}><Key>${one.key}</Key><VersionId>${one.versionId}</VersionId>
        <IsLatest>${one === latest(one.key)}</IsLatest><LastModified>${seconds}</LastModified></${name}>`;
    });
    return `<ListVersionsResult><IsTruncated>${last !== undefined}</IsTruncated>${next}${entries.join("")}</ListVersionsResult>`;
  }

  function listKeys(prefix: string): string {
    const contents = Object.keys(texts())
      .filter((key) => key.startsWith(prefix))
      .map((key) => `<Contents><Key>${encodeURIComponent(key)}</Key><ETag>"e"</ETag></Contents>`);
    return `<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join("")}</ListBucketResult>`;
  }

  function copy(key: string, { headers }: IncomingMessage): Answer {
    const [, path = "", versionId = ""] =
      /^[^/]+\/(.*)\?versionId=(.*)$/.exec(String(headers["x-amz-copy-source"])) ?? [];
    const { body } = read(decodeURIComponent(path), decodeURIComponent(versionId));
    const kept = Object.entries(headers).filter(([name]) =>
      /^(?:content-type|cache-control|x-amz-meta-)/.test(name),
    );
    write(key, body, Object.fromEntries(kept) as Headers);
    return [200, "<CopyObjectResult/>"];
  }

  /** The present text of each object that exists. */
  function texts(): Readonly<Record<string, string>> {
    const present = versions.filter((one) => one === latest(one.key) && one.headers);
    return Object.fromEntries(present.map(({ key, body }) => [key, body]));
  }

  return {
    ...{ settings, latest, texts },
    put: (key: string, body: string, headers: Headers = {}) => write(key, body, headers),
    remove: (key: string) => write(key, ""),
    answer(request: IncomingMessage, key: string, query: URLSearchParams): Answer {
      if (query.has("lifecycle")) return settings.lifecycle;
      if (query.has("versions")) return [200, listVersions(query)];
      if (query.has("list-type")) return [200, listKeys(query.get("prefix") ?? "")];
      if (request.method === "HEAD") return [200, "", read(key, query.get("versionId")).headers];
      if (request.method === "PUT") return copy(key, request);
      write(key, "");
      return [204];
    },
  };
}

/** @param now the clock of the buckets, in milliseconds since 1970 */
export async function serveBuckets(now: () => number) {
  const buckets = new Map<string, Bucket>();
  const bucket = (name: string) => {
    const found = buckets.get(name) ?? openBucket(now);
    buckets.set(name, found);
    return found;
  };
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://s3");
      const [, name = "", ...key] = pathname.split("/");
      const [status, body = "", headers = {}] = bucket(name).answer(
        ...([request, decodeURIComponent(key.join("/")), searchParams] as const),
      );
      response.writeHead(status, { "content-type": "application/xml", ...headers }).end(body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const client = new S3Client({ endpoint, forcePathStyle: true, region: "eu-west-1", credentials });
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  return {
    ...{ client, bucket },
    /** The environment of a command that finds this server as S3. */
    env: {
      ...{ AWS_ENDPOINT_URL: endpoint, AWS_REGION: "eu-west-1" },
      ...{ AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey },
    },
  };
}

export function failure(status: number, code: string): Answer {
  return [status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`];
}

/** A lifecycle that deletes a version this many days after another one has replaced it. */
export function keepsFor(days: number): Answer {
  const rule = (more: string) => `<Rule><Status>Enabled</Status><Filter/>${more}</Rule>`;
  return [
    200,
    `<LifecycleConfiguration>${rule("<AbortIncompleteMultipartUpload/>")}${rule(
      `<NoncurrentVersionExpiration><NoncurrentDays>${days}</NoncurrentDays></NoncurrentVersionExpiration>`,
    )}</LifecycleConfiguration>`,
  ];
}
