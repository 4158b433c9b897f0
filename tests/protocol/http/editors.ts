// Does what editors do in a day: uploads, edits, removals, renames, second files of an article and pictures. Their requests do not go
// through the proxy with faults.
import { setTimeout as sleep } from "node:timers/promises";
import type { ObjectStore } from "../../../lambdas/store/object-store.ts";
import { articleText, drop, png } from "../../publish/publish-fixture.ts";
import type { Queue } from "./queue.ts";

const sections = ["محليات", "منوعات", "الرياضة", "اقتصاد"];
const folders = 5;
/** Editors wait while more events than this are in the queue. */
const mostEvents = 60;
/** Some articles are dated at most this far ahead, in milliseconds, and the clock (the scheduled call of each minute) publishes them. */
export const furthestAhead = 20_000;
const archive = Date.UTC(2018, 0, 1);
const archiveLength = 35 * 24 * 3_600_000;

export interface Editors {
  readonly inbox: ObjectStore;
  readonly queue: Queue;
  readonly random: () => number;
}

/**
 * @param end when the editors stop, in milliseconds since 1970
 * @returns the number of articles that were uploaded before that
 */
export async function edit(
  articles: number,
  end: number,
  { inbox, queue, random }: Editors,
): Promise<number> {
  const below = (limit: number) => Math.floor(random() * limit);
  /** The id of the article in each file, by the file's key. */
  const files = new Map<string, string>();
  let versions = 0;
  const stated = () => {
    const instant = random() < 0.8 ? archive + below(archiveLength) : Date.now() + below(furthestAhead);
    return `${new Date(instant).toISOString().slice(0, -5)}Z`;
  };
  const put = async (key: string, id: string) => {
    versions += 1;
    const section = sections[below(sections.length)] ?? "";
    const text = `النص ${versions}.`;
    await drop(inbox, key, articleText({ id, section, date: stated(), headline: `خبر ${id}`, text }));
    files.set(key, id);
    queue.send(key);
  };
  const remove = async (key: string) => {
    await inbox.delete(key);
    files.delete(key);
    queue.send(key);
  };
  const changePicture = async (article: string) => {
    const key = article.replace(/txt$/, "png");
    versions += 1;
    if (random() < 0.2) await inbox.delete(key);
    else await inbox.put(key, png(versions), { contentType: "image/png" });
    queue.send(key);
  };

  for (let number = 0; number < articles; number++) {
    if (Date.now() >= end) return number;
    const key = `f${below(folders)}/a${number}.txt`;
    if (number % 10 === 0) await changePicture(key);
    await put(key, `${10_000 + number}`);
    const [other, id] = [...files][below(files.size)] ?? [key, ""];
    const what = random();
    if (what < 0.2) await put(other, id);
    else if (what < 0.27) await remove(other);
    else if (what < 0.34) {
      await put(`moved/${number}.txt`, id);
      await remove(other);
    } else if (what < 0.37) await put(`second/${number}.txt`, id);
    else if (what < 0.42) await changePicture(other);
    while (queue.length > mostEvents && Date.now() < end) await sleep(50);
  }
  return articles;
}
