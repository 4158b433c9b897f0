// Finds the pictures that an article claims, and the articles that a picture belongs to.

import type { Article } from "../article/article.ts";
import { picturesIn } from "../article/block.ts";
import type { PictureReference } from "../article/picture.ts";
import { pictureUsers } from "../catalog/registers.ts";
import { keyBeside, kindOfKey } from "../inbox/key.ts";
import type { CallContext } from "../protocol/context.ts";
import { listOfName } from "./named-files.ts";

const defaultReference: PictureReference = { from: { kind: "beside" } };

/** All pictures of an article: the leading one, then those in the text. */
export function referencesOf(article: Article): readonly PictureReference[] {
  return [article.picture ?? defaultReference, ...picturesIn(article.paragraphs)];
}

/**
 * Stores the article's key for each picture that the article names. This comes before the picture is looked for, so that a picture that
 * arrives later finds its article. Returns whether anything was new.
 */
export async function claimPictures(
  key: string,
  article: Article,
  { catalog }: CallContext,
): Promise<boolean> {
  let changed = false;
  for (const { from } of referencesOf(article)) {
    const picture = from.kind === "file" ? keyBeside(key, from.name) : undefined;
    if (picture === undefined || kindOfKey(picture) !== "picture") continue;
    const users = await pictureUsers.get(catalog, picture);
    const { ids } = users.value;
    if (ids.includes(key)) continue;
    await pictureUsers.put(catalog, { ...users.value, ids: [...ids, key] }, users.unchanged, picture);
    changed = true;
  }
  return changed;
}

/** The articles that a picture belongs to: those with its own file name, and those that ever named it. */
export async function findArticlesOf(
  pictureKey: string,
  { inbox, catalog }: CallContext,
): Promise<readonly string[]> {
  const beside = await listOfName(pictureKey, inbox);
  const users = await pictureUsers.get(catalog, pictureKey);
  return [...new Set([...beside, ...users.value.ids])].filter((key) => kindOfKey(key) === "article");
}
