// Maps the text of a NewsML 1 item, and the metadata of its components, to the fields of an article.
import { type Block, plainTextOf } from "../../article/block.ts";
import { type Credit, noCredit } from "../../plain-text/credit/credit.ts";
import { isName, parseByline, parseCreators } from "../agency/byline.ts";
import { parseDateline } from "../agency/dateline.ts";
import { namesSection } from "../agency/identity.ts";
import { creditOf, withoutRepeats } from "../agency/news-text.ts";
import { withPictures } from "../agency/with-pictures.ts";
import { parseMarkup, parseText } from "../nitf/body.ts";
import { nitfHeadOf } from "../nitf/head.ts";
import type { Fields } from "../submission/build-submission.ts";
import type { Field } from "../submission/field.ts";
import { firstField, lineOfElement } from "../xml/wording.ts";
import { childOf, childrenOf, find, isElement, textOf, type XmlElement } from "../xml/xml-tree.ts";
import { formalNameOf, type MainText, nearest, newsLine, partiesOf } from "./components.ts";
import { picturesBeside } from "./pictures.ts";

type ContentFields = Omit<Fields, "id" | "isWithheld" | "published" | "updated" | "embargoes">;

export function contentFieldsOf(text: MainText): ContentFields {
  const { around, content } = text;
  const nitf = nitfHeadOf(find(content, "body.head"));
  const blocks = bodyOf(content);
  const stated = firstField(
    [nearest(around, (one) => newsLine(one, "HeadLine"))].filter((line) => line !== undefined),
  );
  const headline = stated ?? nitf.headline;
  const byline = lineOfElement(nearest(around, (one) => newsLine(one, "ByLine"))) || nitf.byline;
  const subHeadline = lineOfElement(nearest(around, (one) => newsLine(one, "SubHeadLine"))) || undefined;
  const body = withoutRepeats(blocks, { headline: headline?.text, byline, standfirst: subHeadline });
  const credit = creditOf(writersOf(text, byline), placesOf(text), body.credit);
  return {
    section: sectionOf(text),
    // An alert consists of one sentence and has no headline.
    headline: headline ?? sentenceOf(blocks),
    standfirst: body.standfirst === undefined ? undefined : { text: body.standfirst },
    ...credit,
    // The agency in the dateline is preferred, because it is spelled as the newspaper's readers know it.
    agencies: credit.agencies.length > 0 ? credit.agencies : sourcesOf(text),
    tags: propertiesOf(text)
      .filter(({ name }) => /keyword/i.test(name))
      .map(({ value }) => value),
    ...withPictures(body.paragraphs, picturesBeside(text)),
  };
}

/** The text, which can be in NITF, XHTML, HTML or plain text. */
function bodyOf(content: XmlElement): readonly Block[] {
  return content.children.some(isElement) ? parseMarkup(content) : parseText(textOf(content));
}

function sentenceOf([first]: readonly Block[]): Field | undefined {
  return first === undefined ? undefined : { text: plainTextOf(first) };
}

function writersOf({ around }: MainText, byline: string | undefined): Credit {
  if (byline !== undefined) return parseByline(byline);
  return parseCreators(around.map((one) => partiesOf(one, "Creator")).find(isFilled) ?? []);
}

/** The places and agencies of the dateline. If the metadata names the city of origin, that city is the only place. */
function placesOf({ around }: MainText): Credit {
  const dateline = lineOfElement(nearest(around, (one) => newsLine(one, "DateLine")));
  const { places, agencies } = dateline === "" ? noCredit : parseDateline(dateline);
  const city = nearest(around, (one) =>
    childrenOf(childOf(one, "DescriptiveMetadata"), "Location")
      .filter(({ attributes }) => (attributes.HowPresent ?? "Origin") === "Origin")
      .flatMap((location) => childrenOf(location, "Property"))
      .find((property) => formalNameOf(property) === "City")
      ?.attributes.Value?.trim(),
  );
  return { places: city ? [city] : places, authors: [], agencies };
}

/** The names of the provider, or else of the source. Names that are only domains are skipped. */
function sourcesOf({ around }: MainText): readonly string[] {
  const names = ["Provider", "Source"].flatMap((role) =>
    around.map((one) => partiesOf(one, role).filter(isName)),
  );
  return names.find(isFilled) ?? [];
}

function isFilled(names: readonly string[]): boolean {
  return names.length > 0;
}

function sectionOf(text: MainText): Field | undefined {
  const section = propertiesOf(text).find(({ name }) => namesSection(name));
  return section && { text: section.value };
}

function propertiesOf({ around }: MainText) {
  return around
    .flatMap((component) => childrenOf(component, "DescriptiveMetadata", "Metadata"))
    .flatMap((metadata) => childrenOf(metadata, "Property"))
    .map((property) => ({ name: formalNameOf(property), value: property.attributes.Value ?? "" }));
}
