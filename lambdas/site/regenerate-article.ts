// Regenerates the page and the hosted pictures of an article.
import type { ArticleRecord, RecordedPicture } from "../catalog/article-record.ts";
import { getRecord } from "../catalog/catalog.ts";
import { isIndexed, readIndex } from "../catalog/index-of-record.ts";
import { recordKey } from "../catalog/keys.ts";
import {
  articleDocumentPaths,
  renderArticleDocuments,
  renderRemovedArticle,
} from "../documents/render-documents.ts";
import { buildEntry } from "../feed/entry.ts";
import { erasePictures, hostPictures } from "../pictures/host-pictures.ts";
import type { CallContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import { articlePath } from "../publication/addresses.ts";
import { rememberWrites } from "../store/remember-writes.ts";
import type { Live } from "../store/warm-heads.ts";
import { compare, readLive, renderOrReport, writeDifferences } from "./site-documents.ts";

/** What remains to do for an article after its feeds are regenerated. */
export interface ArticleDone {
  /** The keys of pictures that are on the site but not named by the record. They are erased when no feed names them any more. */
  readonly oldPictures: readonly string[];
  /** Whether a picture of the record is missing, because its file has changed since it was read. */
  readonly isIncomplete: boolean;
  /** The record that the documents were made of. */
  readonly record: ArticleRecord | undefined;
}

/**
 * Makes the page and the hosted pictures of an article agree with its record. An article whose time of publication is in the future has no
 * page. The page of a removed article says that it was withdrawn.
 *
 * @param known the record that this call has just written, and the heads (the results of HEAD) of the live documents, which were read before
 *   the record was written
 */
export async function regenerateArticle(
  id: string,
  context: CallContext,
  known?: { readonly live: Live; readonly record: ArticleRecord | undefined },
): Promise<ArticleDone> {
  const { publication, siteUrl } = context;
  const own = { ...context, site: rememberWrites(context.site, context.now) };
  const path = articlePath(id);
  let oldPictures: readonly string[] = [];
  let isIncomplete = false;
  let last: ArticleRecord | undefined;
  await converge(path, async () => {
    const { live, record } = known ?? (await readArticle(id, own));
    // Another worker may have replaced the documents in `known` since they were read. So if nothing must be written, they are read again.
    const isEarly = known !== undefined;
    known = undefined;
    last = record;
    const wanted = wantedPictures(record, context);
    const pictures = record && (await hostPictures(record, wanted, context));
    oldPictures = pictures?.others ?? [];
    isIncomplete = pictures !== undefined && pictures.missing.length > 0;
    // Pictures come before the page that shows them. If one was written, the next pass writes the page.
    if (pictures?.hasWritten) return true;
    const entry = isShown(record, context) && buildEntry(record, publication, siteUrl);
    const none = new Map(articleDocumentPaths(id).map((absent) => [absent, undefined]));
    if (publication.articleLink !== undefined || (!entry && !live.get(path))) {
      return (await writeDifferences(compare(live, none, context), own)) || isEarly;
    }
    const documents = entry
      ? renderOrReport(path, () => renderArticleDocuments(id, entry, publication, siteUrl), context)
      : new Map([...none, ...renderRemovedArticle(id, record?.movedTo, publication, siteUrl)]);
    if (documents === undefined) return false;
    return (await writeDifferences(compare(live, documents, context), own)) || isEarly;
  });
  return { record: last, oldPictures, isIncomplete };
}

/** Reads the live documents of an article, and only then its record. So a document made from an old record can't replace a newer one. */
async function readArticle(id: string, context: CallContext) {
  const live = await readLive(articleDocumentPaths(id), context);
  return { live, record: (await getRecord(context.catalog, recordKey(id))).value };
}

/**
 * Whether the feeds that are made now do not name the old pictures of an article. They do if another call has written the record and not
 * yet its index entries. That call, or the next delivery of its message, erases the pictures.
 */
export async function mayErase({ record, oldPictures }: ArticleDone, context: CallContext): Promise<boolean> {
  if (!record || oldPictures.length === 0) return false;
  return isIndexed(await readIndex(record, context.catalog));
}

/**
 * Erases pictures of an article, except those that its record names by now. Call it only when no feed names them any more: its feeds were
 * regenerated after {@link mayErase}. It then looks again, because another worker may need such a picture again, and may have found it
 * on the site just before it was erased here.
 */
export async function eraseOldPictures(
  id: string,
  { oldPictures }: ArticleDone,
  context: CallContext,
): Promise<void> {
  await converge(`the pictures of ${id}`, async () => {
    const { value: record } = await getRecord(context.catalog, recordKey(id));
    if (!record) return false;
    const { hasWritten, others } = await hostPictures(record, wantedPictures(record, context), context);
    const old = others.filter((key) => oldPictures.includes(key));
    await erasePictures(old, context);
    return hasWritten || old.length > 0;
  });
}

function wantedPictures(record: ArticleRecord | undefined, context: CallContext): readonly RecordedPicture[] {
  return isShown(record, context) ? record.pictures : [];
}

/** Whether readers may see the article now. */
export function isShown(record: ArticleRecord | undefined, { now }: CallContext): record is ArticleRecord {
  return record !== undefined && record.article !== null && record.published <= now();
}
