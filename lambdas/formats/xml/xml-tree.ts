// XML to a tree with namespaces and places, within bounds: no declaration of an entity, and no endless nesting.
import { SaxesParser, type SaxesTagNS } from "saxes";

export interface XmlElement {
  /** Its namespace; empty where it has none. */
  readonly namespace: string;
  /** Without its prefix. */
  readonly name: string;
  /** Those without a prefix, by name. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own `xml:lang` or the nearest above it. */
  readonly language: string | undefined;
  readonly children: readonly XmlNode[];
  /** 1-based, where its start tag ends. */
  readonly line: number;
  readonly column: number;
}

export type XmlNode = string | XmlElement;

/** What no such document has, and where it stands. */
export class UnusableXml extends Error {
  readonly line: number;
  readonly column: number;
  /** Whether the message is of the document's own words. */
  readonly isQuoted: boolean;

  constructor(problem: string, line: number, column: number, isQuoted: boolean) {
    super(problem);
    this.line = line;
    this.column = column;
    this.isQuoted = isQuoted;
  }
}

/** Real items nest about 20 deep and have a few thousand elements at most. */
const greatestDepth = 200;
const mostElements = 100_000;

interface Building extends XmlElement {
  readonly children: XmlNode[];
}

/**
 * The root element. An XML declaration may name any encoding: the text is decoded already.
 *
 * @throws UnusableXml at the first thing that is not well-formed, is a document type, or is out of bounds
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
  // One without declarations of its own names a file that nobody reads here: NITF and NewsML 1 begin with it.
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

/** Child elements of these names, in their order. */
export function childrenOf(
  parent: XmlElement | undefined,
  ...names: readonly string[]
): readonly XmlElement[] {
  return parent?.children.filter(isElement).filter(({ name }) => names.includes(name)) ?? [];
}

export function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenOf(parent, name)[0];
}

/** The first of this name at any depth, itself included. */
export function find(element: XmlElement, name: string): XmlElement | undefined {
  if (element.name === name) return element;
  for (const child of element.children.filter(isElement)) {
    const found = find(child, name);
    if (found) return found;
  }
  return undefined;
}

/** All text in it, that of its children too. */
export function textOf(element: XmlElement | undefined): string {
  return element?.children.map((node) => (isElement(node) ? textOf(node) : node)).join("") ?? "";
}
