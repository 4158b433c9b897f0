// The headline and the byline of an NITF document. The document can also be a part of a NewsML file.
import type { Field } from "../submission/field.ts";
import { firstField, lineOfElement } from "../xml/wording.ts";
import { childOf, childrenOf, type XmlElement } from "../xml/xml-tree.ts";

export interface NitfHead {
  readonly headline: Field | undefined;
  readonly byline: string | undefined;
}

export function nitfHeadOf(head: XmlElement | undefined): NitfHead {
  const byline = childOf(head, "byline");
  const names = byline && {
    ...byline,
    children: byline.children.filter((node) => typeof node === "string" || node.name !== "byttl"),
  };
  return {
    headline: firstField(childrenOf(childOf(head, "hedline"), "hl1")),
    byline: lineOfElement(names) || undefined,
  };
}
