// What the record of an id should be, now that one of its files was looked at: with the requests that take deciding it.
import { createHash } from "node:crypto";
import type { Article } from "../article/article.ts";
import { type ArticleRecord, identify, type RecordedPicture } from "../catalog/article-record.ts";
import { predecessorInImport } from "../catalog/import-order.ts";
import { placeOf } from "../catalog/keys.ts";
import {
  alsoClaimed,
  type Claim,
  claimed,
  firstRecord,
  firstWithheldRecord,
  ownedByLater,
  retired,
  withheld,
} from "../catalog/next-record.ts";
import { decideFirstUpdate, decideLaterUpdate, decidePublished } from "../catalog/timeline.ts";
import { feedsOf } from "../feed/memberships.ts";
import { buildGuid } from "../publication/addresses.ts";
import { newestBetween } from "./catalog.ts";
import type { ArticleFile, InboxFile } from "./inbox-file.ts";
import type { Newsroom } from "./newsroom.ts";
import { readPictures } from "./pictures/read-pictures.ts";

/** The same object where nothing changes; undefined where there is none, and none to be. */
export async function buildRecord(
  id: string,
  key: string,
  file: InboxFile,
  record: ArticleRecord | undefined,
  newsroom: Newsroom,
): Promise<ArticleRecord | undefined> {
  if ("id" in file && file.id === id) {
    if (ownedByLater(record, key, file.modified)) return record && alsoClaimed(record, key);
    const guid = buildGuid(id, newsroom.publication);
    if (file.kind === "withheld") {
      if (record) return withheld(record, key, file.modified);
      return firstWithheldRecord(id, guid, key, file.modified);
    }
    const claim = await buildClaim(key, file, record, newsroom);
    return record ? claimed(record, claim) : firstRecord(id, guid, claim);
  }
  // What was published from a file stays while the file is refused.
  if (!record || record.owner.key !== key || file.kind === "refused") return record;
  return retired(record);
}

async function buildClaim(
  key: string,
  file: ArticleFile,
  record: ArticleRecord | undefined,
  newsroom: Newsroom,
): Promise<Claim> {
  const { catalog, publication, isImport } = newsroom;
  const { id, article, modified } = file;
  const { timeZone } = publication;
  const pictures = await readPictures(key, file, record, newsroom);
  const fingerprint = fingerprintOf(article, pictures);
  const sameDate = record && JSON.stringify(record.stated) === JSON.stringify(article.published);
  const published = sameDate
    ? record.published
    : await decidePublished(article.published, modified, timeZone, async (day, first) =>
        isImport ? predecessorInImport(id, first) : newestBetween(catalog, "all", day),
      );
  const updated = !record
    ? decideFirstUpdate(article, published, modified, timeZone)
    : record.fingerprint === fingerprint
      ? record.updated
      : decideLaterUpdate(article, record, published, changedAt(file, pictures, record, newsroom));
  const places = feedsOf(article, publication).map((feed) => placeOf(feed, published, id));
  return { key, modified, article, pictures, fingerprint, published, updated, places };
}

/** Of the text and of the pictures' bytes, as their paths are made of them. */
function fingerprintOf(article: Article, pictures: readonly RecordedPicture[]): string {
  return createHash("sha256").update(identify(article)).update(pathsOf(pictures)).digest("hex");
}

/** When an edit came: with the file; but with a picture that came or went beside it, now, as nothing else tells. */
function changedAt(
  { modified }: ArticleFile,
  pictures: readonly RecordedPicture[],
  { owner, pictures: before }: ArticleRecord,
  { now }: Newsroom,
): number {
  return modified <= owner.modified && pathsOf(pictures) !== pathsOf(before) ? now() : modified;
}

function pathsOf(pictures: readonly RecordedPicture[]): string {
  return pictures.map(({ hosted }) => hosted?.path ?? "").join("");
}
