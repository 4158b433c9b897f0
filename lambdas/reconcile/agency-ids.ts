// The ids of agencies: each agency has its own, and so has the newspaper. What earlier versions published under an agency's bare id
// keeps it.
import { getRecord } from "../catalog/catalog.ts";
import { recordKey } from "../catalog/keys.ts";
import type { AgencyId } from "../inbox/parse-submission.ts";
import { type InboxFile, submissionsOf, withRefused } from "../inbox/read-file.ts";
import type { CallContext } from "../protocol/context.ts";
import { refuse } from "../refusal/refuse.ts";
import { type Known, recordOf } from "./identify-file.ts";

/** The file with the bare ids of those articles that were published under them. */
export async function keepBareIds(
  key: string,
  file: InboxFile,
  known: Known,
  context: CallContext,
): Promise<InboxFile> {
  const keep = async <One extends AgencyId & { readonly id?: string | undefined }>(
    one: One,
  ): Promise<One> => {
    const { source, bareId } = one;
    if (source === undefined || bareId === undefined) return one;
    return (await isPublished(bareId, source, key, known, context)) ? { ...one, id: bareId } : one;
  };
  if (file.kind === "article" || file.kind === "withheld") return keep(file);
  if (file.kind !== "several") return file;
  const [items, refused] = await Promise.all([
    Promise.all(file.items.map(keep)),
    Promise.all(file.refused.map(keep)),
  ]);
  return { ...file, items, refused };
}

/** Whether the article of a bare id is this agency's. Records of earlier versions do not say whose an id is. */
async function isPublished(
  id: string,
  source: string,
  key: string,
  known: Known,
  context: CallContext,
): Promise<boolean> {
  const record = recordOf(id, known) ?? (await getRecord(context.catalog, recordKey(id))).value;
  if (!record) return false;
  if (record.source !== undefined) return record.source === source;
  if (record.owner.key === key) return true;
  const { inbox, parsedFiles, publication } = context;
  const head = await inbox.head(record.owner.key);
  const other = head && (await parsedFiles.read(record.owner.key, head, inbox, publication));
  if (!other) return false;
  const { parsed } = other;
  const named =
    "several" in parsed ? [...parsed.several, ...parsed.refused] : parsed.ok ? [parsed.value] : [];
  return named.some((one) => one.bareId === id && one.source === source);
}

/** The file without the articles whose ids belong to another source. */
export function refuseForeignIds(file: InboxFile, known: Known): InboxFile {
  const foreign = submissionsOf(file).filter(({ id, source, bareId }) => {
    const record = recordOf(id, known);
    const isAdopted = record?.source === undefined && id === bareId;
    return record !== undefined && record.source !== source && !isAdopted;
  });
  if (foreign.length === 0) return file;
  return withRefused(
    file,
    foreign.map(({ id }) => ({ id, refusals: [refuse("id-of-another-source", { found: id })] })),
  );
}
