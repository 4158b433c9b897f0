// The files of one name in the inbox, in whatever way the name is spelled.

import { isSameStem, stemOf } from "../inbox/key.ts";
import type { ObjectStore } from "../store/object-store.ts";

/**
 * The keys of all files that have the name of this one but for the extension; those of the very spelling come first. A name of
 * one spelling, as most are, costs one request.
 */
export async function listOfName(key: string, inbox: ObjectStore): Promise<readonly string[]> {
  const listed = await Promise.all(
    spellingsOf(stemOf(key)).map((stem) => inbox.list({ prefix: `${stem}.` })),
  );
  return listed.flat().flatMap((file) => (isSameStem(file.key, key) ? file.key : []));
}

/** Whoever brings a file takes its whole path from one system, or its name alone. */
function spellingsOf(stem: string): readonly string[] {
  const name = stem.slice(stem.lastIndexOf("/") + 1);
  const folder = stem.slice(0, stem.length - name.length);
  const forms = ["NFC", "NFD"].flatMap((form) => [folder + name.normalize(form), stem.normalize(form)]);
  return [...new Set([stem, ...forms])];
}
