// Updates the pictures in records that earlier versions of the code wrote. The first versions published pictures with all their metadata,
// and later ones made no smaller forms for pages.
import type { ArticleRecord, RecordedPicture } from "../../catalog/article-record.ts";
import { pictureLoader } from "../../pictures/load-picture.ts";
import { isUncleanedPath } from "../../pictures/picture-path.ts";
import type { CallContext } from "../../protocol/context.ts";
import { withCleanPictures } from "./next-record.ts";

export function isClean({ pictures }: Pick<ArticleRecord, "pictures">): boolean {
  return pictures.every(isCleanPicture);
}

function isCurrent(picture: RecordedPicture): boolean {
  return isCleanPicture(picture) && (!picture.hosted || picture.hosted.renditions !== undefined);
}

/**
 * Returns the record with clean pictures at new addresses and with their smaller forms; undefined if no picture has to be changed. Does not
 * read the article's file, because the file may be refused now, and then its article keeps its pictures. Leaves out a picture that can't be
 * cleaned. Keeps a clean picture whose bytes are gone.
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
