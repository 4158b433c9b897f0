// The YAML between two lines of dashes at a file's beginning.
import { isMap, isNode, isScalar, LineCounter, parseDocument, type YAMLParseError } from "yaml";
import type { Parsed, Refusal } from "../../refusal/refusal.ts";
import { refuse } from "../../refusal/refuse.ts";

/** Each scalar as it is written: `0012` stays that, and `2017-12-08` is no time of some zone. */
export type Value = string | readonly Value[] | ReadonlyMap<unknown, Value>;

export interface FrontMatterField {
  readonly key: string;
  readonly value: Value;
  /** Of the value, 1-based, in the file. */
  readonly line: number;
  readonly column: number;
}

export interface FrontMatter {
  readonly fields: readonly FrontMatterField[];
  readonly body: string;
  /** 1-based, of the body's first line in the file. */
  readonly bodyLine: number;
}

/** Characters; what is longer is no front matter. */
const longest = 64 * 1024;
/** Of all that an alias stands for; more is a bomb. */
const maxAliasCount = 100;

const opening = /^[\s\u200E\u200F]*---[ \t]*\n/;
const closing = /^(?:---|\.\.\.)[ \t]*$/m;

/** A file without front matter has no fields, and is its own body. */
export function readFrontMatter(text: string): Parsed<FrontMatter> {
  const before = opening.exec(text)?.[0];
  if (before === undefined) return { ok: true, value: { fields: [], body: text, bodyLine: 1 } };
  const firstLine = countLines(before) + 1;
  const rest = text.slice(before.length);
  const end = closing.exec(rest);
  if (!end || end.index > longest) return refused({ line: firstLine - 1, found: before.trim() });
  const yaml = rest.slice(0, end.index);
  const fields = parseFields(yaml, firstLine);
  if (!fields.ok) return fields;
  const body = rest.slice(end.index + end[0].length).replace(/^\n/, "");
  return { ok: true, value: { fields: fields.value, body, bodyLine: firstLine + countLines(yaml) + 1 } };
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
    return refused({ ...place, found: lines[place.line - firstLine] });
  };
  // The first error alone: those behind it are mostly its consequences.
  const [error] = document.errors;
  const { contents } = document;
  if (error) return refuseAt(openQuote(contents, error) ?? error.pos[0]);
  if (contents === null || (isScalar(contents) && contents.value === "")) return { ok: true, value: [] };
  if (!isMap(contents)) return refuseAt(contents.range?.[0] ?? 0);
  const fields: FrontMatterField[] = [];
  for (const { key, value } of contents.items) {
    const at = isNode(value) ? value.range?.[0] : isNode(key) ? key.range?.[0] : 0;
    try {
      const plain = isNode(value) ? value.toJS(document, { mapAsMap: true, maxAliasCount }) : "";
      fields.push({ key: String(key), value: withHashtag(plain ?? "", value), ...placeOf(at ?? 0) });
    } catch {
      return refuseAt(at ?? 0); // an alias that nothing stands for, or too much
    }
  }
  return { ok: true, value: fields };
}

/** Where a quotation mark stands that is never closed: the error is noticed at the end of all. */
function openQuote(contents: unknown, { code, pos: [end] }: YAMLParseError): number | undefined {
  if (code !== "MISSING_CHAR" || !isMap(contents)) return undefined;
  const value = contents.items.at(-1)?.value;
  const isQuoted = isScalar(value) && value.type?.startsWith("QUOTE_");
  return isQuoted && value.range && value.range[1] >= end ? value.range[0] : undefined;
}

/** To YAML `فوز #عمان` is a word and a comment; to an editor it is a hashtag, as long as no space follows the sign. */
function withHashtag(plain: Value, node: unknown): Value {
  const isHashtag = isScalar(node) && node.type === "PLAIN" && /^\p{L}/u.test(node.comment ?? "");
  return isHashtag && typeof plain === "string" ? `${plain} #${node.comment}` : plain;
}

function refused(at: Partial<Refusal>): Parsed<never> {
  return { ok: false, refusals: [refuse("broken-front-matter", at)] };
}

function countLines(text: string): number {
  return text.split("\n").length - 1;
}
