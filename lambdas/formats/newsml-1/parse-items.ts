// Parses IPTC NewsML 1.0 to 1.2 (https://iptc.org/std/NewsML/1.2/), which AFP sends. A document has one item or several.

import { parseMachineDate } from "../../dates/machine-date.ts";
import { refused } from "../../refusal/refuse.ts";
import { isWithheldStatus } from "../agency/identity.ts";
import type { DocumentItem } from "../agency/items.ts";
import { buildSubmission, type Fields } from "../submission/build-submission.ts";
import { type Field, fieldAt } from "../submission/field.ts";
import { firstField, lineOfElement } from "../xml/wording.ts";
import { childOf, childrenOf, type XmlElement } from "../xml/xml-tree.ts";
import { formalNameOf, mainText } from "./components.ts";
import { contentFieldsOf } from "./content-fields.ts";

/** Finds all news items, in the order of the document. */
export function parseNewsMl1(root: XmlElement, timeZone: string): readonly DocumentItem[] {
  return childrenOf(root, "NewsItem").map((item) => ({
    id: idOf(item),
    line: item.line,
    column: item.column,
    parse: () => parseItem(item, timeZone),
  }));
}

function parseItem(item: XmlElement, timeZone: string): ReturnType<DocumentItem["parse"]> {
  const identity = identityOf(item);
  if (identity.isWithheld) return buildSubmission({ ...identity, paragraphs: [] }, timeZone);
  const text = mainText(item);
  if (text) return buildSubmission({ ...identity, ...contentFieldsOf(text) }, timeZone, parseMachineDate);
  const { line, column } = item;
  const found = formalNameOf(childOf(childOf(item, "NewsManagement"), "NewsItemType")) || "NewsItem";
  return refused("not-an-article", { line, column, found });
}

type Identity = Pick<Fields, "id" | "isWithheld" | "published" | "updated" | "embargoes">;

function identityOf(item: XmlElement): Identity {
  const management = childOf(item, "NewsManagement");
  const status = childOf(management, "Status");
  const dates = ["FirstCreated", "ThisRevisionCreated"].map((name) =>
    firstField(childrenOf(management, name)),
  );
  const [first, revision] = dates;
  const change = childOf(management, "StatusWillChange");
  const isFreed = /^usable$/i.test(formalNameOf(childOf(change, "FutureStatus")));
  const release = isFreed ? firstField(childrenOf(change, "DateAndTime")) : undefined;
  // Any status except usable withholds the item, unless the item states when it becomes usable.
  return {
    id: idOf(item),
    isWithheld: isWithheldStatus(formalNameOf(status)) && release === undefined,
    published: first ?? revision,
    updated: first && revision,
    embargoes: [release],
  };
}

/** The id that all revisions of an item have in common (NewsML 1.2 §5.2): `urn:newsml:` and the provider, the date and the item's number. */
function idOf(item: XmlElement): Field | undefined {
  const identifier = childOf(childOf(item, "Identification"), "NewsIdentifier");
  const parts = ["ProviderId", "DateId", "NewsItemId"].map((name) =>
    lineOfElement(childOf(identifier, name)),
  );
  if (!identifier || parts.some((part) => part === "")) return undefined;
  return fieldAt(`urn:newsml:${parts.join(":")}`, identifier);
}
