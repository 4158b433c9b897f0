// Parses front matter: YAML between two lines of dashes, TOML between two lines of plus signs, or JSON.

import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLParseError,
} from "yaml";
import type { Parsed } from "../../refusal/refusal.ts";
import { refused } from "../../refusal/refuse.ts";
import { bareBlock, fencedBlock, jsonBlock } from "./field-block.ts";
import type { FrontMatterField, Value } from "./front-matter-field.ts";
import { quoteValues } from "./line-by-line.ts";
import { parseJson, parseToml } from "./other-front-matter.ts";

export interface FrontMatter {
  readonly fields: readonly FrontMatterField[];
  readonly body: string;
  /** The line of the file on which the body begins. The first line of the file is 1. */
  readonly bodyLine: number;
}

/** In characters. A longer block is refused. */
const longest = 64 * 1024;
/** The largest number of YAML aliases (`*name`) in a block. Each is looked up in the whole block, and its value can contain further aliases. */
const mostAliases = 20;

/** Parses the front matter of a file. In a file without front matter, there are no fields, and the body is the whole file. */
export function parseFrontMatter(text: string): Parsed<FrontMatter> {
  const { block, parse } = findBlock(text);
  if (!block) return { ok: true, value: { fields: [], body: text, bodyLine: 1 } };
  if (block === "open" || block.written.length > longest) {
    const { 0: blank = "" } = /^\s*/.exec(text) ?? [];
    return refused("broken-front-matter", {
      line: countLines(blank) + 1,
      found: text.trimStart().split("\n", 1)[0]?.trim(),
    });
  }
  const { before, written, after } = block;
  const fields = parse(written, countLines(before) + 1);
  if (!fields.ok) return fields;
  const body = text.slice(before.length + written.length + after.length);
  return {
    ok: true,
    value: { fields: fields.value, body, bodyLine: countLines(before + written + after) + 1 },
  };
}

/** The block of fields, and the function that parses it. */
function findBlock(text: string) {
  const toml = fencedBlock(text, "toml");
  if (toml) return { block: toml, parse: parseToml };
  const json = jsonBlock(text);
  if (json) return { block: json, parse: parseJson };
  return { block: fencedBlock(text, "yaml") ?? bareBlock(text), parse: parseLenient };
}

/** Parses YAML. If that fails, puts quotation marks around the values that YAML rejects but people understand, and parses again. */
function parseLenient(yaml: string, firstLine: number): Parsed<readonly FrontMatterField[]> {
  const parsed = parseFields(yaml, firstLine);
  if (parsed.ok) return parsed;
  const quoted = parseFields(quoteValues(yaml), firstLine);
  return quoted.ok ? quoted : parsed;
}

function parseFields(yaml: string, firstLine: number): Parsed<readonly FrontMatterField[]> {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { schema: "failsafe", lineCounter, logLevel: "silent" });
  const placeOf = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  const lines = yaml.split("\n");
  const refuseAt = (offset: number) => {
    const place = placeOf(offset);
    return refused("broken-front-matter", { ...place, found: lines[place.line - firstLine] });
  };
  // Only the first error is reported, because the others mostly follow from it.
  const [error] = document.errors;
  const { contents } = document;
  if (error) return refuseAt(openQuote(contents, error) ?? error.pos[0]);
  if (contents === null || (isScalar(contents) && contents.value === "")) return { ok: true, value: [] };
  if (!isMap(contents)) return refuseAt(contents.range?.[0] ?? 0);
  const excess = firstExcessAlias(document);
  if (excess !== undefined) return refuseAt(excess);
  dropNulls(document);
  const fields: FrontMatterField[] = [];
  for (const { key, value } of contents.items) {
    const at = isNode(value) ? value.range?.[0] : isNode(key) ? key.range?.[0] : 0;
    try {
      const plain = isNode(value) ? value.toJS(document, { mapAsMap: true, maxAliasCount: mostAliases }) : "";
      fields.push({ key: String(key), value: withHashtag(plain ?? "", value), ...placeOf(at ?? 0) });
    } catch {
      return refuseAt(at ?? 0); // an alias that refers to nothing, or too many aliases
    }
  }
  return { ok: true, value: fields };
}

/** The position of the first alias above the limit. `undefined` if there are not too many. */
function firstExcessAlias(document: Document): number | undefined {
  const offsets: number[] = [];
  visit(document, {
    Alias(_key, { range }) {
      offsets.push(range?.[0] ?? 0);
    },
  });
  return offsets[mostAliases];
}

/** Replaces nulls (YAML 1.2.2 §10.3.2) by empty texts: exporters write nulls for empty fields. A null in quotation marks is a word. */
function dropNulls(document: Document): void {
  visit(document, {
    Scalar(role, scalar) {
      const isNull = scalar.type === "PLAIN" && /^(?:null|Null|NULL|~)$/.test(String(scalar.value));
      if (isNull && role !== "key") scalar.value = "";
    },
  });
}

/** The position of an unclosed quotation mark. YAML reports this error at the end of the file, where an editor would not look for it. */
function openQuote(contents: unknown, { code, pos: [end] }: YAMLParseError): number | undefined {
  if (code !== "MISSING_CHAR" || !isMap(contents)) return undefined;
  const value = contents.items.at(-1)?.value;
  const isQuoted = isScalar(value) && value.type?.startsWith("QUOTE_");
  return isQuoted && value.range && value.range[1] >= end ? value.range[0] : undefined;
}

/** Adds a hashtag back to a value. For YAML, `#عمان` in `فوز #عمان` is a comment. If no space follows the sign, editors mean a hashtag. */
function withHashtag(plain: Value, node: unknown): Value {
  const isHashtag = isScalar(node) && node.type === "PLAIN" && /^\p{L}/u.test(node.comment ?? "");
  return isHashtag && typeof plain === "string" ? `${plain} #${node.comment}` : plain;
}

function countLines(text: string): number {
  return text.split("\n").length - 1;
}
