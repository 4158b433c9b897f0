// Sets the addresses of pictures that load lazily. In the page, a script would set them when a reader scrolls to the picture.
import type { Document, Element } from "domhandler";
import { DomUtils } from "htmlparser2";
import { elementsOf } from "../dom.ts";

/** The largest number of sizes of one picture that are compared. */
const mostSizes = 50;
/** In characters. Only this much of a `srcset` is read. */
const longestSet = 20_000;

export function placePictures(document: Document): void {
  const sizes = new Map<unknown, string | undefined>();
  for (const picture of elementsOf(document, "picture")) sizes.set(picture, sourceAddress(picture));
  for (const image of elementsOf(document, "img")) {
    const address = addressOf(image) ?? sizes.get(image.parent);
    if (address !== undefined) image.attribs.src = address;
  }
  for (const noscript of elementsOf(document, "noscript")) useNoscriptCopy(noscript);
}

/** The address of an image: the one for lazy loading, or else its `src` (except a `data:` address), or else the largest in its `srcset`. */
function addressOf({ attribs }: Element): string | undefined {
  const waiting = attribs["data-src"] ?? attribs["data-original"] ?? attribs["data-lazy-src"];
  const sets = [attribs["data-srcset"], attribs["data-lazy-srcset"]].map(largestIn);
  const there = attribs.src;
  const isThere = there !== undefined && there.trim() !== "" && !/^\s*data:/i.test(there);
  return waiting ?? sets.find(Boolean) ?? (isThere ? there : largestIn(attribs.srcset));
}

/** The address in the first `<source>` of a `<picture>` that has one. */
function sourceAddress(picture: Element): string | undefined {
  return elementsOf(picture, "source")
    .slice(0, mostSizes)
    .map(({ attribs }) => largestIn(attribs.srcset ?? attribs["data-srcset"]))
    .find(Boolean);
}

/** The address of the largest picture in a `srcset`: `a.jpg 480w, b.jpg 1024w`, `a.jpg, b.jpg 2x`. */
function largestIn(set: string | undefined): string | undefined {
  const entries = (set ?? "").slice(0, longestSet).split(/,\s/).slice(0, mostSizes);
  const sized = entries.map((entry) => {
    const [address = "", size = "1"] = entry.trim().split(/\s+/);
    return { address, size: Number.parseFloat(size) || 0 };
  });
  const [largest] = sized.filter(({ address }) => address !== "").toSorted((a, b) => b.size - a.size);
  return largest?.address;
}

/** Uses the address in a `<noscript>`, which has a copy of the picture beside it for browsers without scripts. */
function useNoscriptCopy(noscript: Element): void {
  const images = elementsOf(noscript, "img");
  const [before, after] = [DomUtils.prevElementSibling(noscript), DomUtils.nextElementSibling(noscript)];
  const [place] = [before, after].flatMap((beside) => (beside ? imagesIn(beside) : []));
  const [image] = images;
  if (!place) for (const one of images) DomUtils.prepend(noscript, one);
  else if (image?.attribs.src !== undefined && isEmpty(place)) place.attribs.src = image.attribs.src;
}

function imagesIn(element: Element): readonly Element[] {
  if (element.name === "noscript") return [];
  return element.name === "img" ? [element] : elementsOf(element, "img").slice(0, 1);
}

function isEmpty({ attribs }: Element): boolean {
  return attribs.src === undefined || /^\s*(?:data:|$)/i.test(attribs.src);
}
