// Lines that say themselves which field they are, as forms of newsrooms have them: `العنوان: …`, `الكاتب: …`.
import { parseDate } from "../../../dates/parse-date.ts";
import { numberOf } from "../../../plain-text/lines.ts";
import { type FieldName, fieldNameOf } from "../../markdown/field-names.ts";
import type { FrontMatterField } from "../../markdown/front-matter-field.ts";
import type { WordLine } from "../lines/word-lines.ts";

export interface LabelledLines {
  /** As a file's front matter would have them. */
  readonly fields: readonly FrontMatterField[];
  readonly used: readonly WordLine[];
}

const label = /^([^:]{1,30}?)\s*:\s*(.*)$/;

/**
 * The lines up to the first that is the text's: no field, no number below others, no date that they have already, nor
 * those at their end that say again what was said. Undefined unless the headline is one of them.
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

/** The newspaper's export repeats the number; each embargo counts. */
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
  const [, key = "", value = ""] = label.exec(line.text) ?? [];
  if (fieldNameOf(key) !== undefined) return { key, value, ...place };
  const isDate = !before.has("published") && parseDate(line.text, timeZone).kind !== "not-a-date";
  return isDate ? { key: "date", value: line.text, ...place } : undefined;
}
