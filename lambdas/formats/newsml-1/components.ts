// NewsML 1 nests components in components; here the one with the text is found, and what is said around it.
import { byLanguage, foreignness, lineOfElement } from "../xml/wording.ts";
import { childOf, childrenOf, isElement, textOf, type XmlElement } from "../xml/xml-tree.ts";

/** A content item, and the components around it, the nearest first. */
export interface PlacedContent {
  readonly item: XmlElement;
  /** The nearest of those around it. */
  readonly component: XmlElement;
  readonly around: readonly XmlElement[];
}

/** Not the text of the article: what describes a picture, and what stands in fields of its own. */
const otherRoles =
  /caption|legend|style|head|byline|dateline|summary|abstract|contact|logo|note|advisory|copyright/i;
const mainRoles = /^(?:main|body|text|story|article)/i;
const plainTypes = /plain|ascii/i;
/** No text, or one that nobody could show. */
const otherTypes = /css|javascript|pdf|rtf|csv|image|photo|graphic|video|audio|sportsml/i;

export function formalNameOf(element: XmlElement | undefined): string {
  return element?.attributes.FormalName?.trim() ?? "";
}

/** Every content item below, with the components around it. */
export function contentsOf(
  component: XmlElement,
  outer: readonly XmlElement[] = [],
): readonly PlacedContent[] {
  const around = [component, ...outer];
  return component.children.filter(isElement).flatMap((child) => {
    if (child.name === "ContentItem") return [{ item: child, component, around }];
    // An item within an item is another item's.
    return child.name === "NewsComponent" ? contentsOf(child, around) : [];
  });
}

/** The words for what kind of content it is: `Text`, `NITF3.1`, `text/vnd.IPTC.NITF`. */
export function typeOf({ item }: PlacedContent): string {
  return ["MediaType", "Format", "MimeType"].map((name) => formalNameOf(childOf(item, name))).join(" ");
}

export function roleOf({ component }: PlacedContent): string {
  return formalNameOf(childOf(component, "Role"));
}

export interface MainText extends PlacedContent {
  readonly content: XmlElement;
  /** All content items of the same news item. */
  readonly all: readonly PlacedContent[];
}

/** The article's text: in Arabic rather than in another language, by its role, as markup rather than plain, the longest. */
export function mainText(newsItem: XmlElement): MainText | undefined {
  const all = childrenOf(newsItem, "NewsComponent").flatMap((component) => contentsOf(component));
  const texts = all.flatMap((placed) => {
    const content = childOf(placed.item, "DataContent");
    if (!content || otherRoles.test(roleOf(placed)) || otherTypes.test(typeOf(placed))) return [];
    const length = textOf(content).trim().length;
    return length === 0 ? [] : [{ ...placed, content, all, length, rank: rankOf(placed) }];
  });
  const [best] = texts.sort((one, other) => one.rank - other.rank || other.length - one.length);
  return best;
}

function rankOf(placed: PlacedContent): number {
  const foreign = foreignness(languageOf(placed));
  return foreign * 4 + (mainRoles.test(roleOf(placed)) ? 0 : 2) + (plainTypes.test(typeOf(placed)) ? 1 : 0);
}

function languageOf({ item, around }: PlacedContent): string {
  const stated = nearest(around, (component) => {
    const language = childOf(childOf(component, "DescriptiveMetadata"), "Language");
    return formalNameOf(language) || undefined;
  });
  return childOf(item, "DataContent")?.attributes["xml:lang"] ?? stated ?? item.language ?? "";
}

/** What the nearest component says that says anything. */
export function nearest<Value>(
  around: readonly XmlElement[],
  say: (component: XmlElement) => Value | undefined,
): Value | undefined {
  for (const component of around) {
    const said = say(component);
    if (said !== undefined) return said;
  }
  return undefined;
}

/** A line of a component's `NewsLines`, such as `HeadLine`, that is not empty. */
export function newsLine(component: XmlElement, name: string): XmlElement | undefined {
  return byLanguage(childrenOf(childOf(component, "NewsLines"), name)).find(
    (line) => lineOfElement(line) !== "",
  );
}

/** The names of the parties in a component's administrative metadata, such as `Provider`. */
export function partiesOf(component: XmlElement, role: string): readonly string[] {
  const holders = childrenOf(childOf(component, "AdministrativeMetadata"), role);
  return holders
    .flatMap((holder) => childrenOf(holder, "Party"))
    .map(formalNameOf)
    .filter((name) => name !== "");
}
