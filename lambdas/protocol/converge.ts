// The principle of all work: read, decide, write the difference, and repeat until there is no difference.
import { ConditionFailed } from "../store/object-store.ts";

/** Far more passes than any number of workers needs. Beyond it, something writes against us. */
const passLimit = 200;

/** Two workers, or a defect, keep undoing each other. A fault: the queue tries again later. */
export class NotConverging extends Error {
  override readonly name = "NotConverging";
}

/**
 * Repeats a pass until one changes nothing. A pass answers whether it changed anything, and each of its writes is
 * conditional on what it read. Where a condition fails, the pass begins again: another worker was here, or an earlier try of
 * the same write took effect and its answer was lost.
 *
 * @returns whether anything may have changed
 */
export async function converge(what: string, pass: () => Promise<boolean>): Promise<boolean> {
  for (let count = 0; count < passLimit; count++) {
    if (!(await changes(pass))) return count > 0;
  }
  throw new NotConverging(`${what} still changes after ${passLimit} passes`);
}

async function changes(pass: () => Promise<boolean>): Promise<boolean> {
  try {
    return await pass();
  } catch (error) {
    if (error instanceof ConditionFailed) return true;
    throw error;
  }
}
