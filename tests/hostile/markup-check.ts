// Checks the tree that Chromium has built from a document. It must contain nothing that runs, loads or sends something, either at once or
// when a reader clicks.

/** A node of the DevTools protocol's DOM domain. */
export interface DomNode {
  readonly nodeName: string;
  /** Names and values in turn. */
  readonly attributes?: readonly string[];
  readonly frameId?: string;
  readonly children?: readonly DomNode[];
  readonly contentDocument?: DomNode;
  readonly templateContent?: DomNode;
}

const forbidden =
  /^(?:script|iframe|frame|frameset|object|embed|applet|base|form|input|button|select|textarea|svg|math|audio|video|source|template|portal|marquee)$/i;
const addresses = /^(?:href|src|action|formaction|xlink:href|data|poster|background|srcset|srcdoc)$/i;
/** Matches harmless addresses, after control characters and spaces were removed, because browsers ignore those in a scheme. */
const safeAddress = /^(?:https?:|mailto:|[^:]*$|[^:]*[/?#])/i;

export function attributesOf({ attributes = [] }: DomNode): ReadonlyMap<string, string> {
  const names = attributes.filter((_, index) => index % 2 === 0);
  return new Map(names.map((name, index) => [name, attributes[2 * index + 1] ?? ""]));
}

/** Returns the problems of a node and of all nodes in it. */
export function dangersIn(node: DomNode): readonly string[] {
  const { children = [], contentDocument, templateContent } = node;
  const inside = [
    ...children,
    ...(contentDocument ? [contentDocument] : []),
    ...(templateContent ? [templateContent] : []),
  ];
  return [...dangersOf(node), ...inside.flatMap(dangersIn)];
}

function dangersOf(node: DomNode): readonly string[] {
  const attributes = attributesOf(node);
  const isData = /^script$/i.test(node.nodeName) && attributes.get("type") === "application/ld+json";
  const isRefresh = /^meta$/i.test(node.nodeName) && attributes.has("http-equiv");
  const name = (forbidden.test(node.nodeName) && !isData) || isRefresh ? [`<${node.nodeName}>`] : [];
  const wrong = [...attributes].filter(
    ([name, value]) =>
      /^on/i.test(name) ||
      // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers ignore them in a scheme
      (addresses.test(name) && !safeAddress.test(value.replace(/[\u0000-\u0020]/g, ""))),
  );
  return [...name, ...wrong.map(([name, value]) => `${name}="${value.slice(0, 60)}"`)];
}
