// The picture that leads an article, which its page names in its head and shows again above its text.
import { type Block, picturesIn, type RichNode } from "../../../article/block.ts";
import { isSameOrigin, type PictureOrigin, type PictureReference } from "../../../article/picture.ts";

export interface Pictured {
  readonly picture?: PictureReference | undefined;
  readonly blocks: readonly Block[];
}

/** Sizes that content management systems make of one file. */
const size = /(?:[-_]\d{2,4}x\d{2,4}|-scaled|-rotated)$/;
const extensions = /(?:\.(?:jpe?g|png|gif|webp|avif))+$/i;
const longestName = 255;
/** Names that say nothing of what is in the file. */
const anyName =
  /^(?:images?|img|photos?|pictures?|main|large|medium|small|thumb(?:nail)?|default|cover|file|\d{1,3})$/i;

/** A page's metadata rarely say more of a picture than its address; where it is shown, they do. One file is one picture. */
export function withLeadingPicture(
  picture: PictureReference | undefined,
  blocks: readonly Block[],
): Pictured {
  if (!picture) return { blocks };
  const all = picturesIn(blocks);
  const shown =
    all.find(({ from }) => isSameOrigin(from, picture.from)) ??
    all.find(({ from }) => isForm(from, picture.from));
  if (!shown) return { picture, blocks };
  // The larger file of the same folder; of another folder it may be the one with the newspaper's sign on it.
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

function replaceOrigin(node: RichNode, origin: PictureOrigin, from: PictureOrigin): RichNode {
  if (typeof node === "string") return node;
  if ("picture" in node)
    return isSameOrigin(node.picture.from, origin) ? { picture: { ...node.picture, from } } : node;
  return { ...node, children: node.children.map((child) => replaceOrigin(child, origin, from)) };
}

/** Whether both are one picture in two sizes, going by their names. */
function isForm(one: PictureOrigin, other: PictureOrigin): boolean {
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
  // Without an extension it is a program's address, and its query may be the picture's name.
  if (!url || name.length > longestName || !extensions.test(name)) return undefined;
  return { host: url.host, folder, stem: name.replace(extensions, "").replace(size, "") };
}
