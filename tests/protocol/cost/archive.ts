// Makes a newspaper with an archive of any size, quickly: it publishes one article, and copies the objects of that article under other
// numbers and times, thirty-six hours apart. The clock makes the archives of the feeds.
import { publish } from "../../../lambdas/publish/publish.ts";
import { tick } from "../../../lambdas/publish/tick.ts";
import type { ObjectStore } from "../../../lambdas/store/object-store.ts";
import {
  arrival,
  drop,
  eventFor,
  openTestContext,
  publication,
  type TestContext,
} from "../../publish/publish-fixture.ts";

const minute = 60_000;
const apart = 36 * 60 * minute;
const firstNumber = 1_000_000;
/** When the first article is published. Articles with greater numbers are older. */
const published = arrival - 24 * 60 * minute;
const key = (number: number) => `archive/${number}.txt`;

/**
 * @param size the number of articles
 * @param archives whether the feeds have archives
 */
export async function openArchive(size: number, archives: boolean): Promise<TestContext> {
  const context = openTestContext({ publication: { ...publication, archives } });
  const date = new Date(published).toISOString();
  await drop(context.inbox, key(firstNumber), { id: `${firstNumber}`, date });
  await publish(eventFor(key(firstNumber)), context);
  const { inbox, catalog, site } = context;
  for (const store of [inbox, catalog, site]) await copyObjects(store, size);
  await tick(context, async () => undefined);
  return context;
}

async function copyObjects(store: ObjectStore, size: number): Promise<void> {
  for (const listed of await store.list({ prefix: "" })) {
    if (!listed.key.includes(`${firstNumber}`)) continue;
    const stored = await store.get(listed.key);
    if (!stored) continue;
    const { body, ...options } = stored;
    const text = new TextDecoder().decode(body);
    for (let index = 1; index < size; index++) {
      const renumber = renumbering(index);
      await store.put(renumber(listed.key), new TextEncoder().encode(renumber(text)), options);
    }
  }
}

/** Replaces the number and the time of the first article. In index keys, the time is counted backwards. */
function renumbering(index: number): (text: string) => string {
  const time = published - index * apart;
  const end = 10 ** 13 - 1;
  return (text) =>
    text
      .replaceAll(`${firstNumber}`, `${firstNumber + index}`)
      .replaceAll(`${published}`, `${time}`)
      .replaceAll(`${end - published}`.padStart(13, "0"), `${end - time}`.padStart(13, "0"));
}
