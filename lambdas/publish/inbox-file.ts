// What is at a key of the inbox now, which is all that counts.
import { formatSize, largestFile } from "../formats/parse-article.ts";
import type { Finding } from "../refusal/finding.ts";
import type { Refusal, RefusalCode } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import type { Newsroom } from "./newsroom.ts";
import type { IdentifiedSubmission } from "./parse-submission.ts";
import { isUsableKey } from "./source-key.ts";

export type InboxFile =
  | { readonly kind: "absent" }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] }
  | (IdentifiedSubmission & {
      /** When it was put there, ms. */
      readonly modified: number;
      readonly etag: string;
    });

export type ArticleFile = Extract<InboxFile, { kind: "article" }>;

export async function readInboxFile(
  key: string,
  { inbox, parsedFiles, publication }: Newsroom,
): Promise<InboxFile> {
  const head = await inbox.head(key);
  if (!head) return { kind: "absent" };
  if (!isUsableKey(key)) return refusedFile("unusable-key", key);
  if (head.size > largestFile) return refusedFile("file-too-large", formatSize(head.size)); // more than memory may hold
  const file = await parsedFiles.read(key, head, inbox, publication.timeZone);
  if (!file) return { kind: "absent" };
  const { parsed, modified, etag } = file;
  return parsed.ok ? { ...parsed.value, modified, etag } : { kind: "refused", refusals: parsed.refusals };
}

export function refusedFile(
  code: RefusalCode,
  found: string,
  finding?: Finding,
): Extract<InboxFile, { kind: "refused" }> {
  return { kind: "refused", refusals: [refuse(code, { found, finding })] };
}
