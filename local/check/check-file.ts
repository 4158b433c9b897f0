// Finds out how a file would be published by publishing it into an empty newspaper in memory.
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Article } from "../../lambdas/article/article.ts";
import type { HostedPicture } from "../../lambdas/article/picture.ts";
import type { ArticleRecord } from "../../lambdas/catalog/article-record.ts";
import { getRecord } from "../../lambdas/catalog/catalog.ts";
import { recordKey } from "../../lambdas/catalog/keys.ts";
import { WarmRecords } from "../../lambdas/catalog/warm-records.ts";
import { buildEntry, type Entry } from "../../lambdas/feed/entry.ts";
import { originalOf } from "../../lambdas/inbox/copies.ts";
import { isSameName, isSameStem, keyBeside, kindOfKey } from "../../lambdas/inbox/key.ts";
import { ParsedFiles } from "../../lambdas/inbox/parsed-files.ts";
import { readInboxFile, submissionsOf } from "../../lambdas/inbox/read-file.ts";
import { referencesOf } from "../../lambdas/pictures/claim-pictures.ts";
import { inspectPicture } from "../../lambdas/pictures/inspect-picture.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { Outcome, PublishContext } from "../../lambdas/protocol/context.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import type { UndatedNotice } from "../../lambdas/refusal/format-notice.ts";
import type { Refusal } from "../../lambdas/refusal/refusal.ts";
import { WarmHeads } from "../../lambdas/store/warm-heads.ts";
import { publicUrl } from "../../lambdas/text/addresses/public-url.ts";
import { formatReadProblem } from "../inbox/read-problem.ts";
import { memoryBucket } from "../memory-bucket.ts";
import { eventFor } from "../s3-notification.ts";
import { defaultPort } from "../start/options.ts";
import type { Bilingual } from "../terminal/bilingual.ts";
import { folderBucket } from "./folder-bucket.ts";

/** A picture that the article names but that can't be published, and the reason. */
interface MissingPicture {
  readonly name: string;
  readonly why: Bilingual;
}

export type Checked =
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] }
  /** The article is valid, but a feed or page made from it fails the checks. That is a defect of Khulasa. */
  | { readonly kind: "withheld"; readonly problems: readonly string[] }
  | { readonly kind: "draft"; readonly id: string }
  | { readonly kind: "picture"; readonly picture: HostedPicture }
  /** The file holds several articles: those that can be published, and the reasons why the others can't. */
  | {
      readonly kind: "several";
      readonly items: readonly Extract<Checked, { readonly kind: "article" | "draft" }>[];
      readonly refusals: readonly Refusal[];
    }
  /** The file is not meant as an article, such as a lock file or a hidden file. */
  | { readonly kind: "ignored" }
  | {
      readonly kind: "article";
      readonly article: Article;
      readonly record: ArticleRecord;
      readonly entry: Entry;
      readonly missing: readonly MissingPicture[];
      /** Set if the article states no date. It has the date that the article gets instead. */
      readonly undated?: UndatedNotice | undefined;
    };

/** The address of the site, as `npm start` serves it. */
const siteUrl = `http://localhost:${defaultPort}`;

/** A time that is later than the date of any article, so that no article has to wait. */
const always = Date.UTC(2200, 0);

/**
 * Checks a file with the pictures beside it. Publishing refuses a file with the name of a copy if the original file is there. So the
 * original is put into the inbox, too.
 *
 * @param root the folder that stands for the inbox
 * @param key the file's path in this folder, with `/`. An article that states no id gets this path, without the extension, as its id.
 * @param twin the key of another file with the same bytes that is published before this one, if there is one
 * @throws ReadProblem or the system's error if the file can't be read
 */
export async function checkFile(
  root: string,
  key: string,
  publication: Publication,
  twin?: string,
): Promise<Checked> {
  if (kindOfKey(key) === "ignored") return { kind: "ignored" };
  const outcomes: Outcome[] = [];
  const context = openContext(root, publication, outcomes);
  await context.inbox.bring(key);
  const original = originalOf(key);
  if (original !== undefined) await context.inbox.bring(original).catch(() => undefined);
  if (twin !== undefined) {
    await context.inbox.bring(twin);
    await publish(eventFor([twin], Date.now()), context);
    outcomes.length = 0;
  }
  const missing = await bringPictures(root, key, context);
  await publish(eventFor([key], Date.now()), context);
  return checkedOf(key, outcomes, missing, context);
}

type CheckContext = ReturnType<typeof openContext>;

