// Which pictures an article has a claim to, and which articles a picture belongs to.
import type { Article } from "../article/article.ts";
import { picturesIn } from "../article/block.ts";
import type { PictureReference } from "../article/picture.ts";
import { getPictureUsers, putPictureUsers } from "../catalog/catalog.ts";
import { isArticleKey, isPictureKey, isUsableKey, keyBeside } from "../inbox/key.ts";
import type { CallContext } from "../protocol/context.ts";
import { listOfName } from "./named-files.ts";

const defaultReference: PictureReference = { from: { kind: "beside" } };

/** All that an article shows: its leading picture, then those in the text. */
export function referencesOf(article: Article): readonly PictureReference[] {
  return [article.picture ?? defaultReference, ...picturesIn(article.paragraphs)];
}

/**
 * Has the catalog remember, for each picture that an article names, that it does: *before* the picture is looked for, so that
 * whoever brings it later finds the article. Answers whether anything was new.
 */
export async function claimPictures(
  key: string,
  article: Article,
  { catalog }: CallContext,
): Promise<boolean> {
  let changed = false;
  for (const { from } of referencesOf(article)) {
    const picture = from.kind === "file" ? keyBeside(key, from.name) : undefined;
    if (picture === undefined || !isPictureKey(picture) || !isUsableKey(picture)) continue;
    const users = await getPictureUsers(catalog, picture);
    const { ids } = users.value;
    if (ids.includes(key)) continue;
    await putPictureUsers(catalog, picture, { ...users.value, ids: [...ids, key] }, users.unchanged);
    changed = true;
  }
  return changed;
}

/** The articles that a picture belongs to: those of its own name, and those that have ever named it. */
export async function findArticlesOf(
  pictureKey: string,
  { inbox, catalog }: CallContext,
): Promise<readonly string[]> {
  const beside = (await listOfName(pictureKey, inbox)).filter(isArticleKey);
  const users = await getPictureUsers(catalog, pictureKey);
  return [...new Set([...beside, ...users.value.ids])].filter((key) => !isPictureKey(key));
}
