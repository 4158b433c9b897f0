// Chooses the leading picture of a ninjs article among its associations, which are the objects that it contains.
import type { PictureReference } from "../../article/picture.ts";
import { isWithheldStatus } from "../agency/identity.ts";
import { largestPicture } from "../agency/renditions.ts";
import { fieldOf, lineOf } from "../submission/field.ts";
import type { Association } from "./news-object.ts";
import { chooseWording } from "./wordings.ts";

/** Names of a leading picture, as in Superdesk and in the examples of the standard. */
const leading = /^(?:feature(?:d?media|d)?|main(?:pic|picture|image|photo)?|lead|header)$/i;
/** Names that Superdesk gives to pictures which the text already shows. */
const inText = /^(?:editor_|embedded)/i;

const isAlternative = /^alt/i;

/** The association with a name for leading pictures, or else the first picture. Withdrawn pictures are skipped. */
export function featurePicture(associations: readonly Association[]): PictureReference | undefined {
  const pictures = associations.filter(
    ({ type, pubstatus, name = "" }) =>
      /^(?:picture|graphic)$/.test(type ?? "picture") && !isWithheldStatus(pubstatus) && !inText.test(name),
  );
  const ranked = [...pictures.filter(({ name = "" }) => leading.test(name)), ...pictures];
  return ranked.map(referenceOf).find((reference) => reference !== undefined);
}

function referenceOf(picture: Association): PictureReference | undefined {
  const from = largestPicture(
    picture.renditions.map(({ contenttype, mimetype, sizeinbytes: size, ...rendition }) => ({
      ...rendition,
      type: contenttype ?? mimetype,
      size,
    })),
  );
  if (!from) return undefined;
  const alternatives = picture.descriptions.filter(({ role = "" }) => isAlternative.test(role));
  const credit = picture.byline ?? picture.by ?? picture.creditline ?? picture.copyrightholder;
  return {
    from,
    // Superdesk stores a picture's alternative text as its body.
    alt: clean(chooseWording(picture.bodies, []) ?? chooseWording(alternatives, [])),
    caption: clean(
      chooseWording(picture.descriptions, ["caption", "text"], isAlternative) ??
        chooseWording(picture.headlines, ["main"]) ??
        picture.title,
    ),
    credit: clean(credit),
  };
}

function clean(text: string | undefined): string | undefined {
  return lineOf(fieldOf(text));
}
