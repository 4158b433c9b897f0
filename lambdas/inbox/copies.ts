// Recognises copies that file managers make beside a file. `خبر - نسخة.txt` is the same article as `خبر.txt`, not a second one.
import { stemOf } from "./key.ts";

/** The names that Windows, macOS, GNOME and Google Drive give to copies, in Arabic and English. */
const copyNames = [
  /^(?<name>.+) - (?:نسخة|copy)(?: \(\d+\))?$/iu,
  /^(?<name>.+) \((?:نسخة|copy)(?: \d+)?\)$/iu,
  /^(?<name>.+) copy(?: \d+)?$/iu,
  /^(?:نسخة من|copy (?:\(\d+\) )?of) (?<name>.+)$/iu,
];

/** The key of the original file, if this key has the name of a copy; otherwise undefined. */
export function originalOf(key: string): string | undefined {
  const stem = stemOf(key);
  const folder = stem.slice(0, stem.lastIndexOf("/") + 1);
  const name = stem.slice(folder.length);
  for (const pattern of copyNames) {
    const original = pattern.exec(name)?.groups?.name;
    if (original !== undefined) return `${folder}${original}${key.slice(stem.length)}`;
  }
  return undefined;
}
