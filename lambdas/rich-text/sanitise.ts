// HTML that somebody else wrote, cut down to what a feed may carry.
import { Parser } from "htmlparser2";
import sanitizeHtml from "sanitize-html";
import { blockElements, inlineElements } from "../article/block.ts";

/** Elements that part what is in them from what is around them, and say nothing else. */
const containers =
  "address article aside body center dd details div dl dt fieldset figcaption figure footer form header main nav section summary";

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
};

/** What is inside these is no text for readers. */
const nonTextTags =
  "applet audio button canvas embed frame frameset head iframe map math noembed noscript object option script select style svg template textarea title video".split(
    " ",
  );

/** Deeper markup is no text that anybody meant; what is in it is lost to readers anyway. */
const nestingLimit = 30;

/** So deep that the sanitiser's time, which grows with the square of it, would hold up others. */
const greatestDepth = 300;

const options: sanitizeHtml.IOptions = {
  allowedTags: [...blockElements, ...inlineElements, "div", "figure", "figcaption", "img"],
  allowedAttributes: { a: ["href"], img: ["src", "alt"] },
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesByTag: { img: ["http", "https", "embedded"] },
  allowProtocolRelative: false,
  nonTextTags,
  nestingLimit,
  transformTags: {
    ...Object.fromEntries(
      containers
        .split(" ")
        .filter((name) => name !== "figure" && name !== "figcaption")
        .map((name) => [name, "div"]),
    ),
    ...synonyms,
  },
};

/**
 * HTML of the elements and attributes that {@link file://./read-html.ts} knows; everything else is unwrapped or gone.
 *
 * @throws Error where elements are nested beyond all measure
 */
export function sanitise(html: string): string {
  assertShallow(html);
  return sanitizeHtml(html, options);
}

/** @throws Error where elements are nested beyond all measure */
function assertShallow(html: string): void {
  let depth = 0;
  const parser = new Parser({
    onopentagname() {
      if (++depth > greatestDepth) throw new Error(`elements nested more than ${greatestDepth} deep`);
    },
    onclosetag() {
      depth--;
    },
  });
  parser.end(html);
}
