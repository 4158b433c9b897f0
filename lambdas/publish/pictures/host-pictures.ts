// The pictures of an article on the site: those that its record names, and no others.
import type { ArticleRecord, RecordedPicture } from "../../catalog/article-record.ts";
import { type InboxFile, readInboxFile } from "../inbox-file.ts";
import type { Newsroom } from "../newsroom.ts";
import { inspectPicture, picturesOf } from "./inspect-picture.ts";

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
    const bytes = await load(picture);
    if (!bytes) continue; // the picture has changed since, which is an event of its own
    await site.put(hosted.path, bytes, {
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

/** Loads the bytes that a record speaks of, if they are still where they were; the article's own file is read once. */
function pictureLoader({ id, owner }: ArticleRecord, newsroom: Newsroom) {
  let article: Promise<InboxFile> | undefined;
  return async ({ from, source, hosted }: RecordedPicture): Promise<Uint8Array | undefined> => {
    let bytes: Uint8Array | undefined;
    if (source) bytes = (await newsroom.inbox.get(source.key))?.body;
    else if (from.kind === "embedded") {
      article ??= readInboxFile(owner.key, newsroom);
      const file = await article;
      bytes = file.kind === "article" ? file.embedded?.get(from.name) : undefined;
    }
    const found = bytes && (await inspectPicture(id, bytes));
    return found?.path === hosted?.path ? bytes : undefined;
  };
}
