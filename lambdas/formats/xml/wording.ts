// Chooses between elements that agencies repeat in several languages.
import { cleanLine } from "../../text/characters.ts";
import { type Field, fieldAt } from "../submission/field.ts";
import { textOf, type XmlElement } from "./xml-tree.ts";

/** Sorts elements: first those in Arabic, then those without a language, then all others. Within each group, the order stays. */
export function byLanguage(elements: readonly XmlElement[]): readonly XmlElement[] {
  return [...elements].sort((one, other) => foreignness(one.language) - foreignness(other.language));
}

/** A rank for the language of a text: 0 for Arabic, 1 if no language is stated, 2 for any other language. */
export function foreignness(language: string | undefined): number {
  if (!language) return 1;
  return /^ar(?:-|$)/i.test(language) ? 0 : 2;
}

/** The text of the first element that has text. Elements in Arabic are preferred. */
export function firstField(elements: readonly XmlElement[]): Field | undefined {
  const element = byLanguage(elements).find((one) => lineOfElement(one) !== "");
  return element && fieldAt(lineOfElement(element), element);
}

export function lineOfElement(element: XmlElement | undefined): string {
  return cleanLine(textOf(element));
}
