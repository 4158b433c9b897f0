// Parses XML to a tree with namespaces and places. Entity declarations and very deep nesting are rejected.
import { SaxesParser, type SaxesTagNS } from "saxes";

export interface XmlElement {
  /** Empty if there is none. */
  readonly namespace: string;
  /** Without its prefix. */
  readonly name: string;
  /** The attributes without a prefix, by name. */
  readonly attributes: Readonly<Record<string, string>>;
  /** From the element's own `xml:lang` or the nearest one above. */
  readonly language: string | undefined;
  readonly children: readonly XmlNode[];
  /** The place where the start tag ends, 1-based. */
  readonly line: number;
  readonly column: number;
}

export type XmlNode = string | XmlElement;

/** The XML is not well-formed or exceeds a limit. */
export class UnusableXml extends Error {
  readonly line: number;
  readonly column: number;
  /** Whether the message quotes the document. */
  readonly isQuoted: boolean;

  constructor(problem: string, line: number, column: number, isQuoted: boolean) {
    super(problem);
    this.line = line;
    this.column = column;
    this.isQuoted = isQuoted;
  }
}

/** Real items have about 20 levels and a few thousand elements at most. */
const greatestDepth = 200;
const mostElements = 100_000;

interface Building extends XmlElement {
  readonly children: XmlNode[];
}

/**
 * Returns the root element. The encoding in an XML declaration is ignored, because the text is already decoded.
 *
 * @throws UnusableXml at the first error: not well-formed, an internal subset of a document type, or a limit exceeded
 */
export function parseXml(text: string): XmlElement {
  const open: Building[] = [];
  let root: Building | undefined;
  let elements = 0;
  const skippedLines = (/^\s*/.exec(text)?.[0].match(/\n/g) ?? []).length;
  const currentLine = () => parser.line + skippedLines;
  const parser = new SaxesParser({ xmlns: true });
  const refuse = (problem: string, isQuoted = false): never => {
    throw new UnusableXml(problem, currentLine(), Math.max(1, parser.columnIndex), isQuoted);
  };
  parser.on("error", (error) => refuse(error.message.replace(/^[\d:\s]+/, "")));
  // NITF and NewsML 1 begin with a document type without declarations. It refers to a file that is not loaded.
  parser.on("doctype", (doctype) => {
    if (doctype.includes("[")) refuse(`<!DOCTYPE${doctype}`, true);
  });
  parser.on("opentag", (tag) => {
    if (++elements > mostElements) refuse(`more than ${mostElements} elements`);
    if (open.length === greatestDepth) refuse(`elements nested more than ${greatestDepth} deep`);
    const parent = open.at(-1);
    const element = elementOf(tag, parent?.language, currentLine(), Math.max(1, parser.columnIndex));
    parent?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const add = (more: string) => {
    open.at(-1)?.children.push(more);
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.write(text.trimStart()).close();
  return root ?? refuse("no element");
}

function elementOf(
  { uri, local, attributes }: SaxesTagNS,
  inherited: string | undefined,
  line: number,
  column: number,
): Building {
  const all = Object.values(attributes);
  return {
    namespace: uri,
    name: local,
    attributes: Object.fromEntries(
      all.filter(({ prefix }) => prefix === "").map(({ local, value }) => [local, value]),
    ),
    language: attributes["xml:lang"]?.value || inherited,
    children: [],
    line,
    column,
  };
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== "string";
}

/** The child elements with one of these names, in order. */
export function childrenOf(
  parent: XmlElement | undefined,
  ...names: readonly string[]
): readonly XmlElement[] {
  return parent?.children.filter(isElement).filter(({ name }) => names.includes(name)) ?? [];
}

export function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenOf(parent, name)[0];
}

/** The first element with this name at any depth, including the element itself. */
export function find(element: XmlElement, name: string): XmlElement | undefined {
  if (element.name === name) return element;
  for (const child of element.children.filter(isElement)) {
    const found = find(child, name);
    if (found) return found;
  }
  return undefined;
}

/** All text in the element and its descendants. */
export function textOf(element: XmlElement | undefined): string {
  return element?.children.map((node) => (isElement(node) ? textOf(node) : node)).join("") ?? "";
}
