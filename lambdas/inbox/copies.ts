// Copies that file managers make beside a file: `خبر - نسخة.txt` is the same article as `خبر.txt`, not a second one.
import type { ObjectStore } from "../store/object-store.ts";
import { idOfKey, stemOf } from "./key.ts";
import { type InboxFile, refusedFile } from "./read-file.ts";

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

/**
 * What a copy asks for. While its original is there, the copy is refused, and claims the article of the original. When the
 * original goes, the copy is that article, with its guid and address. A file with an id of its own is no copy, and neither is
 * one that was published as an article of its own before.
 *
 * @param claimed every id that the file has had
 */
export async function readCopy(
  key: string,
  file: InboxFile,
  claimed: readonly string[],
  inbox: ObjectStore,
): Promise<InboxFile> {
  const original = originalOf(key);
  const isNamedByKey = file.kind !== "several" && "id" in file && file.id === idOfKey(key);
  if (original === undefined || !isNamedByKey || claimed.includes(file.id)) return file;
  const id = idOfKey(original);
  if (await inbox.head(original)) return { ...refusedFile("copy-of-file", original), copyOf: id };
  return claimed.includes(id) ? { ...file, id } : file;
}
