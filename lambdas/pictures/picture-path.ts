// The paths of pictures on the site. A path is made of two hashes. The first is that of the original bytes. The second is that of the clean
// bytes, or that of the name of a smaller form.
// - Another picture has another path, so every cache may keep a picture for ever.
// - The first hash tells whether a picture was edited, even if it is cleaned in another way now.
// - Early versions published uncleaned pictures under the first hash alone. So a path tells whether its picture is clean.
import type { HostedPicture } from "../article/picture.ts";

/** Hexadecimal digits of each hash. */
const digits = 16;
const uncleanedName = new RegExp(`/[0-9a-f]{${digits}}\\.(?:jpg|png|gif|webp)$`);
const cleanName = new RegExp(`(/[0-9a-f]{${digits}})[0-9a-f]{${digits}}(\\.[a-z]+)$`);

/** The folder of an article's pictures on the site. */
export function picturesOf(id: string): string {
  return `media/${id}/`;
}

/** @param parts hexadecimal hashes, and the extension without its dot */
export function buildPicturePath(
  id: string,
  {
    original,
    published,
    extension,
  }: { readonly original: string; readonly published: string; readonly extension: string },
): string {
  return `${picturesOf(id)}${original.slice(0, digits)}${published.slice(0, digits)}.${extension}`;
}

/** Whether the picture at a path was published without cleaning. False for a path in a form that only a newer version knows. */
export function isUncleanedPath(path: string): boolean {
  return uncleanedName.test(path);
}

/** The path that early versions gave the uncleaned picture: it has only the hash of the original bytes. */
export function originalPathOf(path: string): string {
  return path.replace(cleanName, "$1$2");
}

/** The hash of the original bytes, from a path. (The extension of the path is that of the published file.) */
export function originalHashOf(path: string): string {
  return originalPathOf(path).replace(/\.[a-z]+$/, "");
}

/** The paths of all files of a picture. */
export function pathsOfPicture({ path, renditions = [] }: HostedPicture): readonly string[] {
  return [path, ...renditions.map((rendition) => rendition.path)];
}
