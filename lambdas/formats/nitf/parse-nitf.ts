// Parses a file in IPTC NITF, the News Industry Text Format (https://iptc.org/std/NITF/3.6/).

import { parseMachineDate } from "../../dates/machine-date.ts";
import { noCredit } from "../../plain-text/credit/credit.ts";
import { parseByline } from "../agency/byline.ts";
import { parseDateline } from "../agency/dateline.ts";
import { idOfUri, isUri, isWithheldStatus, sourceOf } from "../agency/identity.ts";
import type { DocumentItem } from "../agency/items.ts";
import { creditOf, withoutRepeats } from "../agency/news-text.ts";
import { buildSubmission, type Fields } from "../submission/build-submission.ts";
import { type Field, fieldAt } from "../submission/field.ts";
import { firstField, lineOfElement } from "../xml/wording.ts";
import { childOf, childrenOf, find, type XmlElement } from "../xml/xml-tree.ts";
import { parseMarkup } from "./body.ts";
import { nitfHeadOf } from "./head.ts";

export function parseNitf(root: XmlElement, timeZone: string): readonly DocumentItem[] {
  const { line, column } = root;
  const fields = fieldsOf(root);
  const { id, source } = fields;
  return [{ id, source, line, column, parse: () => buildSubmission(fields, timeZone, parseMachineDate) }];
}

function fieldsOf(root: XmlElement): Fields {
  const head = childOf(root, "head");
  const body = childOf(root, "body");
  const docdata = childOf(head, "docdata");
  const bodyHead = childOf(body, "body.head");
  const distributors = distributorsOf(bodyHead, docdata);
  const { id, source } = identityOf(docdata, distributors);
  const release = dateOf(childOf(docdata, "date.release"));
  const { "management-status": status } = docdata?.attributes ?? {};
  const isEmbargoed = status?.toLowerCase() === "embargoed";
  if (isEmbargoed ? !release : isWithheldStatus(status))
    return { id, source, isWithheld: true, paragraphs: [] };
  const { headline: title, byline } = nitfHeadOf(bodyHead);
  const headline = title ?? firstField(childrenOf(head, "title"));
  const abstract = firstField(childrenOf(bodyHead, "abstract"));
  const text = body ? parseMarkup(childOf(body, "body.content") ?? body) : [];
  const repeats = { headline: headline?.text, byline, standfirst: abstract?.text };
  const { paragraphs, credit: dateline, standfirst } = withoutRepeats(text, repeats);
  const writers = byline === undefined ? noCredit : parseByline(byline);
  const credit = creditOf(writers, placesOf(bodyHead), dateline);
  const issued = dateOf(childOf(docdata, "date.issue"));
  return {
    id,
    source,
    section: attributeOf(find(root, "pubdata"), "position.section"),
    headline,
    published: issued ?? dateOf(bodyHead && find(bodyHead, "story.date")) ?? release,
    embargoes: [release],
    standfirst: standfirst === undefined ? undefined : abstract,
    ...credit,
    agencies: [...distributors, ...credit.agencies],
    tags: tagsOf(head, docdata),
    paragraphs,
  };
}

/**
 * The id in the document, and the agency that gave it. If the id is not a URI, the organisation that registered it (`regsrc`) is put before
 * it, because another agency may use the same id.
 */
function identityOf(
  docdata: XmlElement | undefined,
  distributors: readonly string[],
): Pick<Fields, "id" | "source"> {
  const docId = childOf(docdata, "doc-id");
  const { "id-string": id = "", regsrc = "" } = docId?.attributes ?? {};
  if (!docId || id.trim() === "") return {};
  const full = isUri(id) ? id : ["nitf", regsrc, id].filter((part) => part !== "").join(":");
  return { id: fieldAt(idOfUri(full), docId), source: sourceOf(full, distributors) };
}

/** The date in an element. A template that nobody filled in has letters instead of a date, such as `YYYYMMDD`. */
function dateOf(element: XmlElement | undefined): Field | undefined {
  if (!element) return undefined;
  const text = element.attributes.norm ?? lineOfElement(element);
  return /\d/.test(text) && !/^YYYY/.test(text) ? fieldAt(text, element) : undefined;
}

function placesOf(bodyHead: XmlElement | undefined) {
  const dateline = childOf(bodyHead, "dateline");
  const location = childOf(dateline, "location");
  const city = lineOfElement(childOf(location, "city"));
  const text = city || lineOfElement(location) || lineOfElement(dateline);
  return { ...parseDateline(text), authors: [] };
}

function distributorsOf(
  bodyHead: XmlElement | undefined,
  docdata: XmlElement | undefined,
): readonly string[] {
  const distributor = lineOfElement(childOf(bodyHead, "distributor"));
  const { holder = "" } = childOf(docdata, "doc.copyright")?.attributes ?? {};
  return [distributor || holder];
}

function tagsOf(head: XmlElement | undefined, docdata: XmlElement | undefined): readonly string[] {
  const subjects = childrenOf(childOf(head, "tobject"), "tobject.subject");
  return [
    ...childrenOf(childOf(docdata, "key-list"), "keyword").map(
      (keyword) => keyword.attributes.key ?? lineOfElement(keyword),
    ),
    ...subjects.flatMap(({ attributes }) =>
      ["type", "matter", "detail"].map((level) => attributes[`tobject.subject.${level}`] ?? ""),
    ),
  ];
}

function attributeOf(element: XmlElement | undefined, name: string): Field | undefined {
  const text = element?.attributes[name];
  return element && text !== undefined ? fieldAt(text, element) : undefined;
}
