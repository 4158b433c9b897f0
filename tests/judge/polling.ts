// A reader that polls a quiet feed all day: what it is answered, counted between it and the site.
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Poller {
  readonly name: string;
  poll(urls: readonly string[], times: number): Promise<void>;
}

export interface Answer {
  readonly status: number;
  /** The reader sent an ETag or a date that it had before. */
  readonly wasConditional: boolean;
}

/** What a reader was answered for each path, in order. */
export type Polled = ReadonlyMap<string, readonly Answer[]>;

/** Lets the reader fetch each path so many times, one round after the other. */
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
 * Whether the reader got the document, and was told that it is the same whenever it said what it has. newsboat says
 * so from its third poll on: at its first, the row of its cache that would hold the ETag is not there yet.
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
