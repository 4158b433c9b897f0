// Maps a NewsML-G2 text item to the fields of an article.
import type { Credit } from "../../plain-text/credit/credit.ts";
import { isName, parseByline, parseCreators, parseSources } from "../agency/byline.ts";
import { parseDateline } from "../agency/dateline.ts";
import { codeOf, isPlaceholder, namesSection } from "../agency/identity.ts";
import { creditsOf, withoutRepeats } from "../agency/news-text.ts";
import { withPictures } from "../agency/with-pictures.ts";
import type { Fields } from "../submission/build-submission.ts";
import { type Field, fieldAt } from "../submission/field.ts";
import { firstField, lineOfElement } from "../xml/wording.ts";
import { childOf, childrenOf, type XmlElement } from "../xml/xml-tree.ts";
import { conceptName, namesOrLiterals, roleOf } from "./concepts.ts";
import { bodyOf, headOf } from "./content.ts";
import { picturesOf } from "./pictures.ts";

/** @param pictures the picture items of the same message */
export function fieldsOf(item: XmlElement, pictures: readonly XmlElement[]): Fields {
  const itemMeta = childOf(item, "itemMeta");
  const meta = childOf(item, "contentMeta");
  const nitf = headOf(item);
  const headline =
    firstField(headlinesOf(meta)) ?? nitf.headline ?? firstField(childrenOf(itemMeta, "title"));
  const summary = standfirstOf(meta);
  const byline = firstField(childrenOf(meta, "by"))?.text ?? nitf.byline;
  const body = withoutRepeats(bodyOf(item), { headline: headline?.text, byline, standfirst: summary?.text });
  const credits = creditsOf(bylinesOf(meta, byline), placesOf(meta), body.credit);
  const first = firstField([...childrenOf(itemMeta, "firstCreated"), ...childrenOf(meta, "contentCreated")]);
  const version = firstField([
    ...childrenOf(itemMeta, "versionCreated"),
    ...childrenOf(meta, "contentModified"),
  ]);
  return {
    section: sectionOf(itemMeta, meta),
    headline,
    // The first date stays the same in all versions of an item.
    published: first ?? version,
    updated: first && version,
    embargoes: [firstField(childrenOf(itemMeta, "embargoed"))],
    standfirst: body.standfirst === undefined ? undefined : summary,
    places: credits.flatMap(({ places }) => places),
    authors: credits.flatMap(({ authors }) => authors),
    agencies: [...sourcesOf(itemMeta, meta), ...credits.flatMap(({ agencies }) => agencies)],
    tags: tagsOf(meta),
    ...withPictures(body.paragraphs, picturesOf(item, pictures)),
  };
}

const isSubordinate = (headline: XmlElement) => /^(?:sub|kicker|overline)/.test(roleOf(headline));

/** Headlines in the order of preference: the main one, one without a role, any other. */
function headlinesOf(meta: XmlElement | undefined): readonly XmlElement[] {
  const headlines = childrenOf(meta, "headline").filter((headline) => !isSubordinate(headline));
  const isMain = (headline: XmlElement) => roleOf(headline) === "main";
  const isPlain = (headline: XmlElement) => roleOf(headline) === "";
  return [...headlines.filter(isMain), ...headlines.filter(isPlain), ...headlines];
}

/** A summary, otherwise a subheadline, otherwise a description without a role. */
function standfirstOf(meta: XmlElement | undefined): Field | undefined {
  const descriptions = childrenOf(meta, "description");
  const isOf = (role: RegExp) => (element: XmlElement) => role.test(roleOf(element));
  return (
    firstField(descriptions.filter(isOf(/^(?:summary|abstract|lead|standfirst|drop)/))) ??
    firstField(childrenOf(meta, "headline").filter(isOf(/^sub/))) ??
    firstField(descriptions.filter(isOf(/^$/)))
  );
}

/** The byline, or else the named creators. A creator can be a person or the agency. */
function bylinesOf(meta: XmlElement | undefined, byline: string | undefined): readonly Credit[] {
  if (byline !== undefined) return [parseByline(byline)];
  return [parseCreators(childrenOf(meta, "creator").map((one) => conceptName(one) ?? literalOf(one)))];
}

/**
 * The located place is preferred to the dateline. Reuters writes only a time into the dateline, and a
 * placeholder into `located`.
 */
function placesOf(meta: XmlElement | undefined): Credit {
  const dateline = parseDateline(firstField(childrenOf(meta, "dateline"))?.text ?? "");
  const located = namesOrLiterals(childrenOf(meta, "located")).filter((name) => !isPlaceholder(name));
  return located.length === 0 ? dateline : { ...dateline, places: located };
}

/** The names of the agency that an item's id belongs to: the provider, or else the source of the information. */
export function providersOf(item: XmlElement): readonly string[] {
  const itemMeta = childOf(item, "itemMeta");
  const providers = childrenOf(itemMeta, "provider");
  const codes = providers.map(({ attributes: { qcode = "", uri = "" } }) => codeOf(qcode || uri));
  return [...namesOrLiterals(providers), ...codes, ...sourcesOf(itemMeta, childOf(item, "contentMeta"))];
}

/** The source of the information. If it is not named, the credit line or the provider. */
function sourcesOf(itemMeta: XmlElement | undefined, meta: XmlElement | undefined): readonly string[] {
  const sources = [
    namesOrLiterals(childrenOf(meta, "infoSource")),
    childrenOf(meta, "creditline").flatMap((line) => parseSources(lineOfElement(line))),
    namesOrLiterals(childrenOf(itemMeta, "provider")),
  ];
  return sources.map((names) => names.filter(isName)).find((names) => names.length > 0) ?? [];
}

/** A literal with two words is a name, with one word a code. */
function literalOf({ attributes: { literal = "" } }: XmlElement): string {
  return /\p{L}\s+\p{L}/u.test(literal) ? literal : "";
}

const isSection = ({ attributes: { type, qcode, uri } }: XmlElement) =>
  [type, qcode?.split(":")[0], uri].some(namesSection);

/** A subject with a code for sections, or else the provider's service, if they have a name. */
function sectionOf(itemMeta: XmlElement | undefined, meta: XmlElement | undefined): Field | undefined {
  const named = [...childrenOf(meta, "subject").filter(isSection), ...childrenOf(itemMeta, "service")];
  const section = named.find((concept) => conceptName(concept) !== undefined);
  const text = section && conceptName(section);
  return section && text !== undefined ? fieldAt(text, section) : undefined;
}

function tagsOf(meta: XmlElement | undefined): readonly string[] {
  const subjects = childrenOf(meta, "subject").filter((subject) => !isSection(subject));
  return [
    ...subjects.flatMap((subject) => conceptName(subject) ?? []),
    ...childrenOf(meta, "keyword").map(lineOfElement),
  ];
}
