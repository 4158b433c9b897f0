// Reads the state of a file at the beginning of each pass (see converge.ts): its report, its claims, the records of the claimed ids, and
// the file itself.

import { getRecord } from "../catalog/catalog.ts";
import { recordKey } from "../catalog/keys.ts";
import { fileClaims } from "../catalog/registers.ts";
import { idOfKey } from "../inbox/key.ts";
import { isUsableId } from "../inbox/parse-submission.ts";
import { readInboxFile } from "../inbox/read-file.ts";
import { readReport } from "../inbox/report.ts";
import { listOfName } from "../pictures/named-files.ts";
import type { CallContext } from "../protocol/context.ts";
import { awaitedLater } from "../protocol/settled.ts";
import type { ClaimingFile } from "./surplus.ts";

export interface FileState extends ClaimingFile {
  readonly report: ReturnType<typeof readReport>;
  /** The id that comes from the key, if no article has it. Known in the first pass of a call only. */
  readonly freeId: string | undefined;
}

/**
 * Reads the records before the file. In the other order, this worker could find an old file and a new record, and retire an article that
 * another worker has just published.
 *
 * The id of a new file usually comes from its key. So the first pass asks for the record of that id and for the claims at the same time.
 */
export async function readState(key: string, isFirst: boolean, context: CallContext): Promise<FileState> {
  const { catalog, inbox } = context;
  const report = awaitedLater(readReport(key, inbox));
  const id = idOfKey(key);
  const isExpected = isFirst && isUsableId(id);
  const expected = isExpected ? awaitedLater(getRecord(catalog, recordKey(id))) : undefined;
  const claims = await fileClaims.get(catalog, key);
  if (claims.value.ids.length > 0) awaitedLater(listOfName(key, inbox)); // begins early; the pictures of the article need this list
  const records = await Promise.all(
    claims.value.ids.map((one) => (one === id && expected) || getRecord(catalog, recordKey(one))),
  );
  const isFree = expected && (await expected).value === undefined;
  const file = await readInboxFile(key, context);
  return { file, report, claims, records, freeId: isFree ? id : undefined };
}
