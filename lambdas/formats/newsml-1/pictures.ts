// The pictures of a NewsML 1 item. Each is a component with several sizes, a caption and a credit.
import type { PictureReference } from "../../article/picture.ts";
import { largestPicture, type Rendition } from "../agency/renditions.ts";
import { lineOfElement } from "../xml/wording.ts";
import { childOf, childrenOf, type XmlElement } from "../xml/xml-tree.ts";
import {
  contentsOf,
  formalNameOf,
  type MainText,
  newsLine,
  type PlacedContent,
  partiesOf,
  roleOf,
  typeOf,
} from "./components.ts";

export function picturesBeside(text: MainText): readonly PictureReference[] {
  const components = new Set(text.all.filter(isPicture).map((placed) => componentOf(placed, text)));
  return [...components].map(referenceOf).filter((reference) => reference !== undefined);
}

function isPicture(placed: PlacedContent): boolean {
  const isImage = /image|photo|picture|graphic|jpe?g|png|gif/i.test(typeOf(placed));
  return isImage && placed.item.attributes.Href !== undefined && !/logo|icon/i.test(roleOf(placed));
}

/** The outermost component that contains the picture but not the text. */
function componentOf({ component, around }: PlacedContent, text: MainText): XmlElement {
  return around.filter((one) => !text.around.includes(one)).at(-1) ?? component;
}

function referenceOf(component: XmlElement): PictureReference | undefined {
  const contents = contentsOf(component);
  const from = largestPicture(contents.filter(isPicture).map(renditionOf));
  if (!from) return undefined;
  const described = contents.find((placed) => /caption|legend/i.test(roleOf(placed)));
  const caption = lineOfElement(childOf(described?.item, "DataContent"));
  const [creator] = partiesOf(component, "Creator");
  const lineIn = (name: string) => lineOfElement(newsLine(component, name));
  return {
    from,
    caption: caption || lineIn("HeadLine") || undefined,
    credit: lineIn("CreditLine") || lineIn("ByLine") || creator,
  };
}

function renditionOf({ item }: PlacedContent): Rendition {
  const characteristics = childOf(item, "Characteristics");
  const property = (name: RegExp) =>
    childrenOf(characteristics, "Property").find((one) => name.test(formalNameOf(one)))?.attributes.Value;
  return {
    href: item.attributes.Href,
    type: formalNameOf(childOf(item, "MimeType")) || undefined,
    width: property(/^(?:pixel)?width$/i),
    height: property(/^(?:pixel)?height$/i),
    size: lineOfElement(childOf(characteristics, "SizeInBytes")),
  };
}
