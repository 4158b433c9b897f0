// A model of S3: what S3 may do with a request, in normal operation and in trouble. All simulations of this folder use it. It adds faults
// to the embedded store.
//
// The embedded store already has these behaviours, and the contract of the stores tests them (tests/store/object-store-contract.ts):
// - a failed condition of PUT and DELETE (412, or 404 for If-Match on an absent object) throws ConditionFailed
//   https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
//   https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html
// - keys are listed in the order of their UTF-8 bytes
//   https://docs.aws.amazon.com/AmazonS3/latest/userguide/ListingKeysUsingAPIs.html
// - a read that begins after a write was answered sees it
//   https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html#ConsistencyModel
import { ConditionFailed, type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import type { Request, StoreName, StoreRequest } from "./request.ts";

/** What happens to a request. */
export type Fate =
  | "answered"
  /**
   * The answer is 503 SlowDown, the request was not executed, and the SDK has given up.
   * https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html
   */
  | "refused"
  /** The request was executed, and its answer never comes. https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 */
  | "lost"
  /**
   * The request was executed, its answer was lost, and the SDK sends it again. The caller gets the second answer: a failed condition, if
   * the request has one.
   * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
   */
  | "repeated"
  /**
   * The answer is 409 ConditionalRequestConflict: in a race, a conditional write can fail although its condition is true.
   * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
   */
  | "conflict";

/** The simulation decides when each request is executed, and what happens to it ({@link Fate}). */
export interface Turns {
  /**
   * Resolves when it is the request's turn. Until then the request is under way, and it may be executed after its worker has died.
   * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html (a call that exceeds its time is ended)
   *
   * @param land executes the request without returning its answer
   */
  readonly turn: (request: StoreRequest, land: () => Promise<unknown>) => Promise<Fate>;
  /** Called with each request whose condition failed. */
  readonly conditionFailed?: (request: Request) => void;
}

/** S3 returns times of modification in whole seconds: https://www.rfc-editor.org/rfc/rfc9110#section-8.8.2 */
export function wholeSeconds(now: number): number {
  return Math.floor(now / 1000) * 1000;
}

/**
 * How far a worker's time may be ahead of S3's time or behind it, in milliseconds. AWS accepts requests that are up to 15 minutes off:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (RequestTimeTooSkewed)
 */
export const greatestSkew = 60_000;

/** Returns the store with faults: `turns` decides what happens to each request. */
export function onBadDays(store: ObjectStore, name: StoreName, turns: Turns): ObjectStore {
  const ask = <Answer>(request: Omit<StoreRequest, "store">, act: () => Promise<Answer>) =>
    carryOut({ ...request, store: name }, act, turns);
  return {
    get: (key) => ask({ verb: "get", key }, () => store.get(key)),
    head: (key) => ask({ verb: "head", key }, () => store.head(key)),
    list: (list) => ask({ verb: "list", key: list.prefix, list }, () => store.list(list)),
    put: (key, body, options) => {
      const isConditional = options.condition !== undefined;
      return ask({ verb: "put", key, isConditional }, () => store.put(key, body, options));
    },
    delete: (key, condition) => {
      const isConditional = condition !== undefined;
      return ask({ verb: "delete", key, isConditional }, () => store.delete(key, condition));
    },
  };
}

async function carryOut<Answer>(
  request: StoreRequest,
  act: () => Promise<Answer>,
  { turn, conditionFailed }: Turns,
): Promise<Answer> {
  const fate = await turn(request, act);
  const { verb, key, isConditional } = request;
  const fault = () => new StoreFault(verb, key, { cause: fate });
  if (fate === "refused") throw fault();
  try {
    if (fate === "conflict" && isConditional && (verb === "put" || verb === "delete"))
      throw new ConditionFailed(verb, key);
    if (fate === "lost" || fate === "repeated") await act().catch(() => undefined);
    if (fate === "lost") throw fault();
    return await act();
  } catch (error) {
    if (error instanceof ConditionFailed) conditionFailed?.(request);
    throw error;
  }
}
