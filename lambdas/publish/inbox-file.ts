// What is at a key of the inbox now, which is all that counts.
import type { Article, Submission } from "../article/article.ts";
import { idBytes } from "../catalog/keys.ts";
import { locate } from "../formats/locate.ts";
import { formatSize, largestFile, parseArticle, readText } from "../formats/parse-article.ts";
import type { Finding } from "../refusal/finding.ts";
import type { Refusal, RefusalCode } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { slugOf } from "../text/slug.ts";
import type { Newsroom } from "./newsroom.ts";
import { idOfKey, isUsableKey, nameOf } from "./source-key.ts";

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

export async function readInboxFile(key: string, { inbox, publication }: Newsroom): Promise<InboxFile> {
  const head = await inbox.head(key);
  if (!head) return { kind: "absent" };
  if (!isUsableKey(key)) return refusedFile("unusable-key", key);
  if (head.size > largestFile) return refusedFile("file-too-large", formatSize(head.size)); // more than memory may hold
  const file = await inbox.get(key);
  if (!file) return { kind: "absent" };
  const parsed = await parseArticle(nameOf(key), file.body, publication.timeZone);
  if (!parsed.ok) return { kind: "refused", refusals: parsed.refusals };
  const submission = parsed.value;
  const isArticle = submission.kind === "article";
  const id = (isArticle ? submission.article.id : submission.id) ?? idOfKey(key);
  const unusable = [
    ...(isUsableId(id) ? [] : [refuse("unusable-id", { found: id })]),
    ...(isArticle ? refuseLongFields(submission.article) : []),
  ];
  if (unusable.length > 0) {
    const text = readText(file.body);
    return { kind: "refused", refusals: unusable.map((refusal) => locate(refusal, text)) };
  }
  return { ...submission, id, modified: file.lastModified };
}

function refuseLongFields({ headline, section }: Article): readonly Refusal[] {
  return [
    ...(headline.length > headlineLimit ? [refuse("unusable-headline", { found: headline })] : []),
    ...(section === undefined || isUsableSection(section)
      ? []
      : [refuse("unusable-section", { found: section })]),
  ];
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

export function refusedFile(
  code: RefusalCode,
  found: string,
  finding?: Finding,
): Extract<InboxFile, { kind: "refused" }> {
  return { kind: "refused", refusals: [refuse(code, { found, finding })] };
}
