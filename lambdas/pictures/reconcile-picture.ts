// Step 2 for a picture: whatever the event said, the articles that it belongs to are looked at again.
import { formatSize, largestFile, readText } from "../formats/parse-article.ts";
import { recogniseFile } from "../formats/signatures.ts";
import { isUsableKey } from "../inbox/key.ts";
import { refusedFile, type WholeFile } from "../inbox/read-file.ts";
import { settleReport } from "../inbox/report.ts";
import { converge } from "../protocol/converge.ts";
import type { Newsroom } from "../protocol/newsroom.ts";
import { nothingTouched, type Touched } from "../reconcile/touched.ts";
import type { Finding } from "../refusal/finding.ts";
import { findArticlesOf } from "./claim-pictures.ts";
import { refusePicture } from "./inspect-picture.ts";

type PictureFile = { readonly kind: "picture" } | Extract<WholeFile, { kind: "absent" | "refused" }>;

/** @throws StoreFault, NotConverging */
export async function reconcilePicture(key: string, newsroom: Newsroom): Promise<Touched> {
  const touched = nothingTouched();
  let file: PictureFile = { kind: "absent" };
  await converge(key, async () => {
    file = await readPictureFile(key, newsroom);
    return settleReport(key, file, newsroom.inbox);
  });
  if (isUsableKey(key)) {
    for (const article of await findArticlesOf(key, newsroom)) touched.pictured.add(article);
  }
  newsroom.report(outcomeOf(key, file, touched.pictured.size));
  return touched;
}

async function readPictureFile(key: string, { inbox }: Newsroom): Promise<PictureFile> {
  const head = await inbox.head(key);
  if (!head) return { kind: "absent" };
  if (!isUsableKey(key)) return refusedFile("unusable-key", key);
  if (head.size > largestFile) return refusedFile("file-too-large", formatSize(head.size));
  const file = await inbox.get(key);
  if (!file) return { kind: "absent" };
  const code = await refusePicture(file.body);
  return code === undefined ? { kind: "picture" } : refusedFile(code, key, otherKind(file.body));
}

const shown: readonly (Finding | undefined)[] = ["jpeg", "png", "gif", "webp"];

/** What a file is that is no picture for readers; of one that should be one and is broken, that it is. */
function otherKind(bytes: Uint8Array): Finding | undefined {
  const kind = recogniseFile(bytes, readText(bytes));
  return shown.includes(kind) ? "broken-content" : kind;
}

function outcomeOf(key: string, file: PictureFile, articles: number) {
  switch (file.kind) {
    case "refused":
      return { kind: "refused", key, refusals: file.refusals } as const;
    case "absent":
      return { kind: "removed", key } as const;
    case "picture":
      return { kind: "picture", key, articles } as const;
  }
}
