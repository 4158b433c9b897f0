// Makes a newspaper with an archive of any size, quickly: it publishes one article, and copies the objects of that article under other
// numbers and times, thirty-six hours apart. It copies the archives of that article, too, so each article is in parts of its own.

import { type Part, partPrefix, parts } from "../../../lambdas/catalog/history/parts.ts";
import { instantAt, partName, positionAt } from "../../../lambdas/catalog/history/positions.ts";
import type { ObjectStore } from "../../../lambdas/store/object-store.ts";
import { arrival, openTestContext, publication, type TestContext } from "../../publish/publish-fixture.ts";
import { runMinutes, stepsOf } from "../../publish/steps.ts";

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
  await stepsOf(() => context).upload(key(firstNumber), { id: `${firstNumber}`, date });
  // The scheduled calls make the archives of the article's day, and regenerate all feeds twice, as after each deployment.
  await runMinutes(context, 4);
  const { inbox, catalog, site } = context;
  const [marker] = await catalog.list({ prefix: partPrefix("all") });
  const part =
    marker &&
    (await parts.get(catalog, { feed: "all", end: marker.key.slice(partPrefix("all").length) })).value;
  for (const store of [inbox, catalog, site]) await copyObjects(store, size, part);
  return context;
}

/** Copies every object of the article and of its parts. */
async function copyObjects(store: ObjectStore, size: number, part: Part | undefined): Promise<void> {
  const marks = [`${firstNumber}`, ...(part ? [part.end, partName(part.end)] : [])];
  for (const listed of await store.list({ prefix: "" })) {
    if (!marks.some((mark) => listed.key.includes(mark))) continue;
    const stored = await store.get(listed.key);
    if (!stored) continue;
    const { body, ...options } = stored;
    const text = new TextDecoder().decode(body);
    for (let index = 1; index < size; index++) {
      const renumber = renumbering(index, part);
      await store.put(renumber(listed.key), new TextEncoder().encode(renumber(text)), options);
    }
  }
}

/** Replaces the number and the times of the first article and of its part. In index keys, the time is counted backwards. */
function renumbering(index: number, part: Part | undefined): (text: string) => string {
  const time = published - index * apart;
  const end = 10 ** 13 - 1;
  const earlier = (position: string) => positionAt(instantAt(position) - index * apart);
  const ofPart: readonly (readonly [string, string])[] = part
    ? [
        [part.start, earlier(part.start)],
        [part.end, earlier(part.end)],
        [partName(part.end), partName(earlier(part.end))],
      ]
    : [];
  const changes = [
    [`${firstNumber}`, `${firstNumber + index}`],
    [`${published}`, `${time}`],
    [`${end - published}`.padStart(13, "0"), `${end - time}`.padStart(13, "0")],
    ...ofPart,
  ] as const;
  return (text) => changes.reduce((done, [from, to]) => done.replaceAll(from, to), text);
}
