// Agencies repeat an element for each language; here the one is chosen that an Arabic paper prints.
import { cleanText } from "../../text/characters.ts";
import type { Field } from "../submission/build-submission.ts";
import { textOf, type XmlElement } from "./xml-tree.ts";

/** Arabic first, then what says no language, then the others, each in the document's order. */
export function byLanguage(elements: readonly XmlElement[]): readonly XmlElement[] {
  return [...elements].sort((one, other) => foreignness(one) - foreignness(other));
}

function foreignness({ language }: XmlElement): number {
  if (language === undefined) return 1;
  return /^ar(?:-|$)/i.test(language) ? 0 : 2;
}

/** The first that has a text, of those in Arabic if there are any. */
export function fieldOf(elements: readonly XmlElement[]): Field | undefined {
  for (const element of byLanguage(elements)) {
    const text = lineOf(element);
    if (text !== "") return { text, line: element.line, column: element.column };
  }
  return undefined;
}

export function lineOf(element: XmlElement | undefined): string {
  return cleanText(textOf(element)).replace(/\s+/gu, " ").trim();
}
