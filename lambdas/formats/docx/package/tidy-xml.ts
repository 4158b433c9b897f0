// Checks the XML of a Word document against limits, and removes hidden text, before any other code parses it.
import { SaxesParser, type SaxesTagNS } from "saxes";
import { bounds } from "../../../article/bounds.ts";
import { DocumentTooLarge, isMediaPart } from "./unpack.ts";

/** How deep elements may be nested. A table within a table within a text box is about 30 levels deep. */
const greatestDepth = 200;
/**
 * The largest number of elements in all parts together. Mammoth's time and memory grow with this number. An article of 5,000 words with
 * very many edits has 50,000 elements.
 */
const mostElements = 50_000;
/** The largest number of attributes of an element. The parser's time for an element grows with the square of this number. */
const mostAttributes = 500;
/** The largest number of attributes in all parts together. Word writes two or three for an element. */
const mostAttributesInAll = 200_000;
/** The largest number of footnotes and endnotes. Mammoth's time grows with the square of this number. */
const mostNotes = 1000;
/** The largest number of references to pictures. Word writes most pictures twice: for itself and for older versions. */
const mostDrawings = 2 * bounds.pictures;
/** The largest number of fields (w:fldChar) that are open at the same time. For each run, mammoth searches all open fields. */
const mostOpenFields = 50;

const wordNamespaces = [
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main", // Strict Open XML
];

/**
 * Removes the hidden runs from all parts, because mammoth would include them in the text. A run is a piece of text with one format.
 *
 * @throws DocumentTooLarge
 * @throws Error if a part is not well-formed, declares a document type, or is nested too deeply
 */
export function tidyParts(parts: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const count = { ...nothing };
  return new Map(
    [...parts].map(([name, bytes]) => [name, isMediaPart(name) ? bytes : tidyXml(decodeXml(bytes), count)]),
  );
}

const nothing = { elements: 0, attributes: 0, notes: 0, drawings: 0 };

type Count = typeof nothing;

function tidyXml(xml: string, count: Count): Uint8Array {
  const kept: string[] = [];
  let from = 0;
  for (const { start, end } of findHiddenRuns(xml, count)) {
    kept.push(xml.slice(from, start));
    from = end;
  }
  return new TextEncoder().encode(kept.join("") + xml.slice(from));
}

/** Where the content of a hidden run begins and ends in the XML. Spans are in order and do not overlap. */
interface Span {
  readonly start: number;
  readonly end: number;
}

interface OpenRun {
  readonly depth: number;
  readonly start: number;
  isHidden: boolean;
}

function findHiddenRuns(xml: string, count: Count): readonly Span[] {
  const hidden: Span[] = [];
  const runs: OpenRun[] = [];
  let depth = 0;
  let attributes = 0;
  let openFields = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on("doctype", () => {
    throw new Error("a document type declaration");
  });
  parser.on("attribute", () => {
    if (++attributes > mostAttributes) throw new DocumentTooLarge(`more than ${mostAttributes} attributes`);
    if (++count.attributes > mostAttributesInAll)
      throw new DocumentTooLarge(`more than ${mostAttributesInAll} attributes`);
  });
  parser.on("opentag", (tag) => {
    attributes = 0;
    if (++count.elements > mostElements) throw new DocumentTooLarge(`more than ${mostElements} elements`);
    if (++depth > greatestDepth) throw new Error(`elements nested more than ${greatestDepth} deep`);
    if (/^(?:blip|imagedata)$/.test(tag.local) && ++count.drawings > mostDrawings)
      throw new DocumentTooLarge(`more than ${bounds.pictures} pictures`);
    if (!wordNamespaces.includes(tag.uri)) return;
    const run = runs.at(-1);
    if (/^(?:foot|end)noteReference$/.test(tag.local) && ++count.notes > mostNotes)
      throw new DocumentTooLarge(`more than ${mostNotes} notes`);
    if (tag.local === "fldChar") openFields += fieldStep(tag);
    if (openFields > mostOpenFields) throw new Error(`more than ${mostOpenFields} fields within each other`);
    if (tag.local === "r" && !tag.isSelfClosing)
      runs.push({ depth, start: parser.position, isHidden: false });
    // A run is only hidden by a property of its own: `w:r` > `w:rPr` > `w:vanish`.
    else if (tag.local === "vanish" && run && depth === run.depth + 2) run.isHidden = isOn(tag);
  });
  parser.on("closetag", () => {
    const run = runs.at(-1);
    if (run?.depth === depth) {
      runs.pop();
      const isOutermost = !runs.some(({ isHidden }) => isHidden);
      if (run.isHidden && isOutermost) {
        // A hidden run can contain a text box with hidden runs. The span of the outer run replaces their spans.
        while ((hidden.at(-1)?.start ?? -1) >= run.start) hidden.pop();
        hidden.push({ start: run.start, end: xml.lastIndexOf("</", parser.position - 1) });
      }
    }
    depth--;
  });
  parser.write(xml).close();
  return hidden;
}

function isOn(tag: SaxesTagNS): boolean {
  return !/^(?:0|false|off)$/.test(attributeOf(tag, "val") ?? "");
}

function fieldStep(tag: SaxesTagNS): number {
  const type = attributeOf(tag, "fldCharType");
  return type === "begin" ? 1 : type === "end" ? -1 : 0;
}

function attributeOf({ attributes }: SaxesTagNS, name: string): string | undefined {
  return Object.values(attributes).find(({ local }) => local === name)?.value;
}

/** Decodes UTF-8, or UTF-16 with a byte order mark. ECMA-376 part 2 §8.1.4 allows no other encoding. */
function decodeXml(bytes: Uint8Array): string {
  const isBigEndian = bytes[0] === 0xfe && bytes[1] === 0xff;
  const isUtf16 = isBigEndian || (bytes[0] === 0xff && bytes[1] === 0xfe);
  return new TextDecoder(isUtf16 ? `utf-16${isBigEndian ? "be" : "le"}` : "utf-8").decode(bytes);
}
