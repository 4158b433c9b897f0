// The leading picture of an article. Pages name it in their metadata and often also show it.
import { type Block, picturesIn, type RichNode } from "../../../article/block.ts";
import { isSameOrigin, type PictureOrigin, type PictureReference } from "../../../article/picture.ts";

export interface MergedPicture {
  readonly picture?: PictureReference | undefined;
  readonly blocks: readonly Block[];
}

/** The end that content management systems add to a file's name for each size of a picture: `-300x200`. */
const size = /(?:[-_]\d{2,4}x\d{2,4}|-scaled|-rotated)$/;
const extensions = /(?:\.(?:jpe?g|png|gif|webp|avif))+$/i;
const longestName = 255;
/** File names that are too general to identify a picture. */
const anyName =
  /^(?:images?|img|photos?|pictures?|main|large|medium|small|thumb(?:nail)?|default|cover|file|\d{1,3})$/i;

/**
 * Completes the picture from the metadata with the alt text, caption and credit of the same picture on the page.
 *
 * @param outside parses the pictures of the page that are not in the text. Only called if the picture is not in the text
 */
export function withLeadingPicture(
  picture: PictureReference | undefined,
  blocks: readonly Block[],
  outside: () => readonly Block[] = () => [],
): MergedPicture {
  if (!picture) return { blocks };
  const shown = samePicture(picture, blocks) ?? samePicture(picture, outside());
  if (!shown) return { picture, blocks };
  // In the same folder, the file that the metadata names is preferred: it has the original size. In another folder, that file can be a copy
  // with the newspaper's watermark.
  const from = folderOf(shown.from) === folderOf(picture.from) ? picture.from : shown.from;
  return {
    picture: {
      from,
      alt: picture.alt ?? shown.alt,
      caption: picture.caption ?? shown.caption,
      credit: picture.credit ?? shown.credit,
    },
    blocks: blocks.map((block) => replaceOrigin(block, shown.from, from)),
  };
}

function samePicture(picture: PictureReference, blocks: readonly Block[]): PictureReference | undefined {
  const all = picturesIn(blocks);
  return (
    all.find(({ from }) => isSameOrigin(from, picture.from)) ??
    all.find(({ from }) => isSamePicture(from, picture.from))
  );
}

function replaceOrigin(node: RichNode, origin: PictureOrigin, from: PictureOrigin): RichNode {
  if (typeof node === "string") return node;
  if ("picture" in node)
    return isSameOrigin(node.picture.from, origin) ? { picture: { ...node.picture, from } } : node;
  return { ...node, children: node.children.map((child) => replaceOrigin(child, origin, from)) };
}

/** Whether the file names show that both files are the same picture in different sizes. */
function isSamePicture(one: PictureOrigin, other: PictureOrigin): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (!a || !b || a.stem !== b.stem || a.host !== b.host) return false;
  return a.folder === b.folder || !anyName.test(a.stem);
}

function folderOf(origin: PictureOrigin): string | undefined {
  return partsOf(origin)?.folder;
}

function partsOf(origin: PictureOrigin) {
  const url = origin.kind === "remote" ? URL.parse(origin.url) : null;
  const path = url?.pathname ?? "";
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const name = path.slice(folder.length);
  // An address without a file extension is that of a program, whose query can say which picture it is. Its file name says nothing.
  if (!url || name.length > longestName || !extensions.test(name)) return undefined;
  return { host: url.host, folder, stem: name.replace(extensions, "").replace(size, "") };
}
