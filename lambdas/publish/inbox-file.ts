// What is at a key of the inbox now, which is all that counts.
import type { Article } from "../article/article.ts";
import { largestFile, parseArticle } from "../article/parse-article.ts";
import { idBytes } from "../catalog/keys.ts";
import type { Refusal, RefusalCode } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { slugOf } from "../text/slug.ts";
import type { Newsroom } from "./newsroom.ts";
import { idOfKey, isUsableKey } from "./source-key.ts";

export type InboxFile =
  | { readonly kind: "absent" }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] }
  | {
      readonly kind: "article";
      readonly id: string;
      readonly article: Article;
      /** When it was put there, ms. */
      readonly modified: number;
    };

/** Within a key of the index, an id leaves room for the longest section slug. */
const idLimit = 750;

/** Letters of a section's name; more is a misplaced paragraph. */
const sectionLimit = 80;

export async function readInboxFile(key: string, { inbox, publication }: Newsroom): Promise<InboxFile> {
  const head = await inbox.head(key);
  if (!head) return { kind: "absent" };
  if (!isUsableKey(key)) return refused("unusable-key", key);
  if (head.size > largestFile) return refused("file-too-large", `${head.size} bytes`); // more than memory may hold
  const file = await inbox.get(key);
  if (!file) return { kind: "absent" };
  const parsed = parseArticle(file.body, publication.timeZone);
  if (!parsed.ok) return { kind: "refused", refusals: parsed.refusals };
  const id = parsed.value.id ?? idOfKey(key);
  if (idBytes(id) > idLimit) return refused("unusable-id", id);
  const { section } = parsed.value;
  if (section !== undefined && !isUsableSection(section)) return refused("unusable-section", section);
  return { kind: "article", id, article: parsed.value, modified: file.lastModified };
}

function isUsableSection(name: string): boolean {
  return name.length <= sectionLimit && slugOf(name) !== "";
}

function refused(code: RefusalCode, found: string): InboxFile {
  return { kind: "refused", refusals: [refuse(code, { found })] };
}
