// The only place where refusals become text for people.
import type { Refusal } from "./refusal.ts";
import { REFUSAL_TEXTS } from "./refusal-texts.ts";

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_DIRECTIONAL_ISOLATE = "\u2069";

/**
 * A report of all refusals of a file, in Arabic and then in English: file, line, what was found, what was expected
 * and an example. Whatever comes from outside is isolated, so that each line reads in order whatever its direction.
 */
export function formatRefusals(file: string, refusals: readonly Refusal[]): string {
  return [
    ...refusals.map((refusal) => inArabic(file, refusal)),
    ...refusals.map((refusal) => inEnglish(file, refusal)),
  ]
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

/** Whether a text is a report of refusals. */
export function isReport(text: string): boolean {
  return text.startsWith(`${arabicFile} ${FIRST_STRONG_ISOLATE}`);
}

const arabicFile = "الملف";

function inArabic(file: string, { code, line, column, found }: Refusal): readonly string[] {
  const { arabic, example } = REFUSAL_TEXTS[code];
  return [
    `${arabicFile} ${isolate(file)}، السطر ${line}، العمود ${column}: ${arabic.problem} (${isolate(code)}).`,
    `الموجود: ${found === "" ? "لا شيء" : isolate(found)}`,
    `المتوقع: ${arabic.expected}، مثل: ${isolate(example)}`,
  ];
}

function inEnglish(file: string, { code, line, column, found }: Refusal): readonly string[] {
  const { english, example } = REFUSAL_TEXTS[code];
  return [
    `File ${isolate(file)}, line ${line}, column ${column}: ${english.problem} (${code}).`,
    `Found: ${found === "" ? "nothing" : isolate(found)}`,
    `Expected: ${english.expected}, such as: ${isolate(example)}`,
  ];
}

/** Line ends and isolates of the text's own would break out of the isolate around it. */
function isolate(text: string): string {
  return `${FIRST_STRONG_ISOLATE}${text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, " ")}${POP_DIRECTIONAL_ISOLATE}`;
}
