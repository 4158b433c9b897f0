// Adds the pictures that an agency sends beside the text.
import { type Block, picturesIn } from "../../article/block.ts";
import type { PictureReference } from "../../article/picture.ts";
import type { Fields } from "../submission/build-submission.ts";

/** The first picture goes above the text, the others after it. Pictures that the text already shows are not added. */
export function withPictures(
  paragraphs: readonly Block[],
  pictures: readonly PictureReference[],
): Pick<Fields, "paragraphs" | "picture"> {
  const [picture] = pictures;
  const shown = new Set([picture, ...picturesIn(paragraphs)].map(keyOf));
  const more = new Map(pictures.filter((one) => !shown.has(keyOf(one))).map((one) => [keyOf(one), one]));
  return { picture, paragraphs: [...paragraphs, ...[...more.values()].map((one) => ({ picture: one }))] };
}

/** A text to compare pictures by. Two pictures with the same origin are the same picture. */
function keyOf(picture: PictureReference | undefined): string {
  return JSON.stringify(picture?.from ?? null);
}
