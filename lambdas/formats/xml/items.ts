// What a document of an agency holds: one item as a rule, sometimes several.
import type { Submission } from "../../article/article.ts";
import type { Parsed, Refusal } from "../../refusal/refusal.ts";
import { refuse } from "../../refusal/refuse.ts";
import { refuseNumber } from "../agency/identity.ts";
import type { FileItem, SeveralItems } from "../format.ts";
import { type Field, lineOf } from "../submission/field.ts";
import type { XmlElement } from "./xml-tree.ts";

export interface DocumentItem {
  /** Absent where the file's name has to serve. */
  readonly id: Field | undefined;
  /** 1-based, where its start tag ends. */
  readonly line: number;
  readonly column: number;
  parse(): Parsed<Submission>;
}

/** Undefined for a document of another kind, which has the same name for its first element. */
export type ParseItems = (root: XmlElement, timeZone: string) => readonly DocumentItem[] | undefined;

/** More is an archive, not a delivery; each costs a record and a page. */
export const mostItems = 100;

/** The one item, or all of them. */
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

/** In a file of several, an item has an id, and no other has the same: so it can be corrected and withdrawn. */
function itemOf(item: DocumentItem, id: string | undefined, all: readonly (string | undefined)[]): FileItem {
  const { line, column } = item;
  const refused = (refusal: Refusal): FileItem => ({
    id,
    line,
    column,
    parsed: { ok: false, refusals: [refusal] },
  });
  if (id === undefined) return refused(refuseAt(item, "missing-id", ""));
  if (all.indexOf(id) !== all.lastIndexOf(id)) return refused(refuseAt(item, "repeated-id", id));
  const parsed = parseSafely(item);
  if (parsed.ok) return { id, line, column, parsed };
  // What concerns the whole of an item stands where the item does.
  const refusals = parsed.refusals.map((refusal) =>
    refusal.line === 1 && refusal.column === 1 ? { ...refusal, line, column } : refusal,
  );
  return { id, line, column, parsed: { ok: false, refusals } };
}

/** What can't be read of one item says nothing of the others. */
function parseSafely(item: DocumentItem): Parsed<Submission> {
  try {
    return parseItem(item);
  } catch (error) {
    // The parsers are pure: what they throw at is in the file, and would be there at a second try.
    const found = error instanceof Error ? error.message : String(error);
    return { ok: false, refusals: [refuse("damaged-file", { found, finding: "broken-content" })] };
  }
}

function parseItem(item: DocumentItem): Parsed<Submission> {
  const refusals = refuseNumber(item.id);
  return refusals.length > 0 ? { ok: false, refusals } : item.parse();
}

function refuseAt(
  { line, column }: DocumentItem,
  code: "missing-id" | "repeated-id" | "too-many-articles",
  found: string,
): Refusal {
  return refuse(code, { line, column, found });
}
