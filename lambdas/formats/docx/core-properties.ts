// Parses the properties of a Word document (in Word: File › Info). Values that no person typed are dropped.
import { parseDate } from "../../dates/parse-date.ts";
import { isKnownAgency } from "../../plain-text/gazetteer/gazetteer.ts";
import { isPlaceholderName } from "../submission/placeholder-names.ts";
import { isUnpublishedStatus } from "../submission/status.ts";
import { lineOfElement } from "../xml/wording.ts";
import { isElement, parseXml } from "../xml/xml-tree.ts";

export interface CoreProperties {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly section?: string | undefined;
  readonly authors: readonly string[];
  readonly agencies: readonly string[];
  readonly tags: readonly string[];
  /** The date of creation as the document states it, in W3CDTF. `undefined` if an article can't have this date. */
  readonly created?: string | undefined;
  readonly modified?: string | undefined;
  readonly isDraft: boolean;
}

/** Titles that name a program, a new document or a file. */
const junkTitle =
  /^(?:microsoft |powerpoint|word document|documento?\s*\d*$|untitled|title$|document title$|your title$|insert title|type the (?:document )?title|مستند\s*\d*$|بلا عنوان|بدون عنوان|عنوان المستند)|\.(?:docx?|docm|rtf|odt|txt|pdf|indd)$/i;

/** The text that a template shows in a field which is still empty: `[Title]`. */
const placeholder = /^(?:\[.*\]|<.*>)$/;

/** Parses the properties. The property for comments is ignored, because editors leave notes for colleagues there. */
export function parseCoreProperties(xml: string): CoreProperties {
  const elements = parseXml(xml).children.filter(isElement);
  const properties = new Map(elements.map((element) => [element.name, lineOfElement(element)]));
  const textOf = (name: string) => {
    const text = properties.get(name) ?? "";
    return text === "" || placeholder.test(text) ? undefined : text;
  };
  const title = textOf("title");
  const names = listOf(textOf("creator"), /[;؛]/).filter((name) => !isPlaceholderName(name));
  return {
    id: textOf("identifier"),
    title: title && junkTitle.test(title) ? undefined : title,
    section: textOf("category"),
    // A name of one word is that of a user account, not of a person.
    authors: names.filter((name) => name.includes(" ") && !isKnownAgency(name)),
    agencies: names.filter(isKnownAgency),
    tags: [...listOf(textOf("subject"), separators), ...listOf(textOf("keywords"), separators)],
    created: dateOf(textOf("created")),
    modified: dateOf(textOf("modified")),
    isDraft: isUnpublishedStatus(textOf("contentStatus") ?? ""),
  };
}

const separators = /[,،;؛|#\n]/;

function listOf(text: string | undefined, separator: RegExp): readonly string[] {
  return (text ?? "")
    .split(separator)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** The text of a date, if an article can have this date. Programs that do not know the date write the year 1601 or zeros. */
function dateOf(text: string | undefined): string | undefined {
  return text !== undefined && parseDate(text, "UTC").kind === "date" ? text : undefined;
}
