// Cleans the pictures of records of early versions, which published pictures with all their metadata.
import type { ArticleRecord, RecordedPicture } from "../catalog/article-record.ts";
import type { CallContext } from "../protocol/context.ts";
import { withCleanPictures } from "../reconcile/next-record.ts";
import { pictureLoader } from "./load-picture.ts";
import { isUncleanedPath } from "./picture-path.ts";

export function isClean({ pictures }: Pick<ArticleRecord, "pictures">): boolean {
  return pictures.every(isCleanPicture);
}

/**
 * The record with clean pictures at new addresses; undefined if all are clean. The article's file is not read for it, because a
 * refused file keeps its article and the article's pictures. A picture that can't be cleaned is left out.
 */
export async function cleanRecord(
  record: ArticleRecord,
  context: CallContext,
): Promise<ArticleRecord | undefined> {
  if (isClean(record)) return undefined;
  const load = pictureLoader(record, context);
  const pictures: RecordedPicture[] = [];
  for (const picture of record.pictures) {
    const hosted = isCleanPicture(picture) ? picture.hosted : (await load(picture))?.hosted;
    if (hosted || isCleanPicture(picture)) pictures.push({ ...picture, hosted });
  }
  return withCleanPictures(record, pictures);
}

function isCleanPicture({ hosted }: RecordedPicture): boolean {
  return !hosted || !isUncleanedPath(hosted.path);
}
