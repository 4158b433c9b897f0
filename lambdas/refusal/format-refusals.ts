// Formats refusals as text for people. Nothing else does.
import { firstStrongIsolate, popIsolate } from "../text/direction/controls.ts";
import { markText } from "../text/direction.ts";
import { findings } from "./finding.ts";
import type { Refusal } from "./refusal.ts";
import { refusalTexts } from "./refusal-texts.ts";

/**
 * A report of all refusals of a file, in Arabic and then in English: file, line, what was found, what was expected and an example.
 * Quoted text is isolated, so that its direction does not change the order of the line.
 */
export function formatRefusals(file: string, refusals: readonly Refusal[]): string {
  return [
    ...refusals.map((refusal) => inArabic(file, refusal)),
    ...refusals.map((refusal) => inEnglish(file, refusal)),
  ]
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

/** Whether a text is such a report. */
export function isReport(text: string): boolean {
  return text.startsWith(`${arabicFile} ${firstStrongIsolate}`);
}

const arabicFile = "الملف";

function inArabic(file: string, { code, line, column, found, finding }: Refusal): readonly string[] {
  const { problem, expected, example } = refusalTexts[code].arabic;
  const quoted = found === "" ? "لا شيء" : isolate(found);
  return [
    `${arabicFile} ${isolateName(file)}، السطر ${line}، العمود ${column}: ${problem} (${isolate(code)}).`,
    `الموجود: ${finding ? findings[finding].arabic : quoted}`,
    `المتوقع: ${expected}، مثل: ${isolate(example)}`,
  ];
}

function inEnglish(file: string, { code, line, column, found, finding }: Refusal): readonly string[] {
  const { problem, expected, example } = refusalTexts[code].english;
  const quoted = found === "" ? "nothing" : isolate(found);
  // The parser's own message helps the people who support the editor.
  const described = finding && findings[finding].english + (found === "" ? "" : ` (${quoted})`);
  return [
    `File ${isolateName(file)}, line ${line}, column ${column}: ${problem} (${code}).`,
    `Found: ${described ?? quoted}`,
    `Expected: ${expected}, such as: ${isolate(example)}`,
  ];
}

/** A name such as "تقرير 2017-12-08.docx" reads from right to left, and the date in it from left to right. */
function isolateName(file: string): string {
  return `${firstStrongIsolate}${markText(withoutControls(file))}${popIsolate}`;
}

function isolate(text: string): string {
  return `${firstStrongIsolate}${withoutControls(text)}${popIsolate}`;
}

/** Line ends and direction controls in the text would end the isolate around it. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, " ");
}
