// A strict XML parser with namespaces. It reports errors that lenient parsers accept.
import { SaxesParser, type SaxesTagNS } from "saxes";

export interface XmlElement {
  /** The name with its prefix, such as `atom:link`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All text of the element and its descendants. */
  readonly text: string;
}

/** The root element, or the reasons why the document is not well-formed. */
export type StrictXml =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Yields the texts of all elements, and the values of all attributes. */
export function* textsIn({ attributes, children, text }: XmlElement): Generator<string> {
  yield* Object.values(attributes);
  yield text;
  for (const child of children) yield* textsIn(child);
}

/** The text of the first child element with this name. */
export function textOf(parent: XmlElement, name: string): string | undefined {
  return parent.children.find((child) => child.name === name)?.text;
}

/** How many errors are kept. A document in another format can have an error at every character, more than a log record can hold. */
const mostProblems = 5;

interface Building {
  name: string;
  attributes: Record<string, string>;
  children: Building[];
  text: string;
}

export function parseStrictXml(text: string): StrictXml {
  const problems: string[] = [];
  const document: Building = { name: "", attributes: {}, children: [], text: "" };
  const open = [document];
  const parser = new SaxesParser({ xmlns: true });
  let errors = 0;
  parser.on("error", (error) => {
    errors += 1;
    if (problems.length < mostProblems) problems.push(error.message);
  });
  parser.on("opentag", (tag) => {
    const element = { name: tag.name, attributes: attributesOf(tag), children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  const addText = (more: string) => {
    for (const element of open) element.text += more;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text).close();
  const [root] = document.children;
  if (root && errors === 0) return { ok: true, root };
  return { ok: false, problems: errors > mostProblems ? [...problems, `${errors} errors in all`] : problems };
}

function attributesOf({ attributes }: SaxesTagNS): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value]));
}
