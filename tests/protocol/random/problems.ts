// Finds what is wrong after all work of a random schedule is done. The expected state follows from the files of the inbox alone.
import { pageOf, readItems, readText, siteUrl, type TestContext } from "../../publish/publish-fixture.ts";
import { checkHistory } from "../check-history.ts";
import { pictureKeys, readFile, sections } from "./files.ts";

interface StoredRecord {
  readonly id: string;
  readonly guid: string;
  readonly article: { readonly paragraphs: readonly string[] } | null;
  readonly places: readonly string[];
}

/**
 * Checks these rules. Each id that any file holds is published from the latest of those files, and no other id is published. Each feed has
 * the articles that the records say, the newest first. An article has a page if and only if it is published. It has the picture that is
 * beside its file.
 */
export async function findProblems({
  inbox,
  catalog,
  site,
  publication,
  clock,
}: TestContext): Promise<readonly string[]> {
  const problems: string[] = [];
  const wanted = new Map<
    string,
    { modified: number; key: string; text: string | undefined; picture: string }
  >();
  const widths = new Map<string, number>();
  for (const { key } of await inbox.list({ prefix: "" })) {
    if (pictureKeys.includes(key)) {
      widths.set(key, Buffer.from((await inbox.get(key))?.body ?? []).readUInt32BE(16));
      continue;
    }
    const file = await inbox.get(key);
    const modified = file?.lastModified ?? 0;
    for (const { id, text, picture } of readFile(key, (await readText(inbox, key)) ?? "")) {
      const other = wanted.get(id);
      if (!other || modified > other.modified || (modified === other.modified && key > other.key)) {
        wanted.set(id, { modified, key, text, picture });
      }
    }
  }
  const directory = (await readText(site, "feeds.opml")) ?? "";
  for (const { key } of await site.list({ prefix: "sections/" })) {
    const address = `${siteUrl}/${key.split("/").map(encodeURIComponent).join("/")}`;
    if (/^sections\/[^/]+\/rss\.xml$/.test(key) && !directory.includes(`"${address}"`))
      problems.push(`${key} is not in the list of feeds`);
  }
  const records: StoredRecord[] = [];
  for (const { key } of await catalog.list({ prefix: "articles/" })) {
    records.push(JSON.parse((await readText(catalog, key)) ?? "") as StoredRecord);
  }
  for (const id of new Set([...wanted.keys(), ...records.map((record) => record.id)])) {
    const published = records.find((record) => record.id === id)?.article?.paragraphs.join();
    const text = wanted.get(id)?.text;
    if (published !== text) problems.push(`article ${id} is ${published}, should be ${text}`);
    if (((await pageOf(site, id)) === "article") !== (text !== undefined)) {
      problems.push(`the page of ${id} is ${text === undefined ? "still there" : "missing"}`);
    }
  }
  const pictures = new Map<string, string>();
  for (const id of new Set([...wanted.keys(), ...records.map((record) => record.id)])) {
    const there = await site.list({ prefix: `media/${id}/` });
    const { text, picture = "" } = wanted.get(id) ?? {};
    const width = text === undefined ? undefined : widths.get(picture);
    const shown = await Promise.all(
      there.map(async ({ key }) => Buffer.from((await site.get(key))?.body ?? []).readUInt32BE(16)),
    );
    if (shown.join() !== `${width ?? ""}`) problems.push(`${id} has pictures ${shown}, should have ${width}`);
    if (there[0]) pictures.set(id, `${siteUrl}/${there[0].key.split("/").map(encodeURIComponent).join("/")}`);
  }
  for (const feed of ["all", ...sections.map((name) => `sections/${name}`)]) {
    const folder = feed === "all" ? "" : `${feed}/`;
    const prefix = `index/${feed}/`;
    const due = records
      .flatMap(({ id, guid, article, places }) =>
        places
          .filter((place) => place.startsWith(prefix))
          .map((place) => ({ place, guid, text: article?.paragraphs.join(), picture: pictures.get(id) })),
      )
      .sort((a, b) => (a.place < b.place ? -1 : 1))
      .slice(0, publication.feedLength);
    const items = (await readItems(site, folder)) ?? [];
    const shown = items
      .map(({ id, content_html, image }) => `${id} ${/<p[^>]*>(.*)<\/p>/.exec(content_html)?.[1]} ${image}`)
      .join();
    const should = due.map(({ guid, text, picture }) => `${guid} ${text} ${picture}`).join();
    if (shown !== should) problems.push(`feed ${feed} shows ${shown}, should show ${should}`);
    const rss = await readText(site, `${folder}rss.xml`);
    if (rss && !rss.includes(publication.title)) problems.push(`${folder}rss.xml has the title of before`);
  }
  return [...problems, ...(await checkHistory({ catalog, site, clock, publication }))];
}
