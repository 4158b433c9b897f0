// Parses a ninjs news object into an article.
import type { Submission } from "../../article/article.ts";
import { parseMachineDate } from "../../dates/machine-date.ts";
import type { Credit } from "../../plain-text/credit/credit.ts";
import type { Parsed } from "../../refusal/refusal.ts";
import { refuse } from "../../refusal/refuse.ts";
import { isName, parseByline, parseCreators } from "../agency/byline.ts";
import { parseDateline } from "../agency/dateline.ts";
import { idOfUri, isWithheldStatus, namesSection, sourceOf } from "../agency/identity.ts";
import type { DocumentItem } from "../agency/items.ts";
import { creditsOf, withoutRepeats } from "../agency/news-text.ts";
import { buildSubmission, type Fields } from "../submission/build-submission.ts";
import { fieldOf, type Place } from "../submission/field.ts";
import { featurePicture } from "./feature-picture.ts";
import { type NewsObject, type NewsObjectWithAssociations, parseNewsJson } from "./news-object.ts";
import { bodyOf, chooseWording } from "./wordings.ts";

/** Reads the id first, because an item can be refused and still be known. */
export function newsItemOf(
  json: unknown,
  place: Place = { line: 1, column: 1 },
  timeZone: string,
): DocumentItem {
  const item = parseNewsJson(json);
  const uri = item?.uri ?? item?.guid ?? "";
  const id = fieldOf(idOfUri(uri));
  const source = item && sourceOf(uri, [item.source ?? "", ...sourcesOf(item)]);
  return { id, source, ...place, parse: () => parseNewsObject(item, { id, source }, timeZone) };
}

/** Refuses pictures, recordings and packages. A withdrawn item is withheld whatever its type. */
function parseNewsObject(
  item: NewsObjectWithAssociations | undefined,
  { id, source }: Pick<Fields, "id" | "source">,
  timeZone: string,
): Parsed<Submission> {
  if (!item) return { ok: false, refusals: [refuse("damaged-file")] };
  if (isWithheldStatus(item.pubstatus) || isEmbargoedWithoutEnd(item))
    return buildSubmission({ id, source, isWithheld: true, paragraphs: [] }, timeZone);
  if (!isArticle(item)) return { ok: false, refusals: [refuse("not-an-article", { found: item.type })] };
  return buildSubmission({ id, source, ...fieldsOf(item) }, timeZone, parseMachineDate);
}

/** A composite with a text is an article with pictures, as in the standard's examples. */
function isArticle({ type = "text", bodies }: NewsObject): boolean {
  return type === "text" || (type === "composite" && bodies.some(({ value }) => value.trim() !== ""));
}

/** As an empty `embargoed` element in NewsML-G2. */
function isEmbargoedWithoutEnd({ embargoed, embargoeduntil }: NewsObject): boolean {
  return [embargoed, embargoeduntil].some((end) => end?.trim() === "");
}

function fieldsOf(item: NewsObjectWithAssociations): Fields {
  const headline = chooseWording(item.headlines, ["main"], /^(?:sub|kicker|overline)/i) ?? item.title;
  const summary = chooseWording(item.descriptions, ["text", "summary", "main", "abstract"], /caption|^alt/i);
  const { paragraphs, credit, standfirst } = withoutRepeats(bodyOf(item.bodies), {
    headline,
    byline: item.byline ?? item.by,
    standfirst: summary,
  });
  const bylines = bylinesOf(item);
  const credits = creditsOf(bylines, datelineOf(item, bylines), credit);
  const first = item.firstpublished ?? item.firstcreated;
  return {
    section: fieldOf(sectionOf(item)),
    headline: fieldOf(headline),
    // The first date stays the same in all versions of an item.
    published: fieldOf(first ?? item.versioncreated),
    updated: first === undefined ? undefined : fieldOf(item.versioncreated),
    embargoes: [fieldOf(item.embargoeduntil), fieldOf(item.embargoed)],
    standfirst: fieldOf(standfirst),
    places: credits.flatMap(({ places }) => places),
    authors: credits.flatMap(({ authors }) => authors),
    agencies: [...sourcesOf(item), ...credits.flatMap(({ agencies }) => agencies)],
    tags: [
      ...subjectsOf(item).flatMap((subject) => (isSection(subject) ? [] : (subject.name ?? []))),
      ...item.keywords,
    ],
    paragraphs,
    picture: featurePicture(item.associations),
  };
}

function bylinesOf({ byline, by, authors }: NewsObject): readonly Credit[] {
  const written = byline ?? by;
  if (written !== undefined && written.trim() !== "") return [parseByline(written)];
  const writers = authors.filter(({ role = "" }) => !/photo|picture|edit|video|graphic/i.test(role));
  return [parseCreators(writers.flatMap(({ name }) => name ?? []))];
}

/** Some agencies write the author's home into `located`, after the author's name. It is not the dateline. */
function datelineOf({ located = "", dateline = "" }: NewsObject, bylines: readonly Credit[]): Credit {
  const credit = parseDateline(dateline);
  const isAuthor = bylines.some(({ authors }) => authors.some((author) => located.startsWith(author)));
  return { ...credit, places: located.trim() === "" || isAuthor ? credit.places : [located] };
}

/** The property `organisation` is not used: it names organisations in the news, not the source. */
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
 * A subject whose scheme or relation means a section, or else Superdesk's service. A genre is not a section:
 * it is a kind of text, such as an interview.
 */
function sectionOf(item: NewsObject): string | undefined {
  return [...subjectsOf(item).filter(isSection), ...item.service].find(({ name }) => name)?.name;
}

function isSection({ scheme, rel, uri }: NewsObject["subject"][number]): boolean {
  return [scheme, rel, uri].some(namesSection);
}
