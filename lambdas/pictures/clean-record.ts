// Brings the pictures of records of earlier versions up to date: the first published pictures with all their metadata, and the next
// had no forms for pages.
import type { ArticleRecord, RecordedPicture } from "../catalog/article-record.ts";
import type { CallContext } from "../protocol/context.ts";
import { withCleanPictures } from "../reconcile/next-record.ts";
import { pictureLoader } from "./load-picture.ts";
import { isUncleanedPath } from "./picture-path.ts";

export function isClean({ pictures }: Pick<ArticleRecord, "pictures">): boolean {
  return pictures.every(isCleanPicture);
}

function isCurrent(picture: RecordedPicture): boolean {
  return isCleanPicture(picture) && (!picture.hosted || picture.hosted.renditions !== undefined);
}

/**
 * The record with clean pictures at new addresses and their forms; undefined if it has them. The article's file is not read for it, because a
 * refused file keeps its article and the article's pictures. A picture that can't be cleaned is left out; a
 * clean one whose bytes are gone stays as it is.
 */
export async function cleanRecord(
  record: ArticleRecord,
  context: CallContext,
): Promise<ArticleRecord | undefined> {
  if (record.pictures.every(isCurrent)) return undefined;
  const load = pictureLoader(record, context);
  const pictures: RecordedPicture[] = [];
  for (const picture of record.pictures) {
    const hosted = isCurrent(picture) ? picture.hosted : (await load(picture))?.hosted;
    if (hosted) pictures.push({ ...picture, hosted });
    else if (isCleanPicture(picture)) pictures.push(picture);
  }
  return withCleanPictures(record, pictures);
}

function isCleanPicture({ hosted }: RecordedPicture): boolean {
  return !hosted || !isUncleanedPath(hosted.path);
}
