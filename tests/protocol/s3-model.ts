// What S3 may do with a request, good days and bad, over the embedded store. All simulations of this folder use this model.
//
// The embedded store has the following, and the contract of the stores tests it (tests/store/object-store-contract.ts):
// - 412, and 404 for If-Match on what is absent, are ConditionFailed, of PUT and of DELETE
//   https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
//   https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html
// - keys are listed in the order of their UTF-8 bytes
//   https://docs.aws.amazon.com/AmazonS3/latest/userguide/ListingKeysUsingAPIs.html
// - a read that begins after a write was answered sees it
//   https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html#ConsistencyModel
import { ConditionFailed, type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import type { Request, StoreName, StoreRequest } from "./request.ts";

/** What becomes of a request. */
export type Fate =
  | "answered"
  /**
   * 503 SlowDown, and nothing was done. The SDK has given up.
   * https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html
   */
  | "refused"
  /** It was done, and its answer never comes. https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 */
  | "lost"
  /**
   * It was done, its answer was lost, and the SDK sends it again: the caller gets the second answer. A condition fails then.
   * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
   */
  | "repeated"
  /**
   * 409 ConditionalRequestConflict: in a race a conditional write fails although its condition holds.
   * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
   */
  | "conflict";

/** Who decides on requests. */
export interface Turns {
  /**
   * Resolves when it is the request's turn. Until then it is under way, and so it may be done after its worker has died.
   * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html (a call that exceeds its time is ended)
   *
   * @param land does the request, and nobody gets its answer
   */
  readonly turn: (request: StoreRequest, land: () => Promise<unknown>) => Promise<Fate>;
  /** Is told of each request whose condition failed. */
  readonly conditionFailed?: (request: Request) => void;
}

/** S3 tells the time of modification in whole seconds: https://www.rfc-editor.org/rfc/rfc9110#section-8.8.2 */
export function wholeSeconds(now: number): number {
  return Math.floor(now / 1000) * 1000;
}

/**
 * How far a worker's clock may be ahead of S3's or behind it, ms. AWS accepts requests up to 15 minutes off:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (RequestTimeTooSkewed)
 */
export const greatestSkew = 60_000;

/** The store, each of whose requests has the fate that is decided in its turn. */
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
