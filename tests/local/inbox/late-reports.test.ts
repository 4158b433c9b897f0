// A watcher on a busy machine: what it reports is true, but late or never.
import { EventEmitter } from "node:events";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { InboxFolder } from "../../../local/inbox/inbox-folder.ts";
import { Queue } from "../../../local/queue.ts";
import { openSqliteStore } from "../../../local/sqlite-object-store.ts";
import { Terminal } from "../../../local/terminal.ts";
import { eventually } from "../eventually.ts";
import { temporaryFolder } from "../temporary-folder.ts";

class LateWatcher extends EventEmitter {
  async close(): Promise<void> {}
}
const watcher = new LateWatcher();
vi.mock("chokidar", () => ({ watch: () => watcher }));

test("a file that was renamed and then deleted goes, though only the rename's first half is ever reported", async () => {
  const folder = await temporaryFolder();
  const store = openSqliteStore(":memory:");
  onTestFinished(() => store.close());
  const inbox = store.bucket("inbox");
  const queue = await Queue.open(store.bucket("queue"), {
    publish: async () => ({ batchItemFailures: [] }),
    onFailure: () => undefined,
    onRecovery: () => undefined,
  });
  onTestFinished(() => queue.close());
  const terminal = new Terminal(() => undefined);
  const watched = new InboxFolder({ folder, inbox, queue, terminal, lookAgainTime: 20 });
  onTestFinished(() => watched.close());
  const keys = async () => (await inbox.list({ prefix: "" })).map(({ key }) => key);

  await writeFile(join(folder, "a.txt"), "1");
  watcher.emit("ready");
  await watched.mirrored();
  expect(await keys()).toEqual(["a.txt"]);

  await rename(join(folder, "a.txt"), join(folder, "b.txt"));
  watcher.emit("unlink", join(folder, "a.txt"));
  await eventually(keys).toEqual(["b.txt"]);
  await rm(join(folder, "b.txt"));
  await eventually(keys).toEqual([]);
});
