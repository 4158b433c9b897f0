// Parses a ninjs news object into an article.
import type { Submission } from "../../article/article.ts";
import { parseMachineDate } from "../../dates/machine-date.ts";
import type { Credit } from "../../plain-text/credit/credit.ts";
import type { Parsed } from "../../refusal/refusal.ts";
import { refused } from "../../refusal/refuse.ts";
import type { UnknownRecord } from "../../text/record.ts";
import { isName, parseByline, parseCreators } from "../agency/byline.ts";
import { parseDateline } from "../agency/dateline.ts";
import { idOfUri, isWithheldStatus, namesSection, sourceOf } from "../agency/identity.ts";
import type { DocumentItem } from "../agency/items.ts";
import { creditOf, withoutRepeats } from "../agency/news-text.ts";
import { buildSubmission, type Fields } from "../submission/build-submission.ts";
import { fieldOf, type Place } from "../submission/field.ts";
import { featurePicture } from "./feature-picture.ts";
import { type NewsObject, type NewsObjectWithAssociations, parseNewsJson } from "./news-object.ts";
import { bodyOf, chooseWording } from "./wordings.ts";

/** An item of the file. Its id is read before the rest, so that it is known even if the item is refused. */
export function newsItemOf(
  json: UnknownRecord,
  place: Place = { line: 1, column: 1 },
  timeZone: string,
): DocumentItem {
  const item = parseNewsJson(json);
  const uri = item.uri ?? item.guid ?? "";
  const id = fieldOf(idOfUri(uri));
  const source = sourceOf(uri, [item.source ?? "", ...sourcesOf(item)]);
  return { id, source, ...place, parse: () => parseNewsObject(item, { id, source }, timeZone) };
}

/** Parses an article. Pictures, recordings and packages are refused. A withdrawn item of any type withdraws its article. */
function parseNewsObject(
  item: NewsObjectWithAssociations,
  { id, source }: Pick<Fields, "id" | "source">,
  timeZone: string,
): Parsed<Submission> {
  if (isWithheldStatus(item.pubstatus) || isEmbargoedWithoutEnd(item))
    return buildSubmission({ id, source, isWithheld: true, paragraphs: [] }, timeZone);
  if (!isArticle(item)) return refused("not-an-article", { found: item.type });
  return buildSubmission({ id, source, ...fieldsOf(item) }, timeZone, parseMachineDate);
}

/** Whether an object is an article. In the standard's examples, a composite with a text is an article with pictures. */
function isArticle({ type = "text", bodies }: NewsObject): boolean {
  return type === "text" || (type === "composite" && bodies.some(({ value }) => value.trim() !== ""));
}

/** Whether the article has an embargo whose end is not known. An empty text means this, as it does in NewsML-G2. */
function isEmbargoedWithoutEnd({ embargoed, embargoeduntil }: NewsObject): boolean {
  return [embargoed, embargoeduntil].some((end) => end?.trim() === "");
}

function fieldsOf(item: NewsObjectWithAssociations): Fields {
  const headline = chooseWording(item.headlines, ["main"], /^(?:sub|kicker|overline)/i) ?? item.title;
  const summary = chooseWording(item.descriptions, ["text", "summary", "main", "abstract"], /caption|^alt/i);
  const {
    paragraphs,
    credit: dateline,
    standfirst,
  } = withoutRepeats(bodyOf(item.bodies), {
    headline,
    byline: item.byline ?? item.by,
    standfirst: summary,
  });
  const writers = writersOf(item);
  const credit = creditOf(writers, datelineOf(item, writers), dateline);
  const first = item.firstpublished ?? item.firstcreated;
  return {
    section: fieldOf(sectionOf(item)),
    headline: fieldOf(headline),
    // The first date stays the same in all versions of an item.
    published: fieldOf(first ?? item.versioncreated),
    updated: first === undefined ? undefined : fieldOf(item.versioncreated),
    embargoes: [fieldOf(item.embargoeduntil), fieldOf(item.embargoed)],
    standfirst: fieldOf(standfirst),
    ...credit,
    agencies: [...sourcesOf(item), ...credit.agencies],
    tags: [
      ...subjectsOf(item).flatMap((subject) => (isSection(subject) ? [] : (subject.name ?? []))),
      ...item.keywords,
    ],
    paragraphs,
    picture: featurePicture(item.associations),
  };
}

function writersOf({ byline, by, authors }: NewsObject): Credit {
  const written = byline ?? by;
  if (written !== undefined && written.trim() !== "") return parseByline(written);
  const writers = authors.filter(({ role = "" }) => !/photo|picture|edit|video|graphic/i.test(role));
  return parseCreators(writers.flatMap(({ name }) => name ?? []));
}

/** The places and agencies of the dateline. Some agencies write the author's name and home into `located`, which is then not used. */
function datelineOf({ located = "", dateline = "" }: NewsObject, { authors }: Credit): Credit {
  const credit = parseDateline(dateline);
  const isAuthor = authors.some((author) => located.startsWith(author));
  return { ...credit, places: located.trim() === "" || isAuthor ? credit.places : [located] };
}

/** The names of the source. The property `organisation` is not used, because it names organisations that the article is about. */
function sourcesOf({ infosource, infosources, source, copyrightholder }: NewsObject): readonly string[] {
  const named = [...infosource, ...infosources].map(({ name }) => name);
  const namesOf = (names: readonly (string | undefined)[]) =>
    names.filter((name) => name !== undefined).filter(isName);
  const sources = namesOf([...named, source]);
  return sources.length > 0 ? sources : namesOf([copyrightholder]);
}

function subjectsOf({ subject, subjects }: NewsObject) {
  return [...subject, ...subjects];
}

/**
 * The name of a subject that is a section, as its scheme, relation or URI says. Without one, the name of Superdesk's `service`. A genre is
 * not a section but a kind of text, such as an interview.
 */
function sectionOf(item: NewsObject): string | undefined {
  return [...subjectsOf(item).filter(isSection), ...item.service].find(({ name }) => name)?.name;
}

function isSection({ scheme, rel, uri }: NewsObject["subject"][number]): boolean {
  return [scheme, rel, uri].some(namesSection);
}
