// Removes everything from untrusted HTML that a feed must not contain, such as scripts and styles.
import { Parser } from "htmlparser2";
import sanitizeHtml from "sanitize-html";
import { blockElements, inlineElements } from "../article/block.ts";
import { headingTags } from "./heading-levels.ts";
import { isTrackingPixel } from "./tracking-pixel.ts";

/** Elements whose only effect for readers is that their content begins on a new line. */
const containers =
  "address article aside body caption center dd details dialog dl fieldset footer form header hgroup html legend main marquee nav search section summary".split(
    " ",
  );

/** Elements that are replaced by an allowed element with the same meaning. */
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

/** How deep elements may be nested. Real pages are not nested deeper, and the sanitiser's time grows with the square of the depth. */
const greatestDepth = 200;

/** The largest number of elements. The largest newspaper pages have a tenth of this number. */
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
    // A tracking pixel loses its address. An image without an address is dropped later.
    img: (tagName, attribs) => ({ tagName, attribs: isTrackingPixel(attribs) ? {} : attribs }),
  },
};

/**
 * Sanitises HTML. Keeps the elements and attributes that parse-html.ts knows. Of other elements, only the content is kept, or nothing if it
 * is not text for readers.
 *
 * @throws Error if the HTML has too many elements or is nested too deeply
 */
export function sanitise(html: string): string {
  assertWithinLimits(html);
  return sanitizeHtml(html, options);
}

/**
 * Checks that HTML is within the limits.
 *
 * @throws Error if the HTML has too many elements or is nested too deeply
 */
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
