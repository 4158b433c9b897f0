// Parses the items of a NewsML-G2 document: the articles, each with its pictures.
import type { Submission } from "../../article/article.ts";
import { parseMachineDate } from "../../dates/machine-date.ts";
import type { Parsed } from "../../refusal/refusal.ts";
import { refused } from "../../refusal/refuse.ts";
import { codeOf, idOfUri, isWithheldStatus, sourceOf } from "../agency/identity.ts";
import type { DocumentItem } from "../agency/items.ts";
import { buildSubmission } from "../submission/build-submission.ts";
import { fieldAt } from "../submission/field.ts";
import { childOf, childrenOf, textOf, type XmlElement } from "../xml/xml-tree.ts";
import { fieldsOf, providersOf } from "./fields-of-item.ts";

const items = ["newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"];

/** The namespace of NewsML-G2. The messages of the Swedish agency TT have no namespace. */
const namespaces = ["http://iptc.org/std/nar/2006-10-01/", ""];

/**
 * Finds the text items, each with its pictures. A document without text items gives one item. It withdraws an article if the document has a
 * single item with a status that withdraws it. Otherwise it is refused. `undefined` if the document is not NewsML-G2.
 */
export function parseNewsMlG2(root: XmlElement, timeZone: string): readonly DocumentItem[] | undefined {
  if (!namespaces.includes(root.namespace)) return undefined;
  const all = items.includes(root.name)
    ? [root]
    : childrenOf(root, "itemSet").flatMap((set) => childrenOf(set, ...items));
  const texts = all.filter((item) => classOf(item) === "text");
  if (texts.length === 0) {
    const [item = root] = all;
    const withheld = () => (all.length === 1 ? withheldOf(item, timeZone) : undefined);
    return [{ ...placeOf(item), parse: () => withheld() ?? notAnArticle(item) }];
  }
  const pictures = all.filter((item) => classOf(item) === "picture" && !isWithheld(item));
  return texts.map((item) => ({
    ...placeOf(item),
    parse: () => {
      const own = texts.length === 1 ? pictures : pictures.filter((picture) => isLinked(item, picture));
      return (
        withheldOf(item, timeZone) ??
        buildSubmission({ ...identityOf(item), ...fieldsOf(item, own) }, timeZone, parseMachineDate)
      );
    },
  }));
}

function placeOf(item: XmlElement): Omit<DocumentItem, "parse"> {
  return { ...identityOf(item), line: item.line, column: item.column };
}

function notAnArticle(item: XmlElement): Parsed<Submission> {
  const { line, column } = item;
  return refused("not-an-article", { line, column, found: nameOf(item) });
}

function withheldOf(item: XmlElement, timeZone: string): Parsed<Submission> | undefined {
  if (!isWithheld(item)) return undefined;
  return buildSubmission({ ...identityOf(item), isWithheld: true, paragraphs: [] }, timeZone);
}

/** Whether a text links to a picture. In a message with several texts, the links show which pictures belong to which text. */
function isLinked(item: XmlElement, { attributes: { guid = "" } }: XmlElement): boolean {
  const links = childrenOf(childOf(item, "itemMeta"), "link");
  return links.some(({ attributes: { residref, href } }) => residref === guid || href === guid);
}

/** The class of an item, such as `text` or `picture`. A news item that states no class is a text if it has content. */
function classOf(item: XmlElement): string {
  if (item.name !== "newsItem") return item.name;
  const itemClass = childOf(childOf(item, "itemMeta"), "itemClass");
  const { qcode = "", uri = "" } = itemClass?.attributes ?? {};
  if (qcode !== "" || uri !== "") return codeOf(qcode || uri);
  return childrenOf(childOf(item, "contentSet"), "inlineXML", "inlineData").length > 0 ? "text" : "";
}

/**
 * Whether an item must not be published: it is withdrawn or withheld, or its embargo has no known end. An empty `embargoed` element means
 * that the end is not known.
 */
function isWithheld(item: XmlElement): boolean {
  const meta = childOf(item, "itemMeta");
  const { qcode, uri } = childOf(meta, "pubStatus")?.attributes ?? {};
  const embargo = childOf(meta, "embargoed");
  return isWithheldStatus(qcode ?? uri) || (embargo !== undefined && textOf(embargo).trim() === "");
}

function identityOf(item: XmlElement): Pick<DocumentItem, "id" | "source"> {
  const { guid = "" } = item.attributes;
  const text = idOfUri(guid);
  const id = text === "" ? undefined : fieldAt(text, item);
  return { id, source: sourceOf(guid, providersOf(item)) };
}

function nameOf(item: XmlElement): string {
  return item.name === "newsItem" ? `newsItem: ${classOf(item)}` : item.name;
}
