// What a document of an agency holds: one item as a rule, sometimes several.
import type { Submission } from "../../article/article.ts";
import type { Parsed } from "../../refusal/refusal.ts";
import { refuse } from "../../refusal/refuse.ts";
import type { XmlElement } from "./xml-tree.ts";

export interface DocumentItem {
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
  return item?.parse() ?? { ok: false, refusals: [refuse("not-an-article")] };
}
