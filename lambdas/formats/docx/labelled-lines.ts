// Lines that say themselves which field they are, as forms of newsrooms have them: `العنوان: …`, `الكاتب: …`.
import { parseDate } from "../../dates/parse-date.ts";
import { numberOf } from "../../plain-text/lines.ts";
import { fieldNameOf } from "../markdown/field-names.ts";
import type { FrontMatterField } from "../markdown/front-matter.ts";
import type { WordLine } from "./word-lines.ts";

export interface LabelledLines {
  /** As a file's front matter would have them. */
  readonly fields: readonly FrontMatterField[];
  readonly used: readonly WordLine[];
}

const label = /^([^:]{1,30}?)\s*:\s*(.*)$/;

/** The lines up to the first that is no field, no number and no date; undefined unless the headline is one of them. */
export function labelledLines(lines: readonly WordLine[], timeZone: string): LabelledLines | undefined {
  const fields: FrontMatterField[] = [];
  const used: WordLine[] = [];
  for (const line of lines) {
    const field = fieldOf(line, timeZone);
    if (!field) break;
    fields.push(field);
    used.push(line);
  }
  return fields.some(({ key }) => fieldNameOf(key) === "headline") ? { fields, used } : undefined;
}

function fieldOf(line: WordLine, timeZone: string): FrontMatterField | undefined {
  const place = { line: line.line, column: line.column };
  const number = numberOf(line);
  if (number !== undefined) return { key: "id", value: number, ...place };
  const [, key = "", value = ""] = label.exec(line.text) ?? [];
  if (fieldNameOf(key) !== undefined) return { key, value, ...place };
  const isDate = parseDate(line.text, timeZone).kind !== "not-a-date";
  return isDate ? { key: "date", value: line.text, ...place } : undefined;
}
