// Puts the pictures that a record names on the site, and erases others once no feed names them.
import type { ArticleRecord, RecordedPicture } from "../catalog/article-record.ts";
import type { CallContext } from "../protocol/context.ts";
import { pictureLoader } from "./load-picture.ts";
import { picturesOf } from "./picture-path.ts";

/** The keys of the pictures of an article that the site has. */
async function listHosted(id: string, { site }: CallContext): Promise<readonly string[]> {
  const folder = picturesOf(id);
  const keys = (await site.list({ prefix: folder })).map(({ key }) => key);
  // Another id may continue this one after a slash. Its pictures are not of this article.
  return keys.filter((key) => !key.slice(folder.length).includes("/"));
}

/** The result of hosting the pictures of an article. */
export interface HostedPictures {
  readonly hasWritten: boolean;
  /** The keys of those that the site has and the record does not name. They stay until no feed names them. */
  readonly others: readonly string[];
  /** The keys of those that the record names and that could not be put there: their files have changed since they were read. */
  readonly missing: readonly string[];
}

/**
 * Puts the pictures of a record on the site.
 *
 * @param wanted empty while the article is under embargo, and after it was removed
 */
export async function hostPictures(
  record: ArticleRecord,
  wanted: readonly RecordedPicture[],
  context: CallContext,
): Promise<HostedPictures> {
  if (!record.wasPictured) return { hasWritten: false, others: [], missing: [] };
  const there = await listHosted(record.id, context);
  const load = pictureLoader(record, context);
  const missing: string[] = [];
  let hasWritten = false;
  for (const picture of wanted) {
    const { hosted } = picture;
    if (!hosted || there.includes(hosted.path)) continue;
    const found = await load(picture);
    // The picture has changed since (that has an event of its own), or the record is older than the cleaning of pictures.
    if (found?.hosted.path !== hosted.path) {
      missing.push(hosted.path);
      continue;
    }
    await context.site.put(hosted.path, found.bytes, {
      contentType: hosted.type,
      cacheControl: pictureCache,
      condition: { ifNoneMatch: "*" },
    });
    context.report({ kind: "written", document: hosted.path });
    hasWritten = true;
  }
  return { hasWritten, others: there.filter((key) => !isAmong(wanted, key)), missing };
}

/** Without a condition: a picture's path is made of its bytes, so they and the ETag are the same each time that it is put there. */
export async function erasePictures(keys: readonly string[], { site, report }: CallContext): Promise<void> {
  for (const key of keys) {
    await site.delete(key);
    report({ kind: "erased", document: key });
  }
}

function isAmong(pictures: readonly RecordedPicture[], path: string): boolean {
  return pictures.some(({ hosted }) => hosted?.path === path);
}

/** A picture never changes under its path. The CDN keeps it for only a day, because a picture may be withdrawn. */
const pictureCache = "public, max-age=31536000, s-maxage=86400, immutable";
