// Chooses between elements that agencies repeat in several languages.
import { cleanLine } from "../../text/characters.ts";
import { type Field, fieldAt } from "../submission/field.ts";
import { textOf, type XmlElement } from "./xml-tree.ts";

/** Arabic first, then elements without a language, then the others, each in the document's order. */
export function byLanguage(elements: readonly XmlElement[]): readonly XmlElement[] {
  return [...elements].sort((one, other) => foreignness(one.language) - foreignness(other.language));
}

/** 0 for Arabic, 1 if no language is stated, 2 for any other language. */
export function foreignness(language: string | undefined): number {
  if (!language) return 1;
  return /^ar(?:-|$)/i.test(language) ? 0 : 2;
}

/** The first element with text, Arabic ones first. */
export function firstField(elements: readonly XmlElement[]): Field | undefined {
  for (const element of byLanguage(elements)) {
    const text = lineOfElement(element);
    if (text !== "") return fieldAt(text, element);
  }
  return undefined;
}

export function lineOfElement(element: XmlElement | undefined): string {
  return cleanLine(textOf(element));
}
