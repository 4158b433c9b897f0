// NewsML-G2 repeats an element for each language and each role; here the one is chosen that an Arabic paper prints.
import { cleanText } from "../../text/characters.ts";
import { codeOf } from "../agency/identity.ts";
import type { Field } from "../build-submission.ts";
import { childrenOf, textOf, type XmlElement } from "./xml-tree.ts";

/** Arabic first, then what says no language, then the others, each in the document's order. */
export function byLanguage(elements: readonly XmlElement[]): readonly XmlElement[] {
  return [...elements].sort((one, other) => foreignness(one) - foreignness(other));
}

function foreignness({ language }: XmlElement): number {
  if (language === undefined) return 1;
  return /^ar(?:-|$)/i.test(language) ? 0 : 2;
}

/** `subheadline` of `hld:subHeadline`; empty where there is no role. */
export function roleOf({ attributes: { role = "", roleuri = "" } }: XmlElement): string {
  return codeOf(role || roleuri);
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

/** A concept's name for people; undefined of what is nothing but a code. */
export function conceptName(concept: XmlElement): string | undefined {
  return fieldOf(childrenOf(concept, "name"))?.text;
}

/** Agencies and places stand as literals as often as by name; a subject's literal is another code. */
export function namesOrLiterals(concepts: readonly XmlElement[]): readonly string[] {
  return concepts.flatMap((concept) => conceptName(concept) ?? concept.attributes.literal?.trim() ?? []);
}
