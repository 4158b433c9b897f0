// Maps an RSS item to the fields of an article.
import { plainTextOf } from "../../article/block.ts";
import { joinCredits } from "../../plain-text/credit/credit.ts";
import { parseHtml } from "../../rich-text/parse-html.ts";
import { parseCreators } from "../agency/byline.ts";
import { withPictures } from "../agency/with-pictures.ts";
import type { Fields } from "../submission/build-submission.ts";
import { type Field, fieldAt } from "../submission/field.ts";
import { firstField, lineOfElement } from "../xml/wording.ts";
import { childrenOf, textOf, type XmlElement } from "../xml/xml-tree.ts";
import { blocksOfRss, entryText, titleOf } from "./entry-text.ts";
import { idOfEntry } from "./identity.ts";
import { picturesOf } from "./media.ts";
import { atom, childrenIn, content, dublinCore, dublinCoreTerms, wordPress } from "./namespaces.ts";

/** The child elements of this name that RSS itself defines. In RSS 2.0 they have no namespace; in RSS 0.9 and 1.0 they have one. */
function own(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  return childrenOf(parent, name).filter(
    ({ namespace }) =>
      namespace === "" ||
      /^http:\/\/(?:purl\.org\/rss|my\.netscape\.com\/rdf|backend\.userland\.com)/.test(namespace),
  );
}

export function rssIdOf(item: XmlElement, channel: XmlElement | undefined): Field | undefined {
  return idOfEntry(own(item, "guid")[0], own(channel, "link")[0]);
}

/** The fields of an item, except its id. */
export function rssFieldsOf(item: XmlElement): Fields {
  if (isUnpublished(item)) return { isWithheld: true, paragraphs: [] };
  const title = titleOf(own(item, "title")[0]);
  const description = own(item, "description")[0];
  const [encoded = own(item, "content")[0]] = childrenIn(item, content, "encoded");
  const whole = encoded && lineOfElement(encoded) !== "" ? encoded : undefined;
  const text = entryText(blocksOfRss(textOf(whole ?? description)), title?.text);
  const categories = own(item, "category");
  const isTag = ({ attributes: { domain = "" } }: XmlElement) => /tag|keyword/i.test(domain);
  const [section, ...others] = [
    ...categories.filter((one) => !isTag(one)),
    ...childrenIn(item, dublinCore, "subject"),
  ];
  const modified = firstField([
    ...childrenIn(item, atom, "updated"),
    ...childrenIn(item, dublinCoreTerms, "modified"),
  ]);
  return {
    section: section && firstField([section]),
    headline: title,
    published: firstField([
      ...own(item, "pubDate"),
      ...childrenIn(item, dublinCore, "date"),
      ...childrenIn(item, dublinCoreTerms, "created"),
      ...childrenIn(item, atom, "published"),
    ]),
    updated: modified,
    standfirst: whole ? standfirstOf(description, text.line) : undefined,
    ...joinCredits([parseCreditsOf(item), text.credit]),
    tags: [...others, ...categories.filter(isTag)].map(lineOfElement),
    ...withPictures(text.paragraphs, picturesOf(item)),
  };
}

/** Whether the item must not be published. A WordPress export also contains drafts and posts with a password. */
function isUnpublished(item: XmlElement): boolean {
  const [status] = childrenIn(item, wordPress, "status");
  const [password] = childrenIn(item, wordPress, "post_password");
  return (
    (status !== undefined && lineOfElement(status) !== "publish") ||
    (password !== undefined && lineOfElement(password) !== "")
  );
}

/** The names in `dc:creator`. Without it, those in RSS's `author`, which is an email address with a name in brackets. */
function parseCreditsOf(item: XmlElement) {
  const creators = childrenIn(item, dublinCore, "creator").map(lineOfElement);
  if (creators.length > 0) return parseCreators(creators);
  const authors = own(item, "author").map(
    (author) => /\(([^()]+)\)\s*$/.exec(lineOfElement(author))?.[1] ?? lineOfElement(author),
  );
  return parseCreators(authors);
}

/** The description of an item as its standfirst. `undefined` if the text begins with the same words. */
function standfirstOf(description: XmlElement | undefined, line: string): Field | undefined {
  if (!description) return undefined;
  const summary = parseHtml(textOf(description)).map(plainTextOf).join(" ").replace(/\s+/gu, " ");
  const cut = summary.search(/\[?(?:…|\.{3})/u);
  const words = (cut === -1 ? summary : summary.slice(0, cut)).trim();
  if (words === "" || line.startsWith(words)) return undefined;
  return fieldAt(summary, description);
}
