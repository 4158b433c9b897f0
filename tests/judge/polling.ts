// Lets a feed reader request a feed several times while it does not change. A proxy between the reader and the site records the answers.
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Poller {
  readonly name: string;
  poll(urls: readonly string[], times: number): Promise<void>;
}

export interface Answer {
  readonly status: number;
  /** Whether the reader sent the ETag or the date of an earlier answer. */
  readonly wasConditional: boolean;
}

/** The answers to a reader for each path, in order. */
export type Polled = ReadonlyMap<string, readonly Answer[]>;

/** Lets the reader fetch each path the given number of times. Each round fetches all paths. */
export async function poll(
  reader: Poller,
  siteUrl: string,
  paths: readonly string[],
  times: number,
): Promise<Polled> {
  const answers = new Map<string, Answer[]>(paths.map((path) => [path, []]));
  const server = createServer((asked, answered) => {
    forward(asked, answered, siteUrl, (answer) =>
      answers.get(decodeURIComponent(asked.url ?? "").slice(1))?.push(answer),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const urls = paths.map((path) => `http://localhost:${port}/${encodeURI(path)}`);
    await reader.poll(urls, times);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return answers;
}

/**
 * Whether each unconditional request got the document (200), and each conditional one was told that it has not changed (304). newsboat
 * sends conditional requests only from the third one on, because at its first request its cache has no row yet to store the ETag.
 */
export function isQuiet(answers: readonly Answer[], times: number): boolean {
  return (
    answers.length === times &&
    answers.at(-1)?.status === 304 &&
    answers.every(({ status, wasConditional }) => status === (wasConditional ? 304 : 200))
  );
}

function forward(
  asked: IncomingMessage,
  answered: ServerResponse,
  siteUrl: string,
  count: (answer: Answer) => void,
): void {
  const { method, headers, url = "/" } = asked;
  const onward = request(`${siteUrl}${url}`, { method, headers }, (answer) => {
    const wasConditional = "if-none-match" in headers || "if-modified-since" in headers;
    count({ status: answer.statusCode ?? 0, wasConditional });
    answered.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(answered);
  });
  onward.once("error", () => answered.writeHead(502).end());
  asked.pipe(onward);
}
