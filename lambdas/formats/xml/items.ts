// What a document of an agency holds: one item as a rule, sometimes several.
import type { Submission } from "../../article/article.ts";
import type { Parsed } from "../../refusal/refusal.ts";
import { refuse } from "../../refusal/refuse.ts";
import { refuseNumber } from "../agency/identity.ts";
import type { Field } from "../build-submission.ts";
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
export type ReadItems = (root: XmlElement, timeZone: string) => readonly DocumentItem[] | undefined;

/** The one item of a document that has no other. */
export function onlyItem(items: readonly DocumentItem[]): Parsed<Submission> {
  const [item, another] = items;
  if (another) {
    const { line, column } = another;
    return { ok: false, refusals: [refuse("several-articles", { line, column, found: `${items.length}` })] };
  }
  return item ? parseItem(item) : { ok: false, refusals: [refuse("not-an-article")] };
}

function parseItem(item: DocumentItem): Parsed<Submission> {
  const refusals = refuseNumber(item.id);
  return refusals.length > 0 ? { ok: false, refusals } : item.parse();
}
