// Maps a NewsML-G2 text item to the fields of an article.
import type { Credit } from "../../plain-text/credit/credit.ts";
import { isName, parseByline, parseCreators, parseSources } from "../agency/byline.ts";
import { parseDateline } from "../agency/dateline.ts";
import { codeOf, isPlaceholder, namesSection } from "../agency/identity.ts";
import { creditOf, withoutRepeats } from "../agency/news-text.ts";
import { withPictures } from "../agency/with-pictures.ts";
import type { Fields } from "../submission/build-submission.ts";
import { type Field, fieldAt } from "../submission/field.ts";
import { firstField, lineOfElement } from "../xml/wording.ts";
import { childOf, childrenOf, type XmlElement } from "../xml/xml-tree.ts";
import { conceptName, namesOrLiterals, roleOf } from "./concepts.ts";
import { bodyOf, headOf } from "./content.ts";
import { picturesOf } from "./pictures.ts";

/**
 * The fields of an item.
 *
 * @param pictures the items of the same message that are pictures of this item
 */
export function fieldsOf(item: XmlElement, pictures: readonly XmlElement[]): Fields {
  const itemMeta = childOf(item, "itemMeta");
  const meta = childOf(item, "contentMeta");
  const nitf = headOf(item);
  const headline =
    firstField(headlinesOf(meta)) ?? nitf.headline ?? firstField(childrenOf(itemMeta, "title"));
  const summary = standfirstOf(meta);
  const byline = firstField(childrenOf(meta, "by"))?.text ?? nitf.byline;
  const body = withoutRepeats(bodyOf(item), { headline: headline?.text, byline, standfirst: summary?.text });
  const credit = creditOf(writersOf(meta, byline), placesOf(meta), body.credit);
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
    ...credit,
    agencies: [...sourcesOf(itemMeta, meta), ...credit.agencies],
    tags: tagsOf(meta),
    ...withPictures(body.paragraphs, picturesOf(item, pictures)),
  };
}

const isSubordinate = (headline: XmlElement) => /^(?:sub|kicker|overline)/.test(roleOf(headline));

/** The headlines in the order of preference: the main headline, headlines without a role, all others. */
function headlinesOf(meta: XmlElement | undefined): readonly XmlElement[] {
  const headlines = childrenOf(meta, "headline").filter((headline) => !isSubordinate(headline));
  const isMain = (headline: XmlElement) => roleOf(headline) === "main";
  const isPlain = (headline: XmlElement) => roleOf(headline) === "";
  return [...headlines.filter(isMain), ...headlines.filter(isPlain), ...headlines];
}

/** The standfirst: a summary, or else a subheadline, or else a description without a role. */
function standfirstOf(meta: XmlElement | undefined): Field | undefined {
  const descriptions = childrenOf(meta, "description");
  const isOf = (role: RegExp) => (element: XmlElement) => role.test(roleOf(element));
  return (
    firstField(descriptions.filter(isOf(/^(?:summary|abstract|lead|standfirst|drop)/))) ??
    firstField(childrenOf(meta, "headline").filter(isOf(/^sub/))) ??
    firstField(descriptions.filter(isOf(/^$/)))
  );
}

/** The people and agencies in the byline. Without a byline, those in the `creator` elements. */
function writersOf(meta: XmlElement | undefined, byline: string | undefined): Credit {
  if (byline !== undefined) return parseByline(byline);
  return parseCreators(childrenOf(meta, "creator").map((one) => conceptName(one) ?? literalOf(one)));
}

/**
 * The places and the agencies of the dateline. The places in `located` replace those in the dateline, because Reuters writes only a time
 * into the dateline. Placeholders in `located`, such as "No data", are dropped.
 */
function placesOf(meta: XmlElement | undefined): Credit {
  const dateline = parseDateline(firstField(childrenOf(meta, "dateline"))?.text ?? "");
  const located = namesOrLiterals(childrenOf(meta, "located")).filter((name) => !isPlaceholder(name));
  return located.length === 0 ? dateline : { ...dateline, places: located };
}

/** Names of the agency that gave the item its id: first those of the provider, then those of the source of the information. */
export function providersOf(item: XmlElement): readonly string[] {
  const itemMeta = childOf(item, "itemMeta");
  const providers = childrenOf(itemMeta, "provider");
  const codes = providers.map(({ attributes: { qcode = "", uri = "" } }) => codeOf(qcode || uri));
  return [...namesOrLiterals(providers), ...codes, ...sourcesOf(itemMeta, childOf(item, "contentMeta"))];
}

/** The names of the source of the information. Without any, those in the credit line, or else those of the provider. */
function sourcesOf(itemMeta: XmlElement | undefined, meta: XmlElement | undefined): readonly string[] {
  const sources = [
    namesOrLiterals(childrenOf(meta, "infoSource")),
    childrenOf(meta, "creditline").flatMap((line) => parseSources(lineOfElement(line))),
    namesOrLiterals(childrenOf(itemMeta, "provider")),
  ];
  return sources.map((names) => names.filter(isName)).find((names) => names.length > 0) ?? [];
}

/** The literal of a creator, if it has two words and so is a name. A literal of one word is a code, and gives an empty text. */
function literalOf({ attributes: { literal = "" } }: XmlElement): string {
  return /\p{L}\s+\p{L}/u.test(literal) ? literal : "";
}

const isSection = ({ attributes: { type, qcode, uri } }: XmlElement) =>
  [type, qcode?.split(":")[0], uri].some(namesSection);

/** The name of a subject that is a section, or else the name of the provider's `service`. */
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
