// Reconciles a picture file of the inbox: checks it, and finds the articles that must be reconciled again because of it.
import { extensionOfFormat } from "../article/picture.ts";
import { formatSize, largestFile, readText } from "../formats/parse-article.ts";
import { recogniseFile } from "../formats/signatures.ts";
import { type AtKey, refusedFile, type WholeContent } from "../inbox/read-file.ts";
import { readReport, syncReport } from "../inbox/report.ts";
import { findArticlesOf } from "../pictures/claim-pictures.ts";
import { refusePicture } from "../pictures/inspect-picture.ts";
import type { CallContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import type { Finding } from "../refusal/finding.ts";
import type { ObjectHead } from "../store/object-store.ts";
import { noEffects, type ReconcileEffects } from "./effects.ts";

type Checked = { readonly kind: "picture" } | Extract<WholeContent, { kind: "absent" | "refused" }>;

/** @throws StoreFault, NotConverging */
export async function reconcilePicture(key: string, context: CallContext): Promise<ReconcileEffects> {
  let file: AtKey & Checked = { kind: "absent", key };
  let etag: string | undefined;
  await converge(key, async () => {
    const { inbox } = context;
    const [head, report] = await Promise.all([inbox.head(key), readReport(key, inbox)]);
    // The file is read only if it has changed. Otherwise its bytes would be in memory twice.
    if (!head || head.etag !== etag) file = { key, ...(await checkPicture(key, head, context)) };
    etag = head?.etag;
    return syncReport(file, report, inbox);
  });
  const pictureArticles = new Set(await findArticlesOf(key, context));
  context.report(outcomeOf(file, pictureArticles.size));
  return { ...noEffects, pictureArticles };
}

async function checkPicture(
  key: string,
  head: ObjectHead | undefined,
  { inbox }: CallContext,
): Promise<Checked> {
  if (!head) return { kind: "absent" };
  if (head.size > largestFile) return refusedFile("file-too-large", formatSize(head.size));
  const file = await inbox.get(key);
  if (!file) return { kind: "absent" };
  const refused = await refusePicture(file.body);
  if (!refused) return { kind: "picture" };
  if (refused.found !== undefined) return refusedFile(refused.code, refused.found);
  return refusedFile(refused.code, key, otherKind(file.body));
}

/** The kind of a file that is not a picture for readers, or `broken-content` for a broken picture. */
function otherKind(bytes: Uint8Array): Finding | undefined {
  const kind = recogniseFile(bytes, readText(bytes));
  return kind && extensionOfFormat(kind) ? "broken-content" : kind;
}

function outcomeOf(file: AtKey & Checked, articles: number) {
  const { key } = file;
  switch (file.kind) {
    case "refused":
      return { kind: "refused", key, refusals: file.refusals } as const;
    case "absent":
      return { kind: "removed", key } as const;
    case "picture":
      return { kind: "picture", key, articles } as const;
  }
}
