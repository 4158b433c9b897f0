// The items of a document from an agency: usually one, sometimes several.
import type { Submission } from "../../article/article.ts";
import type { Parsed } from "../../refusal/refusal.ts";
import { refused, refusedBroken } from "../../refusal/refuse.ts";
import type { FileItem, SeveralItems } from "../format.ts";
import { type Field, lineOf } from "../submission/field.ts";
import type { XmlElement } from "../xml/xml-tree.ts";
import { refuseNumber } from "./identity.ts";

/** An item that is not parsed yet. In XML, its line and column are those of the end of its start tag. */
export interface DocumentItem extends Omit<FileItem, "id" | "parsed"> {
  /** The id that the item states. Without one, an item that is alone in its file gets its id from the file's name. */
  readonly id: Field | undefined;
  parse(): Parsed<Submission>;
}

/** Finds the items of a document. `undefined` if the document is not in this format, although its root element has the same name. */
export type ParseItems = (root: XmlElement, timeZone: string) => readonly DocumentItem[] | undefined;

/** A file with more items is refused: it is an archive, not a delivery, and each item needs a record and a page. */
const mostItems = 100;

/** Parses the items of a document. An item that is alone in its document gives a single result. */
export function parseItems(items: readonly DocumentItem[]): Parsed<Submission> | SeveralItems {
  const [item] = items;
  if (!item) return refused("not-an-article");
  if (items.length === 1) return parseItem(item);
  const excess = items[mostItems];
  if (excess) {
    const { line, column } = excess;
    return refused("too-many-articles", { line, column, found: `${items.length} > ${mostItems}` });
  }
  const ids = items.map(({ id }) => lineOf(id));
  return { several: items.map((one, index) => itemOf(one, ids[index], ids)) };
}

/** Parses one of several items. Each needs an id that no other item of the file has, so that it can be corrected or withdrawn later. */
function itemOf(item: DocumentItem, id: string | undefined, all: readonly (string | undefined)[]): FileItem {
  const { source, line, column } = item;
  const place = { id, source, line, column };
  if (id === undefined) return { ...place, parsed: refused("missing-id", { line, column }) };
  if (all.indexOf(id) !== all.lastIndexOf(id))
    return { ...place, parsed: refused("repeated-id", { line, column, found: id }) };
  const parsed = parseSafely(item);
  if (parsed.ok) return { ...place, parsed };
  // A refusal that names no place is about the whole item. It gets the place of the item.
  const refusals = parsed.refusals.map((refusal) =>
    refusal.line === 1 && refusal.column === 1 ? { ...refusal, line, column } : refusal,
  );
  return { ...place, parsed: { ok: false, refusals } };
}

/** Parses an item. An exception becomes a refusal, so that it does not affect the other items. */
function parseSafely(item: DocumentItem): Parsed<Submission> {
  try {
    return parseItem(item);
  } catch (error) {
    return refusedBroken(error);
  }
}

function parseItem(item: DocumentItem): Parsed<Submission> {
  const refusals = refuseNumber(item.id, item.source);
  return refusals.length > 0 ? { ok: false, refusals } : item.parse();
}
