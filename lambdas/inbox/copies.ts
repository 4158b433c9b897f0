// Copies that file managers make beside a file: `خبر - نسخة.txt` is the same article as `خبر.txt`, not a second one.
import { stemOf } from "./key.ts";

/** Windows, macOS, GNOME and Google Drive, in Arabic and English. */
const copyNames = [
  /^(?<name>.+) - (?:نسخة|copy)(?: \(\d+\))?$/iu,
  /^(?<name>.+) \((?:نسخة|copy)(?: \d+)?\)$/iu,
  /^(?<name>.+) copy(?: \d+)?$/iu,
  /^(?:نسخة من|copy (?:\(\d+\) )?of) (?<name>.+)$/iu,
];

/** The key of the file that this one is a copy of, by their names; undefined if the name is not that of a copy. */
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
