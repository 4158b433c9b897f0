// Which of the items in a NewsML-G2 document is the article, and whether one is.
import type { Submission } from "../../article/article.ts";
import type { Parsed } from "../../refusal/refusal.ts";
import { refuse } from "../../refusal/refuse.ts";
import { codeOf, idOfUri, isWithheldStatus } from "../agency/identity.ts";
import { buildSubmission, type Field } from "../build-submission.ts";
import { fieldsOf } from "./fields-of-item.ts";
import { childOf, childrenOf, textOf, type XmlElement } from "./xml-tree.ts";

const items = ["newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"];

/** An item, or a message with one text item and the pictures that go with it. */
export function parseItems(root: XmlElement, timeZone: string): Parsed<Submission> {
  const all = items.includes(root.name)
    ? [root]
    : childrenOf(root, "itemSet").flatMap((set) => childrenOf(set, ...items));
  const texts = all.filter((item) => classOf(item) === "text");
  const [item = all.length === 1 ? all[0] : undefined, another] = texts;
  if (another) {
    const { line, column } = another;
    return refused("several-articles", { line, column, found: `${texts.length} × ninat:text` });
  }
  if (item && isWithheld(item))
    return buildSubmission({ id: idOf(item), isWithheld: true, paragraphs: [] }, timeZone);
  if (!item || texts.length === 0) {
    const [first = root] = all;
    return refused("not-an-article", { line: first.line, column: first.column, found: nameOf(first) });
  }
  const pictures = all.filter((other) => classOf(other) === "picture" && !isWithheld(other));
  return buildSubmission({ id: idOf(item), ...fieldsOf(item, pictures) }, timeZone);
}

function refused(...[code, at]: Parameters<typeof refuse>): Parsed<Submission> {
  return { ok: false, refusals: [refuse(code, at)] };
}

/** `text`, `picture`, …; of a news item that doesn't say, text where it has one. */
function classOf(item: XmlElement): string {
  if (item.name !== "newsItem") return item.name;
  const itemClass = childOf(childOf(item, "itemMeta"), "itemClass");
  const { qcode = "", uri = "" } = itemClass?.attributes ?? {};
  if (qcode !== "" || uri !== "") return codeOf(qcode || uri);
  return childrenOf(childOf(item, "contentSet"), "inlineXML", "inlineData").length > 0 ? "text" : "";
}

/** Called back, held back, or under an embargo whose end nobody knows: the element is there and empty (§ embargoed). */
function isWithheld(item: XmlElement): boolean {
  const meta = childOf(item, "itemMeta");
  const { qcode, uri } = childOf(meta, "pubStatus")?.attributes ?? {};
  const embargo = childOf(meta, "embargoed");
  return isWithheldStatus(qcode ?? uri) || (embargo !== undefined && textOf(embargo).trim() === "");
}

function idOf({ attributes: { guid = "" }, line, column }: XmlElement): Field | undefined {
  const text = idOfUri(guid);
  return text === "" ? undefined : { text, line, column };
}

function nameOf(item: XmlElement): string {
  return item.name === "newsItem" ? `newsItem: ${classOf(item)}` : item.name;
}
