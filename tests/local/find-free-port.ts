// Finds a port for a server that is closed and opened again. It is not a port that systems give out to clients and to servers with port
// 0, because another test could get it while the server is closed.
import { randomInt } from "node:crypto";
import { CannotStart } from "../../local/cannot-start.ts";
import { listen } from "../../local/site/listen.ts";

/** Systems give out ports from 32,768 (Linux) or 49,152 (https://www.rfc-editor.org/rfc/rfc6335#section-6). */
export async function findFreePort(): Promise<number> {
  const port = randomInt(20_000, 32_768);
  try {
    await (await listen(port)).close();
    return port;
  } catch (error) {
    if (error instanceof CannotStart) return findFreePort();
    throw error;
  }
}
