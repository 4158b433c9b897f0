// Parses lines that begin with the name of a field, as in newsroom forms: `العنوان: …`, `الكاتب: …`.
import { parseDate } from "../../../dates/parse-date.ts";
import { numberOf } from "../../../plain-text/lines.ts";
import { type FieldName, fieldNameOf } from "../../markdown/field-names.ts";
import type { FrontMatterField } from "../../markdown/front-matter-field.ts";
import type { WordLine } from "../lines/word-lines.ts";

export interface LabelledLines {
  /** The fields. They have the same form as the fields at the beginning of a Markdown file (front matter). */
  readonly fields: readonly FrontMatterField[];
  readonly used: readonly WordLine[];
}

const label = /^([^:]{1,40}):(.*)$/;
const longestLabel = 30;

/**
 * Parses the labelled lines at the beginning of a document. Two other lines may stand among them: the article's number above the other
 * fields, and the first date. Any other line ends them. If the last fields repeat earlier ones, they belong to the text. `undefined` if no
 * line is the headline.
 */
export function labelledLines(lines: readonly WordLine[], timeZone: string): LabelledLines | undefined {
  const fields: FrontMatterField[] = [];
  const names = new Set<FieldName>();
  let end = 0;
  for (const line of lines) {
    const field = labelledField(line, names, timeZone);
    const name = field && fieldNameOf(field.key);
    if (!name) break;
    fields.push(field);
    if (!names.has(name) || isRepeatable(name)) end = fields.length;
    names.add(name);
  }
  return names.has("headline") ? { fields: fields.slice(0, end), used: lines.slice(0, end) } : undefined;
}

/** Whether a field may occur twice. The newspaper's export repeats the number, and of several embargoes each must be respected. */
function isRepeatable(name: FieldName): boolean {
  return name === "id" || name === "embargo";
}

function labelledField(
  line: WordLine,
  before: ReadonlySet<FieldName>,
  timeZone: string,
): FrontMatterField | undefined {
  const place = { line: line.line, column: line.column };
  const number = numberOf(line);
  if (number !== undefined && [...before].every((name) => name === "id"))
    return { key: "id", value: number, ...place };
  const [, key = "", value = ""] = label.exec(line.text)?.map((text) => text.trim()) ?? [];
  if (key.length <= longestLabel && fieldNameOf(key) !== undefined) return { key, value, ...place };
  const isDate = !before.has("published") && parseDate(line.text, timeZone).kind !== "not-a-date";
  return isDate ? { key: "date", value: line.text, ...place } : undefined;
}
