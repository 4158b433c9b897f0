// Reduces untrusted HTML to the elements and attributes that a feed may contain. Scripts and styles are removed.
import { type Document, DomHandler } from "domhandler";
import { Parser } from "htmlparser2";
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

/** How deep elements may be nested. Real pages are not nested deeper. */
const greatestDepth = 200;

/** The largest number of elements. The largest newspaper pages have a tenth of this number. */
const mostElements = 50_000;

const kept: ReadonlySet<string> = new Set([
  ...[...blockElements, ...headingTags, ...inlineElements],
  ...["div", "dt", "figure", "figcaption", "img", "q"],
]);
const removed: ReadonlySet<string> = new Set(nonTextTags);
const names: ReadonlyMap<string, string> = new Map([
  ...containers.map((name) => [name, "div"] as const),
  ...Object.entries(synonyms),
]);
const attributes: Readonly<Record<string, readonly string[]>> = {
  a: ["href"],
  img: ["src", "alt"],
  th: ["colspan", "rowspan"],
  td: ["colspan", "rowspan"],
  ol: ["start"],
};

/**
 * Parses HTML to a tree of the elements and attributes that parse-html.ts knows. Of other elements, only the content is kept. If the
 * content is not text for readers, as in a script, it is removed, too. Addresses are not checked: parse-html.ts takes only those with an
 * allowed scheme.
 *
 * @throws Error if the HTML has too many elements or is nested too deeply
 */
export function sanitise(html: string): Document {
  const tree = new DomHandler();
  /** For each open element, whether it is in the tree. */
  const open: boolean[] = [];
  /** How many elements were open when the outermost removed element began. Infinity outside such an element. */
  let removedAt = Number.POSITIVE_INFINITY;
  const limit = limitElements();
  const parser = new Parser({
    onopentag(written, found) {
      limit.open();
      const name = names.get(written) ?? written;
      if (removed.has(name)) removedAt = Math.min(removedAt, open.length);
      const isKept = removedAt > open.length && kept.has(name) && !(name === "img" && isTrackingPixel(found));
      open.push(isKept);
      if (isKept) tree.onopentag(name, pick(found, attributes[name]));
    },
    ontext(text) {
      if (removedAt > open.length) tree.ontext(text);
    },
    onclosetag() {
      limit.close();
      if (open.pop()) tree.onclosetag();
      if (removedAt >= open.length) removedAt = Number.POSITIVE_INFINITY;
    },
  });
  parser.end(html);
  return tree.root;
}

function pick(found: Readonly<Record<string, string>>, allowed: readonly string[] = []) {
  return Object.fromEntries(Object.entries(found).filter(([name]) => allowed.includes(name)));
}

/**
 * Checks that HTML is within the limits.
 *
 * @throws Error if the HTML has too many elements or is nested too deeply
 */
export function assertWithinLimits(html: string): void {
  const { open, close } = limitElements();
  new Parser({ onopentagname: open, onclosetag: close }).end(html);
}

function limitElements() {
  let depth = 0;
  let elements = 0;
  return {
    open() {
      if (++depth > greatestDepth) throw new Error(`elements nested more than ${greatestDepth} deep`);
      if (++elements > mostElements) throw new Error(`more than ${mostElements} elements`);
    },
    close() {
      depth--;
    },
  };
}
