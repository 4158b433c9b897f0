// Resolves a page's relative addresses.
import type { Document } from "domhandler";
import { normaliseUrl } from "../../text/addresses/url.ts";
import { elementsOf } from "./dom.ts";

/**
 * The absolute address of the page, from which relative addresses start. `undefined` if the page does not state it; then a relative address
 * is the name of a file beside the page.
 */
export type Base = string | undefined;

const absolute = /^(?:[a-z][a-z0-9+.-]*:|#)/i;
/**
 * An address in the folder that a browser creates for the pictures of a saved page. Such an address stays relative, because the folder is
 * beside the saved page, not on the site that the page states as its address.
 */
const savedBeside = /^(?:\.\/)?[^/]+_files\//;

export function baseOf(document: Document): Base {
  const [page] = [
    ...elementsOf(document, "link").filter(({ attribs }) => /^canonical$/i.test(attribs.rel ?? "")),
    ...elementsOf(document, "meta").filter(({ attribs }) => attribs.property === "og:url"),
  ].flatMap(({ attribs }) => normaliseUrl(attribs.href ?? attribs.content ?? "") ?? []);
  const [base] = elementsOf(document, "base").flatMap(({ attribs }) => attribs.href ?? []);
  return base === undefined ? page : (normaliseUrl(URL.parse(base, page)?.href ?? "") ?? page);
}

export function resolve(address: string, base: Base): string {
  const text = address.trim();
  if (base === undefined || text === "" || absolute.test(text) || savedBeside.test(text)) return address;
  return URL.parse(text, base)?.href ?? address;
}

/** Makes the links and pictures of the page absolute. */
export function resolveAddresses(document: Document, base: Base): void {
  if (base === undefined) return;
  for (const { attribs } of elementsOf(document, "a", "img")) {
    if (attribs.href !== undefined) attribs.href = resolve(attribs.href, base);
    if (attribs.src !== undefined) attribs.src = resolve(attribs.src, base);
  }
}

/** Whether the address is the page itself or a site's home page. Some pages state those as their picture. */
export function isPage(address: string, base: Base): boolean {
  const [url, page] = [URL.parse(address), base === undefined ? null : URL.parse(base)];
  if (!url) return false;
  const isSame = url.host === page?.host && url.pathname === page.pathname && url.search === page.search;
  return isSame || (url.pathname === "/" && url.search === "");
}
