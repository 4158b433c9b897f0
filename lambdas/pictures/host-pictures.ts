// The pictures of an article on the site: those that its record names, and no others.
import type { ArticleRecord, RecordedPicture } from "../catalog/article-record.ts";
import type { Newsroom } from "../protocol/newsroom.ts";
import { pictureLoader } from "./load-picture.ts";
import { picturesOf } from "./picture-path.ts";

/**
 * Makes the site have the pictures of a record, and no others of its article. Answers whether anything had to change.
 *
 * @param wanted none before the article's time, nor after it is retired
 */
export async function settlePictures(
  record: ArticleRecord,
  wanted: readonly RecordedPicture[],
  newsroom: Newsroom,
): Promise<boolean> {
  if (!record.wasPictured) return false;
  const { site } = newsroom;
  const folder = picturesOf(record.id);
  // An id may go on after a slash, with pictures of its own.
  const there = (await site.list({ prefix: folder })).filter(
    ({ key }) => !key.slice(folder.length).includes("/"),
  );
  const load = pictureLoader(record, newsroom);
  let changed = false;
  for (const picture of wanted) {
    const { hosted } = picture;
    if (!hosted || there.some(({ key }) => key === hosted.path)) continue;
    const found = await load(picture);
    // The picture has changed since, which is an event of its own; or the record is older than the cleaning of pictures.
    if (found?.hosted.path !== hosted.path) continue;
    await site.put(hosted.path, found.bytes, {
      contentType: hosted.type,
      cacheControl: pictureCache,
      condition: { ifNoneMatch: "*" },
    });
    newsroom.report({ kind: "written", document: hosted.path });
    changed = true;
  }
  for (const { key, etag } of there) {
    if (wanted.some(({ hosted }) => hosted?.path === key)) continue;
    await site.delete(key, { ifMatch: etag });
    newsroom.report({ kind: "erased", document: key });
    changed = true;
  }
  return changed;
}

/** A picture never changes under its path; but the CDN forgets it in a day, for one that was taken away. */
const pictureCache = "public, max-age=31536000, s-maxage=86400, immutable";
