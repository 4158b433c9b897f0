// What is at a key of the inbox now, which is all that counts.
import type { Submission } from "../article/article.ts";
import { idBytes } from "../catalog/keys.ts";
import { largestFile } from "../formats/parse-article.ts";
import type { Refusal, RefusalCode } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { slugOf } from "../text/slug.ts";
import type { Newsroom } from "./newsroom.ts";
import { parseFile } from "./parsed-files.ts";
import { idOfKey, isUsableKey } from "./source-key.ts";

export type InboxFile =
  | { readonly kind: "absent" }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] }
  | (Submission & {
      readonly id: string;
      /** When it was put there, ms. */
      readonly modified: number;
    });

export type ArticleFile = Extract<InboxFile, { kind: "article" }>;

/** Within a key of the index, an id leaves room for the longest section slug. */
const idLimit = 750;

/** Letters of a headline; more is a paragraph of the text. */
const headlineLimit = 400;

/** Letters of a section's name; more is a misplaced paragraph. */
const sectionLimit = 80;

export async function readInboxFile(key: string, newsroom: Newsroom): Promise<InboxFile> {
  const head = await newsroom.inbox.head(key);
  if (!head) return { kind: "absent" };
  if (!isUsableKey(key)) return refusedFile("unusable-key", key);
  if (head.size > largestFile) return refusedFile("file-too-large", `${head.size} bytes`); // more than memory may hold
  const file = await parseFile(key, head, newsroom);
  if (!file) return { kind: "absent" };
  const { parsed, modified } = file;
  if (!parsed.ok) return { kind: "refused", refusals: parsed.refusals };
  const submission = parsed.value;
  const isArticle = submission.kind === "article";
  const id = (isArticle ? submission.article.id : submission.id) ?? idOfKey(key);
  if (!isUsableId(id)) return refusedFile("unusable-id", id);
  if (isArticle && submission.article.headline.length > headlineLimit)
    return refusedFile("unusable-headline", submission.article.headline);
  const section = isArticle ? submission.article.section : undefined;
  if (section !== undefined && !isUsableSection(section)) return refusedFile("unusable-section", section);
  return { ...submission, id, modified };
}

/** An id becomes a part of addresses and keys. */
function isUsableId(id: string): boolean {
  return (
    idBytes(id) <= idLimit && !id.split("/").some((step) => step === "" || step === "." || step === "..")
  );
}

function isUsableSection(name: string): boolean {
  return name.length <= sectionLimit && slugOf(name) !== "";
}

export function refusedFile(code: RefusalCode, found: string): Extract<InboxFile, { kind: "refused" }> {
  return { kind: "refused", refusals: [refuse(code, { found })] };
}
