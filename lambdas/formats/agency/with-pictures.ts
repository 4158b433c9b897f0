// Adds the pictures that an agency sends beside the text.
import { type Block, picturesIn } from "../../article/block.ts";
import { originKey, type PictureReference } from "../../article/picture.ts";
import type { Fields } from "../submission/build-submission.ts";

/** The first picture goes above the text, the others after it. Pictures that the text already shows are not added. */
export function withPictures(
  paragraphs: readonly Block[],
  pictures: readonly PictureReference[],
): Pick<Fields, "paragraphs" | "picture"> {
  const [picture] = pictures;
  const shown = [...(picture ? [picture] : []), ...picturesIn(paragraphs)];
  const all = new Map([...pictures, ...shown].map((one) => [originKey(one.from), one]));
  const more = [...all.values()].filter((one) => !shown.includes(one));
  return { picture, paragraphs: [...paragraphs, ...more.map((one) => ({ picture: one }))] };
}
