// HTML that somebody else wrote, cut down to what a feed may carry.
import { Parser } from "htmlparser2";
import sanitizeHtml from "sanitize-html";
import { blockElements, inlineElements } from "../article/block.ts";
import { isTrackingPixel } from "./tracking-pixel.ts";

/** Elements that part what is in them from what is around them, and say nothing else. */
const containers =
  "address article aside body caption center dd details dialog dl fieldset footer form header hgroup html legend main marquee nav search section summary".split(
    " ",
  );

/** Elements of the same meaning under other names. */
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
  h1: "h3",
  h2: "h3",
  h5: "h4",
  h6: "h4",
  dir: "ul",
  menu: "ul",
  listing: "pre",
};

/** What is inside these is no text for parsers. */
const nonTextTags =
  "applet audio button canvas embed frame frameset iframe map math noembed noscript object option script select style svg template textarea title video".split(
    " ",
  );

/** Nobody writes deeper markup; the sanitiser's time grows with the square of it, and parsers give up sooner. */
const greatestDepth = 200;

/** The largest newspapers' whole pages have a tenth of it. */
const mostElements = 50_000;

const options: sanitizeHtml.IOptions = {
  allowedTags: [...blockElements, ...inlineElements, "div", "dt", "figure", "figcaption", "img", "q"],
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
    // One without an address is dropped.
    img: (tagName, attribs) => ({ tagName, attribs: isTrackingPixel(attribs) ? {} : attribs }),
  },
};

/**
 * HTML of the elements and attributes that {@link file://./read-html.ts} knows; everything else is unwrapped or gone.
 *
 * @throws Error where elements are nested, or are many, beyond all measure
 */
export function sanitise(html: string): string {
  assertMeasure(html);
  return sanitizeHtml(html, options);
}

/** @throws Error where elements are nested, or are many, beyond all measure */
export function assertMeasure(html: string): void {
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
