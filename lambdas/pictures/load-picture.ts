// Loads the bytes of the pictures that a record names.
import type { ArticleRecord, RecordedPicture } from "../catalog/article-record.ts";
import { type InboxFile, readInboxFile } from "../inbox/read-file.ts";
import type { CallContext } from "../protocol/context.ts";
import { type InspectedPicture, inspectPicture } from "./inspect-picture.ts";
import { originalHashOf, originalPathOf } from "./picture-path.ts";

/**
 * Loads a picture by its original bytes: from the inbox, or for records of early versions from the site, because those versions published
 * the original bytes. The article's own file is read once. Undefined if the bytes are gone, have changed or can't be cleaned.
 */
export function pictureLoader({ id, owner }: ArticleRecord, context: CallContext) {
  const { inbox, site } = context;
  let article: Promise<InboxFile> | undefined;
  const fromInbox = async ({ from, source }: RecordedPicture): Promise<Uint8Array | undefined> => {
    if (source) return (await inbox.get(source.key))?.body;
    if (from.kind !== "embedded") return undefined;
    article ??= readInboxFile(owner.key, context);
    const file = await article;
    return file.kind === "article" ? file.embedded?.get(from.name) : undefined;
  };
  return async (picture: RecordedPicture): Promise<InspectedPicture | undefined> => {
    if (!picture.hosted) return undefined;
    const { path } = picture.hosted;
    const original = originalHashOf(path);
    // A picture that was published without forms (smaller versions) gets none now either.
    const room = picture.hosted.renditions?.length === 0 ? 0 : Number.POSITIVE_INFINITY;
    const inspect = async (bytes: Uint8Array | undefined) => {
      const found = bytes && (await inspectPicture(id, bytes, room));
      return found && originalHashOf(found.hosted.path) === original ? found : undefined;
    };
    return (
      (await inspect(await fromInbox(picture))) ??
      (await inspect((await site.get(originalPathOf(path)))?.body))
    );
  };
}
