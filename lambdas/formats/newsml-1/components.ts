// Finds the main text among the nested components of a NewsML 1 item, and reads the metadata around it.
import { byLanguage, foreignness, lineOfElement } from "../xml/wording.ts";
import { childOf, childrenOf, isElement, textOf, type XmlElement } from "../xml/xml-tree.ts";

/** A content item (a text or a picture) and the components in which it is. */
export interface PlacedContent {
  readonly item: XmlElement;
  /** The innermost component around the item. */
  readonly component: XmlElement;
  /** All components around the item, the innermost first. */
  readonly around: readonly XmlElement[];
}

/** Roles of components that do not contain the main text but captions, notes, or texts that are fields of their own. */
const otherRoles =
  /caption|legend|style|head|byline|dateline|summary|abstract|contact|logo|note|advisory|copyright/i;
const mainRoles = /^(?:main|body|text|story|article)/i;
const plainTypes = /plain|ascii/i;
/** Types of content that is not text, or that can't be shown. */
const otherTypes = /css|javascript|pdf|rtf|csv|image|photo|graphic|video|audio|sportsml/i;

export function formalNameOf(element: XmlElement | undefined): string {
  return element?.attributes.FormalName?.trim() ?? "";
}

/** All content items inside a component, with the components around each. */
export function contentsOf(
  component: XmlElement,
  outer: readonly XmlElement[] = [],
): readonly PlacedContent[] {
  const around = [component, ...outer];
  return component.children.filter(isElement).flatMap((child) => {
    if (child.name === "ContentItem") return [{ item: child, component, around }];
    // A news item within this one is an article of its own.
    return child.name === "NewsComponent" ? contentsOf(child, around) : [];
  });
}

/** All that an item says about its type, in one text: `Text NITF3.1 text/vnd.IPTC.NITF`. */
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

/**
 * The main text. Of several texts, prefers one in Arabic, then one with a main role, then one with markup, then the longest. `undefined` if
 * there is no text.
 */
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

/** The language of a text: its own `xml:lang`, or else what the metadata of its components states, or else the `xml:lang` around it. */
function languageOf({ item, around }: PlacedContent): string {
  const stated = nearest(around, (component) => {
    const language = childOf(childOf(component, "DescriptiveMetadata"), "Language");
    return formalNameOf(language) || undefined;
  });
  const inContent = childOf(item, "DataContent")?.language;
  const own = inContent === item.language ? undefined : inContent;
  return own ?? stated ?? item.language ?? "";
}

/** The value of the innermost component that has one. */
export function nearest<Value>(
  around: readonly XmlElement[],
  say: (component: XmlElement) => Value | undefined,
): Value | undefined {
  return around.map(say).find((said) => said !== undefined);
}

/** The first line in a component's `NewsLines` that has this name, such as `HeadLine`, and is not empty. */
export function newsLine(component: XmlElement, name: string): XmlElement | undefined {
  return byLanguage(childrenOf(childOf(component, "NewsLines"), name)).find(
    (line) => lineOfElement(line) !== "",
  );
}

/** The names of the parties with this role, such as `Provider`, in a component's administrative metadata. */
export function partiesOf(component: XmlElement, role: string): readonly string[] {
  const holders = childrenOf(childOf(component, "AdministrativeMetadata"), role);
  return holders
    .flatMap((holder) => childrenOf(holder, "Party"))
    .map(formalNameOf)
    .filter((name) => name !== "");
}
