// A publish context that notes each request to its stores.
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { openTestContext, type TestContext } from "../publish/publish-fixture.ts";

export interface RecordedContext extends TestContext {
  /** The requests so far: the method, the bucket, and the key or the prefix. */
  readonly requests: string[];
  /** The requests that write or delete. */
  readonly writes: () => readonly string[];
}

export function openRecordedContext(): RecordedContext {
  const requests: string[] = [];
  const recorded = (bucket: string, store: ObjectStore): ObjectStore => {
    const noting =
      <Rest extends readonly unknown[], Answer>(
        verb: string,
        send: (at: string, ...rest: Rest) => Promise<Answer>,
      ) =>
      (at: string, ...rest: Rest) => {
        requests.push(`${verb} ${bucket} ${at}`);
        return send(at, ...rest);
      };
    return {
      ...{ get: noting("get", store.get), head: noting("head", store.head) },
      ...{ put: noting("put", store.put), delete: noting("delete", store.delete) },
      list: (options) => {
        requests.push(`list ${bucket} ${options.prefix}`);
        return store.list(options);
      },
    };
  };
  const context = openTestContext();
  return {
    ...context,
    inbox: recorded("inbox", context.inbox),
    catalog: recorded("catalog", context.catalog),
    site: recorded("site", context.site),
    requests,
    writes: () => requests.filter((request) => /^(?:put|delete) /.test(request)),
  };
}
