// Parses a Word document into an article. The fields in its text are preferred to its properties (in Word: File › Info).
import { refused } from "../../refusal/refuse.ts";
import { parseHtml } from "../../rich-text/parse-html.ts";
import type { ParsedSubmission } from "../format.ts";
import { buildSubmission, type Fields } from "../submission/build-submission.ts";
import { fieldOf } from "../submission/field.ts";
import { convert } from "./convert.ts";
import { type CoreProperties, parseCoreProperties } from "./core-properties.ts";
import { cutDateline } from "./head/cut-dateline.ts";
import type { Head } from "./head/parse-head.ts";
import { tidyParts } from "./package/tidy-xml.ts";
import { DocumentTooLarge, unpack } from "./package/unpack.ts";
import { liftFirstPicture } from "./pictures.ts";

/**
 * Parses a document. A document that is too large is refused.
 *
 * @throws Error if the document is damaged
 */
export async function parseDocx(bytes: Uint8Array, timeZone: string): Promise<ParsedSubmission> {
  try {
    return await parseParts(tidyParts(await unpack(bytes)), timeZone);
  } catch (error) {
    if (!(error instanceof DocumentTooLarge)) throw error;
    const { message: found } = error;
    return refused("file-too-large", { found, finding: "too-much-content" });
  }
}

async function parseParts(
  parts: ReadonlyMap<string, Uint8Array>,
  timeZone: string,
): Promise<ParsedSubmission> {
  const core = parts.get("docProps/core.xml");
  const properties = parseCoreProperties(core ? new TextDecoder().decode(core) : "<none/>");
  const { head, html, embedded } = await convert(parts, timeZone);
  if (head.secondHeadline) {
    const { line, column, text: found } = head.secondHeadline;
    return refused("several-articles", { line, column, found });
  }
  const { picture, paragraphs } = liftFirstPicture(cutDateline(parseHtml(html), head.dateline));
  return buildSubmission(
    {
      ...head.labelled, // the fields in labelled lines. Those below can also be stated in another way
      id: head.id ?? fieldOf(properties.id),
      section: head.section ?? fieldOf(properties.section),
      headline: head.headline ?? fieldOf(properties.title),
      ...datesOf(head, properties),
      embargoes: [...head.embargoes, ...(head.labelled?.embargoes ?? [])],
      isWithheld: properties.isDraft || head.labelled?.isWithheld,
      standfirst: head.standfirst,
      ...creditOf(head, properties),
      tags: [...(head.labelled?.tags ?? []), ...properties.tags],
      paragraphs,
      picture,
      mayLackDate: true,
      embedded: embedded.size > 0 ? embedded : undefined,
    },
    timeZone,
  );
}

/**
 * The dates in the text. If the text has none, the property `created` is the date of publication, because it stays the same when the
 * document is edited (docs/decisions.md).
 */
function datesOf(head: Head, { created, modified }: CoreProperties) {
  const { published, updated } = head;
  if (published) return { published, updated };
  return {
    published: fieldOf(created ?? modified),
    updated: created ? fieldOf(modified) : undefined,
    isDateOfProperties: true,
  };
}

/** The places, authors and agencies in the text. The document's creator is the author only if the text names nobody. */
function creditOf({ credit, labelled = {} }: Head, properties: CoreProperties) {
  const { places = [] } = labelled;
  const { authors = [], agencies = [] } = [labelled, credit].find(isCredited) ?? properties;
  return { places: places.length > 0 ? places : credit.places, authors, agencies };
}

function isCredited({ authors = [], agencies = [] }: Pick<Fields, "authors" | "agencies">): boolean {
  return authors.length > 0 || agencies.length > 0;
}
