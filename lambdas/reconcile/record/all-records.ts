// Decides and writes the records of all articles that a file has, or had.
import type { ArticleRecord } from "../../catalog/article-record.ts";
import { buildEntry } from "../../feed/entry.ts";
import { fileFor, type InboxFile, withRefused } from "../../inbox/read-file.ts";
import type { CallContext } from "../../protocol/context.ts";
import type { Refusal } from "../../refusal/refusal.ts";
import { refuse } from "../../refusal/refuse.ts";
import { checkNewEntry } from "../../site/check-entry.ts";
import { joinEffects, noEffects } from "../effects.ts";
import { buildRecord } from "./build-record.ts";
import { cleanRecord } from "./clean-record.ts";
import { type ReadRecord, type Written, writeRecord } from "./write-record.ts";

export interface NamedRecord {
  readonly id: string;
  readonly record: ReadRecord;
}

export const absentRecord: ReadRecord = { value: undefined, unchanged: { ifNoneMatch: "*" } };

/** A file, and the records of all articles that it has, or had. */
interface RecordsOfFile {
  readonly file: InboxFile;
  readonly before: readonly NamedRecord[];
}

/**
 * Cleans the pictures of records that early versions wrote. This is done in a separate pass, so that later passes only see clean pictures.
 */
export function cleanPictures(of: RecordsOfFile, context: CallContext, fresh: CallContext): Promise<Written> {
  const clean = async ({ record }: NamedRecord) => record.value && (await cleanRecord(record.value, context));
  return writeRecords(of, clean, context, fresh);
}

/**
 * Decides what each record of a file should be. An article that breaks a rule of the gate (the check of every document) is refused. Then
 * the article stays as it was published before.
 */
export async function buildRecords(
  file: InboxFile,
  before: readonly NamedRecord[],
  context: CallContext,
): Promise<{ readonly file: InboxFile; readonly after: readonly (ArticleRecord | undefined)[] }> {
  const after: (ArticleRecord | undefined)[] = [];
  // Records are built one after the other, because `buildRecord` may load photographs into memory.
  for (const { id, record } of before)
    after.push(await buildRecord(id, fileFor(id, file), record.value, context));
  const refused = after.flatMap((record, index) => {
    if (record?.owner.key !== file.key || record === before[index]?.record.value) return [];
    const refusals = checkRecord(record, context);
    return refusals.length === 0 ? [] : [{ id: record.id, refusals }];
  });
  if (refused.length === 0) return { file, after };
  return buildRecords(withRefused(file, refused), before, context);
}

/** Checks the article of a record that is about to be written. */
function checkRecord(record: ArticleRecord, context: CallContext): readonly Refusal[] {
  const entry = buildEntry(record, context.publication, context.siteUrl);
  if (!entry) return [];
  return checkNewEntry(record.id, entry, context).map(({ rule, text }) =>
    refuse("breaks-a-rule", { found: text, finding: rule }),
  );
}

/**
 * Writes the records of a file, one after the other.
 *
 * @param decide what a record should be; undefined if it stays as it is
 */
export async function writeRecords(
  { file, before }: RecordsOfFile,
  decide: (named: NamedRecord, index: number) => Promise<ArticleRecord | undefined>,
  context: CallContext,
  fresh: CallContext,
): Promise<Written> {
  const written: Written[] = [];
  for (const [index, named] of before.entries()) {
    const after = await decide(named, index);
    const { id, record: read } = named;
    if (after) written.push(await writeRecord({ file: fileFor(id, file), read, after }, context, fresh));
  }
  return {
    changed: written.some(({ changed }) => changed),
    effects: written.map(({ effects }) => effects).reduce(joinEffects, noEffects),
  };
}
