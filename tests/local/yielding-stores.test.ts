// While `npm start` publishes thousands of articles, the web server must answer.
import { expect, onTestFinished, test } from "vitest";
import { openSqliteStore } from "../../local/sqlite-object-store.ts";
import { yieldingStores } from "../../local/yielding-stores.ts";

test.each(["put", "delete"] as const)(
  "the event loop turns during a long chain of writes: %s",
  async (verb) => {
    const store = openSqliteStore(":memory:");
    onTestFinished(() => store.close());
    let time = 0;
    const buckets = yieldingStores(store.bucket, () => time++);
    let hasTurned = false;
    setImmediate(() => {
      hasTurned = true;
    });
    for (let count = 0; count < 200 && !hasTurned; count++) {
      const bucket = buckets(`bucket ${count % 2}`);
      if (verb === "put") await bucket.put("key", Buffer.from(`${count}`), { contentType: "text/plain" });
      else await bucket.delete("key");
    }
    expect(hasTurned).toBe(true);
  },
);
