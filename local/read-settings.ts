// Reads the settings file of the local newspaper.
import { readFile } from "node:fs/promises";
import { type Publication, parsePublication } from "../lambdas/publication/publication.ts";
import { CannotStart, systemErrorCode } from "./cannot-start.ts";
import { formatReadProblem } from "./inbox/read-problem.ts";
import type { Bilingual } from "./terminal/bilingual.ts";

const inArabic = "صحّح الإعدادات الآتية: اسم كل منها، ثم ما وُجد (found)، ثم المتوقع (expected)";

/** @throws CannotStart with one line for each wrong setting, after a line in Arabic */
export async function readSettings(file: string): Promise<Publication> {
  const parsed = parsePublication(await readText(file));
  if (!parsed.ok) {
    const problems = parsed.problems.map((problem) => `${file}: ${problem}`);
    throw new CannotStart([`${file}: ${inArabic}`, ...problems]);
  }
  return parsed.publication;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw CannotStart.about(file, problemOf(error), error);
  }
}

function problemOf(error: unknown): Bilingual {
  if (systemErrorCode(error) !== "ENOENT") return formatReadProblem(error);
  return {
    arabic: "لا يوجد ملف إعدادات هنا؛ سمّ ملفا آخر بعد --settings",
    english: "there is no such settings file; name another with --settings",
  };
}
