// The namespaces of feed modules.
import { childrenOf, type XmlElement } from "../xml/xml-tree.ts";

export const atom = "http://www.w3.org/2005/Atom";
export const dublinCore = "http://purl.org/dc/elements/1.1/";
export const dublinCoreTerms = "http://purl.org/dc/terms/";
export const content = "http://purl.org/rss/1.0/modules/content/";
/** Some feeds write this address with a slash at its end, others without. */
export const mediaRss = /^https?:\/\/search\.yahoo\.com\/mrss\/?$/;
/** The namespace contains the version of WordPress's export format. */
export const wordPress = /^https?:\/\/wordpress\.org\/export\/[\d.]+\/$/;

/** The child elements with this name in this namespace. */
export function childrenIn(
  parent: XmlElement | undefined,
  namespace: string | RegExp,
  name: string,
): readonly XmlElement[] {
  return childrenOf(parent, name).filter((child) =>
    typeof namespace === "string" ? child.namespace === namespace : namespace.test(child.namespace),
  );
}
