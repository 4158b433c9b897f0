// Writes refusals as a report for editors. Only this file turns refusals into text.
import { firstStrongIsolate, popIsolate } from "../text/direction/controls.ts";
import { markText } from "../text/direction.ts";
import { type FindingText, findings } from "./finding.ts";
import type { Refusal, RefusalCode } from "./refusal.ts";
import { refusalTexts } from "./refusal-texts.ts";

/**
 * Writes a report of all refusals of a file, in Arabic and then in English. It says whether the file was published; for each refusal the
 * line, what was found, what was expected and an example; and what the editor has to do. Quoted text is put between isolates (U+2068,
 * U+2069), so that its direction does not change the order of the line.
 *
 * @param isPartly whether other articles of the file were published
 */
export function formatRefusals(file: string, refusals: readonly Refusal[], isPartly = false): string {
  return [
    [
      `${arabicFile} ${isolateName(file)}: ${isPartly ? "لم يُنشر بعض ما فيه" : "لم يُنشر"}. ما نُشر منه من قبل يبقى كما هو.`,
    ],
    ...refusals.map((refusal) => inArabic(file, refusal)),
    [
      "ما العمل: صحّح الملف واحفظه بالاسم نفسه في مكانه، أو احذفه إن أرسلت غيره باسم آخر، فيزول هذا التقرير وحده.",
    ],
    [
      `File ${isolateName(file)} was not ${isPartly ? "completely " : ""}published. Articles that were published from it before stay as they were.`,
    ],
    ...refusals.map((refusal) => inEnglish(file, refusal)),
    [
      "What to do: correct the file and save it under the same name in the same folder, or delete it if you send another one under another name. This report then disappears.",
    ],
  ]
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

/** Whether a text is a report of refusals. */
export function isReport(text: string): boolean {
  return text.startsWith(`${arabicFile} ${firstStrongIsolate}`);
}

/** The codes of the refusals in a report. */
export function codesOfReport(report: string): readonly RefusalCode[] {
  const named = [...report.matchAll(/ \(([a-z-]+)\)\.$/gm)].map(([, code]) => code);
  return Object.keys(refusalTexts).filter((code): code is RefusalCode => named.includes(code));
}

const arabicFile = "الملف";

function inArabic(file: string, refusal: Refusal): readonly string[] {
  const { code, line, column, found, finding } = refusal;
  const { problem, expected } = refusalTexts[code].arabic;
  const quoted = found === "" ? "لا شيء" : isolate(found);
  const described: FindingText | undefined = finding && findings[finding];
  const place = isOfWholeFile(refusal) ? "" : `، السطر ${line}، العمود ${column}`;
  return [
    `${arabicFile} ${isolateName(file)}${place}: ${problem} (${isolate(code)}).`,
    `الموجود: ${described?.arabic ?? quoted}`,
    `المتوقع: ${described?.expected?.arabic ?? `${expected}، مثل: ${isolate(exampleFor(code, "arabic"))}`}`,
  ];
}

function inEnglish(file: string, refusal: Refusal): readonly string[] {
  const { code, line, column, found, finding } = refusal;
  const { problem, expected } = refusalTexts[code].english;
  const quoted = found === "" ? "nothing" : isolate(found);
  const described: FindingText | undefined = finding && findings[finding];
  // If a finding describes the file, `found` is the parser's own message. It helps the engineers who support the editor.
  const words = described && described.english + (found === "" ? "" : ` (${quoted})`);
  const place = isOfWholeFile(refusal) ? "" : `, line ${line}, column ${column}`;
  return [
    `File ${isolateName(file)}${place}: ${problem} (${code}).`,
    `Found: ${words ?? quoted}`,
    `Expected: ${described?.expected?.english ?? `${expected}, such as: ${isolate(exampleFor(code, "english"))}`}`,
  ];
}

function exampleFor(code: RefusalCode, language: "arabic" | "english"): string {
  const { example } = refusalTexts[code];
  return typeof example === "string" ? example : example[language];
}

/** Refusals that quote a name or a size, and no text of the file. */
const ofWholeFiles: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  "copy-of-file",
  "file-too-large",
  "not-a-picture",
  "picture-too-large",
  "unusable-key",
]);

/** Whether a refusal has no line to name: a file that is not text has no lines, and a missing field has no place. */
function isOfWholeFile({ code, line, column, found, finding }: Refusal): boolean {
  if (ofWholeFiles.has(code)) return true;
  return line === 1 && column === 1 && (found === "" || finding !== undefined);
}

/** Marks the direction within a file name, too: "تقرير 2017-12-08.docx" is read from right to left, but its date from left to right. */
function isolateName(file: string): string {
  return `${firstStrongIsolate}${markText(withoutControls(file))}${popIsolate}`;
}

function isolate(text: string): string {
  return `${firstStrongIsolate}${withoutControls(text)}${popIsolate}`;
}

/** Replaces line ends and direction controls by spaces, because they would end the isolate around the text. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, " ");
}
