// All work follows this principle: read, decide, write the differences, and repeat until there are no differences.
import { ConditionFailed } from "../store/object-store.ts";

/** The maximum number of passes. Usually a few are enough. If they are not, something keeps undoing our writes. */
const passLimit = 200;

/** Something keeps undoing the writes of a pass: another worker, or a defect. This is a fault, so the queue tries again later. */
export class NotConverging extends Error {
  override readonly name = "NotConverging";
}

/**
 * Repeats a pass until it changes nothing. A pass returns whether it changed anything. Each of its writes has the condition that the
 * object is still the one that the pass has read. When a condition fails, the pass begins again: another worker has changed the
 * object, or an earlier attempt of the same write succeeded but its answer was lost.
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
