// Parses front matter in TOML and JSON, as Hugo and Zola use it.
import { parse, TomlDate, TomlError } from "smol-toml";
import type { Parsed } from "../../refusal/refusal.ts";
import { refused } from "../../refusal/refuse.ts";
import { isRecord } from "../../text/record.ts";
import type { FrontMatterField, Value } from "./front-matter-field.ts";

/** Tables in which Zola and Hugo keep some of the article's fields. */
const tables = /^(?:taxonomies|extra|params)$/;

/**
 * Parses the fields of a TOML block.
 *
 * @param firstLine the line of the file on which the block begins. The first line of the file is 1
 */
export function parseToml(toml: string, firstLine: number): Parsed<readonly FrontMatterField[]> {
  try {
    return { ok: true, value: fieldsOf(parse(toml, { integersAsBigInt: "asNeeded" }), toml, firstLine) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const line = firstLine + error.line - 1;
    return refused("broken-front-matter", {
      line,
      column: error.column,
      found: toml.split("\n")[error.line - 1]?.trim(),
    });
  }
}

/**
 * Parses the fields of a JSON object.
 *
 * @param firstLine the line of the file with the opening bracket. The first line of the file is 1
 */
export function parseJson(json: string, firstLine: number): Parsed<readonly FrontMatterField[]> {
  try {
    return { ok: true, value: fieldsOf(JSON.parse(json), json, firstLine) };
  } catch {
    return refused("broken-front-matter", { line: firstLine, found: json.split("\n", 1)[0] }); // not valid JSON
  }
}

function fieldsOf(table: unknown, written: string, firstLine: number): readonly FrontMatterField[] {
  const lines = written.split("\n");
  const entries = Object.entries(isRecord(table) ? table : {});
  const inner = entries.flatMap(([key, value]) =>
    tables.test(key) && isRecord(value) ? Object.entries(value) : [],
  );
  return [...entries, ...inner].map(([key, value]) => {
    const at = Math.max(
      0,
      lines.findIndex((line) => nameOf(line) === key),
    );
    const before = /[:=]\s*[^\s:=]/.exec(lines[at] ?? "");
    const column = before ? before.index + before[0].length : 1;
    return { key, value: textsOf(value), line: firstLine + at, column };
  });
}

/** The key that a line of TOML or JSON sets. */
function nameOf(line: string): string | undefined {
  const [, quoted, bare] = /^\s*(?:["']([^"']+)["']|([^\s"'=:]+))\s*[:=]/.exec(line.slice(0, 200)) ?? [];
  return quoted ?? bare;
}

/** Converts numbers, dates and other single values to texts, as for front matter in YAML. */
function textsOf(value: unknown): Value {
  if (value === null || value === undefined) return "";
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(textsOf);
  if (isRecord(value)) return new Map(Object.entries(value).map(([key, inner]) => [key, textsOf(inner)]));
  return String(value);
}
