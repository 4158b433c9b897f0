// Repairs front matter that YAML rejects because a headline is not in quotation marks: `title: عاجل: زلزال`, `title: "نعم" للسلام`.

/** A field without indentation, with its value on the same line. */
const field = /^([^\s:#"'[{&*!|>%@`-][^:\n]{0,100}:[ \t]+)(\S.*)$/;
const complete = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\]]*\]|\{[^}]*\})\s*(?:#.*)?$/;

/**
 * Puts quotation marks around the values that YAML rejects although their meaning is clear. Every value keeps its line and column. Other
 * errors are not repaired, so that YAML reports them.
 */
export function quoteValues(yaml: string): string {
  return yaml.split("\n").map(quoteValue).join("\n");
}

function quoteValue(line: string): string {
  const [, name = "", written = ""] = field.exec(line) ?? [];
  const value = written.trimEnd();
  return value !== "" && needsQuotes(value) ? name + JSON.stringify(value) : line;
}

function needsQuotes(value: string): boolean {
  if (complete.test(value)) return false;
  const [first = ""] = value;
  if (first === '"' || first === "'") return value.split(first).length % 2 === 1;
  if (first === "[") return /^\[[^\][]*\]\s*[^\s#]/.test(value);
  if (/[{&*!|>]/.test(first)) return false;
  return /[%@`]/.test(first) || /:(?:\s|$)/.test(value);
}
