// Front matter that YAML can't read because of what a headline is made of: `title: عاجل: زلزال`, `title: "نعم" للسلام`.

/** A field at the margin, whose value stands on its line. */
const field = /^([^\s:#"'[{&*!|>%@`-][^:\n]{0,80}?[ \t]*:[ \t]+)(\S.*)$/;
const complete = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\]]*\]|\{[^}]*\})\s*(?:#.*)?$/;

/**
 * The same lines, with values in quotation marks that can be read in one way only but not by YAML. Every value keeps its
 * place. What is left wrong is wrong in another way.
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
