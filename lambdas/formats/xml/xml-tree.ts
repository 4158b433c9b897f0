// Parses XML to a tree of elements, each with its namespace and its place. Entity declarations and very deep nesting are rejected.
import { SaxesParser, type SaxesTagNS } from "saxes";

export interface XmlElement {
  /** The namespace's address. Empty if the element has no namespace. */
  readonly namespace: string;
  /** The element's name without its prefix. */
  readonly name: string;
  /** The attributes that have no prefix, by their names. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The language in the element's `xml:lang`, or else in that of the nearest element around it. */
  readonly language: string | undefined;
  readonly children: readonly XmlNode[];
  /** The place where the start tag ends. The first line is 1, and the first column is 1. */
  readonly line: number;
  readonly column: number;
}

export type XmlNode = string | XmlElement;

/** Thrown if the XML is not well-formed or exceeds a limit. */
export class UnusableXml extends Error {
  readonly line: number;
  readonly column: number;
  /** Whether the message is a quotation from the document, which an editor understands better than the parser's message. */
  readonly isQuoted: boolean;

  constructor(problem: string, line: number, column: number, isQuoted: boolean) {
    super(problem);
    this.line = line;
    this.column = column;
    this.isQuoted = isQuoted;
  }
}

/** How deep elements may be nested. Real documents have at most about 20 levels. */
const greatestDepth = 200;
/** The largest number of elements. Real documents have at most a few thousand. */
const mostElements = 100_000;

interface Building extends XmlElement {
  readonly children: XmlNode[];
}

/**
 * Parses a document and returns its root element. The encoding in an XML declaration is ignored, because the text is already decoded.
 *
 * @throws UnusableXml if the text is not well-formed, if its document type has an internal subset, or if it exceeds a limit
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
  // NITF and NewsML 1 begin with a document type that only refers to a file. It is allowed, and the file is not loaded.
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

/** All text in the element and in the elements inside it. */
export function textOf(element: XmlElement | undefined): string {
  return element?.children.map((node) => (isElement(node) ? textOf(node) : node)).join("") ?? "";
}
