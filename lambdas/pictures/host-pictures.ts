// Puts the pictures that a record names on the site, and erases others once no feed names them.
import type { ArticleRecord, RecordedPicture } from "../catalog/article-record.ts";
import type { CallContext } from "../protocol/context.ts";
import type { ListedObject } from "../store/object-store.ts";
import { pictureLoader } from "./load-picture.ts";
import { pathsOfPicture, picturesOf } from "./picture-path.ts";

/** The pictures of an article that the site has. */
async function listHosted(id: string, { site }: CallContext): Promise<readonly ListedObject[]> {
  const folder = picturesOf(id);
  // Another id may continue this one after a slash. Its pictures are not of this article.
  return (await site.list({ prefix: folder })).filter(({ key }) => !key.slice(folder.length).includes("/"));
}

/** The result of hosting the pictures of an article. */
export interface HostedPictures {
  readonly hasWritten: boolean;
  /** Whether the site has others that the record does not name. */
  readonly hasOthers: boolean;
}

/**
 * Puts the pictures of a record on the site. Others stay until no feed names them: see {@link erasePictures}.
 *
 * @param wanted empty while the article is under embargo, and after it was removed
 */
export async function hostPictures(
  record: ArticleRecord,
  wanted: readonly RecordedPicture[],
  context: CallContext,
): Promise<HostedPictures> {
  if (!record.wasPictured) return { hasWritten: false, hasOthers: false };
  const there = await listHosted(record.id, context);
  const load = pictureLoader(record, context);
  let hasWritten = false;
  for (const picture of wanted) {
    const { hosted } = picture;
    const missing = (hosted ? pathsOfPicture(hosted) : []).filter(
      (path) => !there.some(({ key }) => key === path),
    );
    if (missing.length === 0) continue;
    // If the picture has changed since (that has an event of its own), or if the record is older than the cleaning of pictures, its
    // files have other paths.
    const { files = [] } = (await load(picture)) ?? {};
    for (const { path, type, bytes } of files.filter((file) => missing.includes(file.path))) {
      await context.site.put(path, bytes, {
        contentType: type,
        cacheControl: pictureCache,
        condition: { ifNoneMatch: "*" },
      });
      context.report({ kind: "written", document: path });
      hasWritten = true;
    }
  }
  return { hasWritten, hasOthers: there.some(({ key }) => !isAmong(wanted, key)) };
}

/** Erases the pictures of an article that its record does not name. Returns whether there were any. */
export async function erasePictures(
  id: string,
  wanted: readonly RecordedPicture[],
  context: CallContext,
): Promise<boolean> {
  const others = (await listHosted(id, context)).filter(({ key }) => !isAmong(wanted, key));
  for (const { key, etag } of others) {
    await context.site.delete(key, { ifMatch: etag });
    context.report({ kind: "erased", document: key });
  }
  return others.length > 0;
}

function isAmong(pictures: readonly RecordedPicture[], path: string): boolean {
  return pictures.some(({ hosted }) => hosted && pathsOfPicture(hosted).includes(path));
}

/** A picture never changes under its path. The CDN keeps it for only a day, because a picture may be withdrawn. */
const pictureCache = "public, max-age=31536000, s-maxage=86400, immutable";
