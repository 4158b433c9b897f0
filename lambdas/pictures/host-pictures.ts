// Puts the pictures that a record names on the site, and erases other pictures of the article when no feed names them any more.
import type { ArticleRecord, RecordedPicture } from "../catalog/article-record.ts";
import type { CallContext } from "../protocol/context.ts";
import { pictureLoader } from "./load-picture.ts";
import { pathsOfPicture, picturesOf } from "./picture-path.ts";

/** The keys of the pictures of an article that the site has. */
async function listHosted(id: string, { site }: CallContext): Promise<readonly string[]> {
  const folder = picturesOf(id);
  const keys = (await site.list({ prefix: folder })).map(({ key }) => key);
  // Another article's id may begin with this id and a slash. Its pictures do not belong to this article.
  return keys.filter((key) => !key.slice(folder.length).includes("/"));
}

/** The result of hosting the pictures of an article. */
export interface HostedPictures {
  readonly hasWritten: boolean;
  /** The keys of the pictures that are on the site but not named by the record. They stay until no feed names them. */
  readonly others: readonly string[];
  /**
   * The keys of the pictures that the record names but that could not be put on the site, because their files have changed since they were
   * read.
   */
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
    const absent = (hosted ? pathsOfPicture(hosted) : []).filter((path) => !there.includes(path));
    if (absent.length === 0) continue;
    // The files have other paths if the picture has changed since (the change has an event of its own), or if a version that did not clean
    // pictures wrote the record.
    const { files = [] } = (await load(picture)) ?? {};
    for (const { path, type, bytes } of files.filter((file) => absent.includes(file.path))) {
      await context.site.put(path, bytes, {
        contentType: type,
        cacheControl: pictureCache,
        condition: { ifNoneMatch: "*" },
      });
      context.report({ kind: "written", document: path });
      hasWritten = true;
    }
    const left = absent.filter((path) => !files.some((file) => file.path === path));
    missing.push(...left.filter((path) => path === hosted?.path));
  }
  return { hasWritten, others: there.filter((key) => !isAmong(wanted, key)), missing };
}

/** Erases pictures. No condition is needed, because the path contains a hash of the picture, so it always has the same picture. */
export async function erasePictures(keys: readonly string[], { site, report }: CallContext): Promise<void> {
  for (const key of keys) {
    await site.delete(key);
    report({ kind: "erased", document: key });
  }
}

function isAmong(pictures: readonly RecordedPicture[], path: string): boolean {
  return pictures.some(({ hosted }) => hosted && pathsOfPicture(hosted).includes(path));
}

/** A picture never changes under its path. The CDN keeps it for only a day, because a picture may be withdrawn. */
const pictureCache = "public, max-age=31536000, s-maxage=86400, immutable";
