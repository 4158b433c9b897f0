// An agency's text with the pictures that came beside it.
import { type Block, picturesIn } from "../../article/block.ts";
import type { PictureReference } from "../../article/picture.ts";
import type { Fields } from "../submission/build-submission.ts";

/** The first stands above the text, the others after it, unless the text shows them already. */
export function withPictures(
  paragraphs: readonly Block[],
  pictures: readonly PictureReference[],
): Pick<Fields, "paragraphs" | "picture"> {
  const [picture] = pictures;
  const shown = new Set([picture, ...picturesIn(paragraphs)].map(keyOf));
  const more = new Map(pictures.filter((one) => !shown.has(keyOf(one))).map((one) => [keyOf(one), one]));
  return { picture, paragraphs: [...paragraphs, ...[...more.values()].map((one) => ({ picture: one }))] };
}

/** Pictures of one origin are one picture. */
function keyOf(picture: PictureReference | undefined): string {
  return JSON.stringify(picture?.from ?? null);
}
