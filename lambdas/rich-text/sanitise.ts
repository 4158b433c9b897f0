// Reduces untrusted HTML to what a feed may carry.
import { Parser } from "htmlparser2";
import sanitizeHtml from "sanitize-html";
import { blockElements, inlineElements } from "../article/block.ts";
import { headingTags } from "./heading-levels.ts";
import { isTrackingPixel } from "./tracking-pixel.ts";

/** Elements that only separate their content from what surrounds it. */
const containers =
  "address article aside body caption center dd details dialog dl fieldset footer form header hgroup html legend main marquee nav search section summary".split(
    " ",
  );

/** Elements with the same meaning as an allowed one. */
const synonyms: Readonly<Record<string, string>> = {
  b: "strong",
  i: "em",
  cite: "em",
  dfn: "em",
  del: "s",
  strike: "s",
  kbd: "code",
  samp: "code",
  tt: "code",
  dir: "ul",
  menu: "ul",
  listing: "pre",
};

/** Elements whose content is not text for readers. */
const nonTextTags =
  "applet audio button canvas embed frame frameset iframe map math noembed noscript object option script select style svg template textarea title video".split(
    " ",
  );

/** Real markup is not deeper. The sanitiser's time grows with the square of the depth. */
const greatestDepth = 200;

/** Ten times the elements of the largest newspaper pages. */
const mostElements = 50_000;

const options: sanitizeHtml.IOptions = {
  allowedTags: [
    ...blockElements,
    ...headingTags,
    ...inlineElements,
    "div",
    "dt",
    "figure",
    "figcaption",
    "img",
    "q",
  ],
  allowedAttributes: {
    a: ["href"],
    img: ["src", "alt"],
    th: ["colspan", "rowspan"],
    td: ["colspan", "rowspan"],
    ol: ["start"],
  },
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesByTag: { img: ["http", "https", "embedded"] },
  allowProtocolRelative: false,
  nonTextTags,
  transformTags: {
    ...Object.fromEntries(containers.map((name) => [name, "div"])),
    ...synonyms,
    // An image without an address is dropped.
    img: (tagName, attribs) => ({ tagName, attribs: isTrackingPixel(attribs) ? {} : attribs }),
  },
};

/**
 * Keeps the elements and attributes that parse-html.ts knows. Other elements are unwrapped or removed.
 *
 * @throws Error if the HTML has too many elements or is nested too deeply
 */
export function sanitise(html: string): string {
  assertWithinLimits(html);
  return sanitizeHtml(html, options);
}

/** @throws Error if the HTML has too many elements or is nested too deeply */
export function assertWithinLimits(html: string): void {
  let depth = 0;
  let elements = 0;
  const parser = new Parser({
    onopentagname() {
      if (++depth > greatestDepth) throw new Error(`elements nested more than ${greatestDepth} deep`);
      if (++elements > mostElements) throw new Error(`more than ${mostElements} elements`);
    },
    onclosetag() {
      depth--;
    },
  });
  parser.end(html);
}
