// Finds the files of one name in the inbox, in any spelling of the name.

import { isSameStem, stemOf } from "../inbox/key.ts";
import type { ObjectStore } from "../store/object-store.ts";

/**
 * The keys of all files whose names differ from this one at most in the extension and in the Unicode form (NFC or NFD). Those with
 * exactly this spelling come first. Most names have only one spelling, which costs one request.
 */
export async function listOfName(key: string, inbox: ObjectStore): Promise<readonly string[]> {
  const listed = await Promise.all(
    spellingsOf(stemOf(key)).map((stem) => inbox.list({ prefix: `${stem}.` })),
  );
  return listed.flat().flatMap((file) => (isSameStem(file.key, key) ? file.key : []));
}

/**
 * The path as it is, the whole path in NFC and in NFD, and the path with only the file name in NFC and in NFD. Different operating systems
 * may have written the folder's name and the file's name.
 */
function spellingsOf(stem: string): readonly string[] {
  const name = stem.slice(stem.lastIndexOf("/") + 1);
  const folder = stem.slice(0, stem.length - name.length);
  const forms = ["NFC", "NFD"].flatMap((form) => [folder + name.normalize(form), stem.normalize(form)]);
  return [...new Set([stem, ...forms])];
}
