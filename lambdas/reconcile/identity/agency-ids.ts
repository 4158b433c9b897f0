// Keeps the ids of different sources apart: the newspaper and each agency give their own ids. An article that an earlier version
// published under an agency's bare id (without the agency's name before it) keeps that id.
import { getRecord } from "../../catalog/catalog.ts";
import { recordKey } from "../../catalog/keys.ts";
import type { AgencyId } from "../../inbox/parse-submission.ts";
import { type InboxFile, submissionsOf, withRefused } from "../../inbox/read-file.ts";
import type { CallContext } from "../../protocol/context.ts";
import { refuse } from "../../refusal/refuse.ts";
import { type Known, recordOf } from "./identify-file.ts";

/** Returns the file, with the bare id for each of its articles that was published under that id. */
export async function keepBareIds(file: InboxFile, known: Known, context: CallContext): Promise<InboxFile> {
  const keep = async <One extends AgencyId & { readonly id?: string | undefined }>(
    one: One,
  ): Promise<One> => {
    const { source, bareId } = one;
    if (source === undefined || bareId === undefined) return one;
    return (await isPublished({ id: bareId, source, key: file.key }, known, context))
      ? { ...one, id: bareId }
      : one;
  };
  if (file.kind === "article" || file.kind === "withheld") return keep(file);
  if (file.kind !== "several") return file;
  const [items, refused] = await Promise.all([
    Promise.all(file.items.map(keep)),
    Promise.all(file.refused.map(keep)),
  ]);
  return { ...file, items, refused };
}

/**
 * Whether this agency's article was published under the bare id. Records of earlier versions do not name the agency, so the file that
 * owns the record is read.
 */
async function isPublished(
  { id, source, key }: { readonly id: string; readonly source: string; readonly key: string },
  known: Known,
  context: CallContext,
): Promise<boolean> {
  const record = recordOf(id, known) ?? (await getRecord(context.catalog, recordKey(id))).value;
  if (!record) return false;
  if (record.source !== undefined) return record.source === source;
  if (record.owner.key === key) return true;
  const { inbox, parsedFiles, publication } = context;
  const other = await parsedFiles.read(record.owner.key, inbox, publication);
  if (!other || "tooLarge" in other) return false;
  const { parsed } = other;
  const named =
    "several" in parsed ? [...parsed.several, ...parsed.refused] : parsed.ok ? [parsed.value] : [];
  return named.some((one) => one.bareId === id && one.source === source);
}

/** Returns the file with those articles refused whose ids belong to another source. */
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
