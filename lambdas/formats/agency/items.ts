// The items of a document from an agency: usually one, sometimes several.
import type { Submission } from "../../article/article.ts";
import type { Parsed, Refusal } from "../../refusal/refusal.ts";
import { refuse } from "../../refusal/refuse.ts";
import type { FileItem, SeveralItems } from "../format.ts";
import { type Field, lineOf } from "../submission/field.ts";
import type { XmlElement } from "../xml/xml-tree.ts";
import { refuseNumber } from "./identity.ts";

export interface DocumentItem {
  /** Absent if the item states none. Then the file name is used. */
  readonly id: Field | undefined;
  /** The agency whose own id it is. */
  readonly source?: string | undefined;
  /** The place where the item's start tag ends, 1-based. */
  readonly line: number;
  readonly column: number;
  parse(): Parsed<Submission>;
}

/** Returns `undefined` for another kind of document with the same root element. */
export type ParseItems = (root: XmlElement, timeZone: string) => readonly DocumentItem[] | undefined;

/** A file with more items is an archive, not a delivery. Each item costs a record and a page. */
export const mostItems = 100;

/** The only item, or all of them. */
export function parseItems(items: readonly DocumentItem[]): Parsed<Submission> | SeveralItems {
  const [item] = items;
  if (!item) return { ok: false, refusals: [refuse("not-an-article")] };
  if (items.length === 1) return parseItem(item);
  const excess = items[mostItems];
  if (excess) {
    const found = `${items.length} > ${mostItems}`;
    return { ok: false, refusals: [refuseAt(excess, "too-many-articles", found)] };
  }
  const ids = items.map(({ id }) => lineOf(id));
  return { several: items.map((one, index) => itemOf(one, ids[index], ids)) };
}

/**
 * In a file with several items, each needs an id of its own. Otherwise it could not be corrected or withdrawn later.
 */
function itemOf(item: DocumentItem, id: string | undefined, all: readonly (string | undefined)[]): FileItem {
  const { source, line, column } = item;
  const place = { id, source, line, column };
  const refused = (refusal: Refusal): FileItem => ({ ...place, parsed: { ok: false, refusals: [refusal] } });
  if (id === undefined) return refused(refuseAt(item, "missing-id", ""));
  if (all.indexOf(id) !== all.lastIndexOf(id)) return refused(refuseAt(item, "repeated-id", id));
  const parsed = parseSafely(item);
  if (parsed.ok) return { ...place, parsed };
  // A refusal of the whole item gets the item's place.
  const refusals = parsed.refusals.map((refusal) =>
    refusal.line === 1 && refusal.column === 1 ? { ...refusal, line, column } : refusal,
  );
  return { ...place, parsed: { ok: false, refusals } };
}

/** An exception in one item must not affect the others. */
function parseSafely(item: DocumentItem): Parsed<Submission> {
  try {
    return parseItem(item);
  } catch (error) {
    // Parsers are pure, so an exception means bad content, and a retry would fail too.
    const found = error instanceof Error ? error.message : String(error);
    return { ok: false, refusals: [refuse("damaged-file", { found, finding: "broken-content" })] };
  }
}

function parseItem(item: DocumentItem): Parsed<Submission> {
  const refusals = refuseNumber(item.id, item.source);
  return refusals.length > 0 ? { ok: false, refusals } : item.parse();
}

function refuseAt(
  { line, column }: DocumentItem,
  code: "missing-id" | "repeated-id" | "too-many-articles",
  found: string,
): Refusal {
  return refuse(code, { line, column, found });
}
