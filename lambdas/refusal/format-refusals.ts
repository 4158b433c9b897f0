// The only place where refusals become text for people.
import { markText } from "../text/direction.ts";
import { FINDINGS } from "./finding.ts";
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

function inArabic(file: string, { code, line, column, found, finding }: Refusal): readonly string[] {
  const { problem, expected, example } = REFUSAL_TEXTS[code].arabic;
  const quoted = found === "" ? "لا شيء" : isolate(found);
  return [
    `${arabicFile} ${isolateName(file)}، السطر ${line}، العمود ${column}: ${problem} (${isolate(code)}).`,
    `الموجود: ${finding ? FINDINGS[finding].arabic : quoted}`,
    `المتوقع: ${expected}، مثل: ${isolate(example)}`,
  ];
}

function inEnglish(file: string, { code, line, column, found, finding }: Refusal): readonly string[] {
  const { problem, expected, example } = REFUSAL_TEXTS[code].english;
  const quoted = found === "" ? "nothing" : isolate(found);
  // The parser's own word for it may help whoever helps the editor.
  const described = finding && FINDINGS[finding].english + (found === "" ? "" : ` (${quoted})`);
  return [
    `File ${isolateName(file)}, line ${line}, column ${column}: ${problem} (${code}).`,
    `Found: ${described ?? quoted}`,
    `Expected: ${expected}, such as: ${isolate(example)}`,
  ];
}

/** A name such as "تقرير 2017-12-08.docx" is read from the right, and the date in it from the left. */
function isolateName(file: string): string {
  return `${FIRST_STRONG_ISOLATE}${markText(withoutControls(file))}${POP_DIRECTIONAL_ISOLATE}`;
}

function isolate(text: string): string {
  return `${FIRST_STRONG_ISOLATE}${withoutControls(text)}${POP_DIRECTIONAL_ISOLATE}`;
}

/** Line ends and isolates of the text's own would break out of the isolate around it. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, " ");
}
