// Formats refusals as text for people. Nothing else does.
import { firstStrongIsolate, popIsolate } from "../text/direction/controls.ts";
import { markText } from "../text/direction.ts";
import { type FindingText, findings } from "./finding.ts";
import type { Refusal, RefusalCode } from "./refusal.ts";
import { refusalTexts } from "./refusal-texts.ts";

/**
 * A report of all refusals of a file, in Arabic and then in English: what became of the file, then line, what was found, what was
 * expected and an example for each refusal, and what to do. Quoted text is isolated, so that its direction does not change the
 * order of the line.
 *
 * @param isPartly whether other articles of the file were published
 */
export function formatRefusals(file: string, refusals: readonly Refusal[], isPartly = false): string {
  return [
    [
      `${arabicFile} ${isolateName(file)}: ${isPartly ? "لم يُنشر بعض ما فيه" : "لم يُنشر"}. ما نُشر منه من قبل يبقى كما هو.`,
    ],
    ...refusals.map((refusal) => inArabic(file, refusal)),
    ["ما العمل: صحّح الملف واحفظه بالاسم نفسه في مكانه، فيزول هذا التقرير وحده."],
    [
      `File ${isolateName(file)} was not ${isPartly ? "completely " : ""}published. What was published from it before stays as it was.`,
    ],
    ...refusals.map((refusal) => inEnglish(file, refusal)),
    [
      "What to do: correct the file and save it under the same name in its place. This report then goes away.",
    ],
  ]
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

/** Whether a text is such a report. */
export function isReport(text: string): boolean {
  return text.startsWith(`${arabicFile} ${firstStrongIsolate}`);
}

/** The codes of the refusals in such a report. */
export function codesOfReport(report: string): readonly RefusalCode[] {
  const named = [...report.matchAll(/ \(([a-z-]+)\)\.$/gm)].map(([, code]) => code);
  return Object.keys(refusalTexts).filter((code): code is RefusalCode => named.includes(code));
}

const arabicFile = "الملف";

function inArabic(file: string, refusal: Refusal): readonly string[] {
  const { code, line, column, found, finding } = refusal;
  const { problem, expected, example } = refusalTexts[code].arabic;
  const quoted = found === "" ? "لا شيء" : isolate(found);
  const described: FindingText | undefined = finding && findings[finding];
  const place = isOfWholeFile(refusal) ? "" : `، السطر ${line}، العمود ${column}`;
  return [
    `${arabicFile} ${isolateName(file)}${place}: ${problem} (${isolate(code)}).`,
    `الموجود: ${described?.arabic ?? quoted}`,
    `المتوقع: ${described?.expected?.arabic ?? `${expected}، مثل: ${isolate(example)}`}`,
  ];
}

function inEnglish(file: string, refusal: Refusal): readonly string[] {
  const { code, line, column, found, finding } = refusal;
  const { problem, expected, example } = refusalTexts[code].english;
  const quoted = found === "" ? "nothing" : isolate(found);
  const described: FindingText | undefined = finding && findings[finding];
  // The parser's own message helps the people who support the editor.
  const words = described && described.english + (found === "" ? "" : ` (${quoted})`);
  const place = isOfWholeFile(refusal) ? "" : `, line ${line}, column ${column}`;
  return [
    `File ${isolateName(file)}${place}: ${problem} (${code}).`,
    `Found: ${words ?? quoted}`,
    `Expected: ${described?.expected?.english ?? `${expected}, such as: ${isolate(example)}`}`,
  ];
}

/** A file that is no text has no lines, and what is missing has no place. */
function isOfWholeFile({ line, column, found, finding }: Refusal): boolean {
  return line === 1 && column === 1 && (found === "" || finding !== undefined);
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
