// The namespaces of feeds' modules.
import { childrenOf, type XmlElement } from "../xml/xml-tree.ts";

export const atom = "http://www.w3.org/2005/Atom";
export const dublinCore = "http://purl.org/dc/elements/1.1/";
export const dublinCoreTerms = "http://purl.org/dc/terms/";
export const content = "http://purl.org/rss/1.0/modules/content/";
/** Its name is written with and without the slash. */
export const mediaRss = /^https?:\/\/search\.yahoo\.com\/mrss\/?$/;
/** WordPress counts the versions of its export in the namespace. */
export const wordPress = /^https?:\/\/wordpress\.org\/export\/[\d.]+\/$/;

/** Child elements of a name in a namespace. */
export function childrenIn(
  parent: XmlElement | undefined,
  namespace: string | RegExp,
  name: string,
): readonly XmlElement[] {
  return childrenOf(parent, name).filter((child) =>
    typeof namespace === "string" ? child.namespace === namespace : namespace.test(child.namespace),
  );
}