function openContext(root: string, publication: Publication, outcomes: Outcome[]) {
  const now = () => always;
  return {
    inbox: folderBucket(root, now),
    catalog: memoryBucket({ now }),
    warmRecords: new WarmRecords(),
    warmHeads: new WarmHeads(),
    // The bytes of pictures are not copied, because they may have tens of megabytes.
    site: memoryBucket({ now, sharesBytes: true }),
    publication,
    siteUrl: publication.site ?? siteUrl,
    now,
    parsedFiles: new ParsedFiles(),
    report: (outcome) => outcomes.push(outcome),
  } satisfies PublishContext;
}

/** Puts the pictures of an article into the inbox. Returns the pictures that are missing or can't be read. */
async function bringPictures(
  root: string,
  key: string,
  context: CheckContext,
): Promise<readonly MissingPicture[]> {
  const submissions = submissionsOf(await readInboxFile(key, beginCall(context)));
  const references = submissions.flatMap((one) => (one.kind === "article" ? referencesOf(one.article) : []));
  const missing: MissingPicture[] = [];
  for (const { from } of references) {
    if (from.kind === "file") {
      const at = keyBeside(key, from.name);
      const found = at === undefined ? [] : (await filesBeside(at)).filter((file) => isSameName(file, at));
      if (found.length === 0) missing.push({ name: from.name, why: notThere });
      for (const file of found) await bringPicture(file, from.name);
    } else if (from.kind === "beside") {
      for (const file of await filesBeside(key))
        if (kindOfKey(file) === "picture" && isSameStem(file, key)) await bringPicture(file, file);
    } else if (from.kind === "remote") {
      if (publicUrl(from.url, "picture", new URL(context.siteUrl).origin) === undefined)
        missing.push({ name: from.url, why: notPublic });
    }
  }
  return missing;

  /** The keys of all files in the folder of `file`. Several may have a matching name; publishing chooses one of them. */
  async function filesBeside(file: string): Promise<readonly string[]> {
    const folder = dirname(file);
    const names = await readdir(join(root, folder)).catch(() => []);
    return names.map((name) => (folder === "." ? name : `${folder}/${name}`));
  }

  async function bringPicture(file: string, name: string): Promise<void> {
    try {
      await context.inbox.bring(file);
    } catch (cause) {
      missing.push({ name, why: formatReadProblem(cause) });
    }
  }
}

const notPublic: Bilingual = {
  arabic: "عنوانها ليس عاما، أو لا يبدأ بـhttps",
  english: "its address is not public, or does not begin with https",
};
const notThere: Bilingual = { arabic: "لم تصل بعد", english: "not there yet" };

async function checkedOf(
  key: string,
  outcomes: readonly Outcome[],
  missing: readonly MissingPicture[],
  context: PublishContext,
): Promise<Checked> {
  const all: Checked[] = [];
  for (const outcome of outcomes) {
    const checked = await checkedAs(outcome, key, missing, context);
    if (checked) all.push(checked);
  }
  const items = all.filter((one) => one.kind === "article" || one.kind === "draft");
  const refusals = all.flatMap((one) => (one.kind === "refused" ? one.refusals : []));
  if (items.length > 1 || (items.length > 0 && refusals.length > 0))
    return { kind: "several", items, refusals };
  const [first] = all;
  if (first) return first;
  throw new Error(`nothing came of ${key}: ${outcomes.map(({ kind }) => kind).join(", ")}`);
}

async function checkedAs(
  outcome: Outcome,
  key: string,
  missing: readonly MissingPicture[],
  { inbox, catalog, publication, siteUrl: site }: PublishContext,
): Promise<Checked | undefined> {
  if (outcome.kind === "failed") throw outcome.cause;
  if (outcome.kind === "refused") return { kind: "refused", refusals: outcome.refusals };
  if (outcome.kind === "withheld") return { kind: "withheld", problems: outcome.problems };
  if (outcome.kind === "draft") return { kind: "draft", id: outcome.id };
  if (outcome.kind === "picture") {
    const file = await inbox.get(key);
    const picture = file && (await inspectPicture("", file.body));
    if (picture) return { kind: "picture", picture: picture.hosted };
  }
  if (outcome.kind === "published" && outcome.key === key) {
    const { value: record } = await getRecord(catalog, recordKey(outcome.id));
    const entry = record && buildEntry(record, publication, site);
    const { undated } = outcome;
    if (record?.article && entry)
      return { kind: "article", article: record.article, record, entry, missing, undated };
  }
  return undefined;
}
