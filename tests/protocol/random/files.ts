// The files of a random schedule. Writes the texts that editors upload, and finds in a text, in the simplest way, what must be published.
import { articleText, type Draft } from "../../publish/publish-fixture.ts";
import type { Draws } from "./draws.ts";
import type { Switch } from "./switches.ts";

/** The keys of article files. The last one is a file of several items. */
const everyDay = ["k1.txt", "k2.txt", "k3.md", "k4.xml"];
const twins = ["\u00e9t\u00e9.txt", "e\u0301te\u0301.txt"];
const crowd = ["k5.txt", "k6.txt"];
/** The keys of pictures. The first two have the names of article files; the last one is shown only by an article that names it. */
export const pictureKeys = ["k1.png", "k3.png", "logo.png"];
const sharedIds = ["1001", "1002"];
/** The ids of items in files that have several items. Sometimes a file with a single article has one of these ids. */
const itemIds = ["urn:x:1", "urn:x:2"];
export const sections = ["محليات", "منوعات"] as const;
const days = ["05", "06", "07", "08"];
/** Articles are dated at most this far ahead, in milliseconds. */
export const furthestAhead = 400_000;

export function articleKeys(on: ReadonlySet<Switch>): readonly string[] {
  return [...everyDay, ...(on.has("twins") ? twins : []), ...(on.has("crowd") ? crowd : [])];
}

interface Edit extends Draws {
  readonly key: string;
  /** A number that no other edit has. */
  readonly version: number;
  readonly now: number;
  readonly on: ReadonlySet<Switch>;
}

/** The text of a file of articles. */
export function writeFile({ key, version, now, on, ...draws }: Edit): string {
  const { below, chance, pick } = draws;
  const day = () => pick(days);
  const soon = () => `${new Date(now + below(furthestAhead)).toISOString().slice(0, -5)}Z`;
  if (key.endsWith(".xml")) {
    const items = itemIds.filter(() => chance(0.5));
    return rssText(
      items.map((id) => ({
        id,
        section: pick(sections),
        date: chance(0.5) ? `2017-12-${day()}` : soon(),
        text: `نص ${pick([version, 0])} من المادة ${itemIds.indexOf(id)}.`,
        isDraft: chance(0.2),
      })),
    );
  }
  const isMarkdown = key.endsWith(".md");
  const shared = isMarkdown ? [...sharedIds, ...itemIds] : sharedIds;
  const own = twins.includes(key) ? "" : `200${everyDay.indexOf(key)}${crowd.indexOf(key)}`;
  const isShared = chance(on.has("crowd") ? 0.8 : 0.35);
  const id = isShared ? (on.has("crowd") ? "1001" : pick(shared)) : own;
  const date = chance(0.5) ? `${day()} ديسمبر 2017` : soon();
  const draft = { id, section: pick(sections), date, text: `نص ${pick([version, 0])}.` };
  if (!isMarkdown) return articleText(draft);
  const image = `image: ${pick(["logo.png", "logo.PNG"])}`; // both names mean the same file
  return markdownText(draft, [...(chance(0.3) ? ["draft: true"] : []), ...(chance(0.5) ? [image] : [])]);
}

/** A text without a date and a headline, which every format refuses. */
export const refusedText = "1\n";

type Article = Required<Pick<Draft, "id" | "section" | "date" | "text">>;

function markdownText({ id, section, date, text }: Article, fields: readonly string[]): string {
  const all = [`id: ${id}`, "title: عنوان", `section: ${section}`, `date: ${date}`, ...fields];
  return `---\n${all.join("\n")}\n---\n${text}\n`;
}

/** The text of a file that has several items. One item is always in it, the others only sometimes. */
function rssText(items: readonly (Article & { readonly isDraft: boolean })[]): string {
  const last = { id: "urn:x:last", section: sections[0], date: "2017-12-04", text: "نص.", isDraft: false };
  const written = [...items, last].map(
    ({ id, section, date, text, isDraft }) =>
      `<item><guid>${id}</guid><title>عنوان</title><category>${section}</category><pubDate>${date}</pubDate>` +
      `<description>${text}</description>${isDraft ? "<wp:status>draft</wp:status>" : ""}</item>`,
  );
  return `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>\n${written.join("\n")}\n</channel></rss>`;
}

export interface Asked {
  readonly id: string;
  readonly text: string | undefined;
  readonly picture: string;
}

export function readFile(key: string, file: string): readonly Asked[] {
  if (!key.endsWith(".xml")) return [readOne(key, file)];
  const items = file.split("\n").filter((line) => line.startsWith("<item>"));
  return items.map((line) => ({
    id: /<guid>(.*)<\/guid>/.exec(line)?.[1] ?? "",
    text: line.includes("draft") ? undefined : /<description>(.*)<\/description>/.exec(line)?.[1],
    picture: "",
  }));
}

function readOne(key: string, file: string): Asked {
  const lines = file.trim().split("\n");
  const named = key.endsWith(".md") ? /^id: (.*)$/m.exec(file)?.[1] : /^\d+$/.exec(lines[0] ?? "")?.[0];
  const text = file.includes("draft: true") ? undefined : lines.at(-1);
  const beside = key.normalize("NFC").replace(/\w+$/, "png");
  const picture = /^image: (.*)$/m.exec(file)?.[1]?.toLowerCase() ?? beside;
  return { id: named ?? key.normalize("NFC").replace(/\.txt$/, ""), text, picture };
}
