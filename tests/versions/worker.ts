// Runs one version of the code with a store. It reads commands, one line of JSON each, and answers each with one line. It is a separate
// process, so that it can use the dependencies of that version.
//
//     node worker.ts <root of the version> <layout> <store file>
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import type { Answer, Command } from "./version.ts";

const folders = {
  publish: "lambdas/publish/publish.ts",
  backfill: "lambdas/publish/backfill.ts",
  renew: "lambdas/regenerate/renew-feeds.ts",
  due: "lambdas/publish/publish-due.ts",
  warmRecords: "lambdas/catalog/warm-records.ts",
  parsedFiles: "lambdas/inbox/parsed-files.ts",
  settings: "lambdas/publication/publication.ts",
  store: "local/sqlite-object-store.ts",
} as const;

/** For each layout of the folders in earlier versions, the files with the functions that are needed here. */
const layouts = {
  publish: {
    publish: "lambdas/publish/publish.ts",
    backfill: "lambdas/publish/backfill/backfill.ts",
    renew: "lambdas/publish/backfill/standing-feeds.ts",
    due: "lambdas/publish/clock/publish-due.ts",
    warmRecords: "lambdas/publish/warm-records.ts",
    parsedFiles: "lambdas/publish/parsed-files.ts",
    settings: "lambdas/publication/publication.ts",
    store: "local/sqlite-object-store.ts",
  },
  folders,
  "warm heads": { ...folders, warmHeads: "lambdas/store/warm-heads.ts" },
} as const;

const [root = "", layout = "publish", file = ""] = process.argv.slice(2);
const paths = layouts[layout as keyof typeof layouts];
// biome-ignore lint/suspicious/noExplicitAny: the modules of any version, which no type describes
type Modules = Record<keyof (typeof layouts)["warm heads"], any>;
const modules = Object.fromEntries(
  await Promise.all(
    Object.entries(paths).map(async ([name, path]) => [
      name,
      await import(pathToFileURL(join(root, path)).href),
    ]),
  ),
) as Modules;

let now = 0;
let outcomes: unknown[] = [];
const store = modules.store.openSqliteStore(file, () => now);
const context = {
  inbox: store.bucket("inbox"),
  catalog: store.bucket("catalog"),
  site: store.bucket("site"),
  warmRecords: new modules.warmRecords.WarmRecords(),
  ...(modules.warmHeads && { warmHeads: new modules.warmHeads.WarmHeads() }),
  siteUrl: "https://news.example",
  code: root,
  now: () => now,
  report: (outcome: unknown) => outcomes.push(outcome),
};

async function carryOut(command: Command): Promise<number> {
  const { publication } = modules.settings.parsePublication(JSON.stringify(command.settings));
  const call = { ...context, publication, parsedFiles: new modules.parsedFiles.ParsedFiles() };
  if (command.do === "publish") {
    const Records = command.keys.map((key) => ({
      messageId: key,
      body: JSON.stringify({ Records: [{ s3: { object: { key: encodeURIComponent(key) } } }] }),
    }));
    const { batchItemFailures } = await modules.publish.publish({ Records }, call);
    return batchItemFailures.length;
  }
  if (command.do === "backfill") {
    await modules.backfill.backfill(command.keys, call);
    await renewAllFeeds(call);
  } else {
    await modules.due.publishDue(call);
  }
  return 0;
}

async function renewAllFeeds(call: object): Promise<void> {
  const { regenerateStandingFeeds, renewFeeds } = modules.renew;
  if (regenerateStandingFeeds) return regenerateStandingFeeds(call); // in earlier versions
  const { beginRenewing } = await import(
    pathToFileURL(join(root, "lambdas/regenerate/current-version.ts")).href
  );
  await beginRenewing(call);
  for (let isDone = false; !isDone; ) isDone = await renewFeeds({ ...call, isAlone: true });
}

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line) as Command;
  now = command.now;
  outcomes = [];
  const answer: Answer = await carryOut(command).then(
    (failed) => ({ failed, outcomes: outcomes.map((outcome) => JSON.stringify(outcome)) }),
    (error: unknown) => ({ failed: 1, outcomes: [String(error)] }),
  );
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
store.close();
