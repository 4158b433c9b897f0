// What a file of the inbox asks for, or every reason why it can't be published: what its format says, and what addresses,
// keys and readers bear.
import type { Article, ArticleDate, Submission } from "../article/article.ts";
import { earliestDate, findExcess, longestHeadline, longestSection } from "../article/bounds.ts";
import { startOf } from "../article/latest.ts";
import { idBytes } from "../catalog/keys.ts";
import { locate } from "../formats/locate.ts";
import { parseArticle, readText } from "../formats/parse-article.ts";
import { withOwnNames } from "../publication/own-names.ts";
import type { Publication } from "../publication/publication.ts";
import type { Parsed, Refusal } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { slugOf } from "../text/slug.ts";
import { idOfKey, nameOf } from "./source-key.ts";
import { type Undated, withoutGuessedDate } from "./undated.ts";

/** Within a key of the index, an id leaves room for the longest section slug. */
const idLimit = 750;

/** Settings that parsing takes into account. */
export type ParseSettings = Pick<Publication, "timeZone" | "sections" | "undated" | "title" | "otherNames">;

export type IdentifiedSubmission = (Submission | Undated) & { readonly id: string };

export async function parseSubmission(
  key: string,
  body: Uint8Array,
  settings: ParseSettings,
): Promise<Parsed<IdentifiedSubmission>> {
  const { timeZone } = settings;
  const parsed = withoutGuessedDate(await parseArticle(nameOf(key), body, timeZone), settings);
  if (!parsed.ok) return parsed;
  const submission = signedByNewspaper(parsed.value, settings);
  const isArticle = submission.kind !== "withheld";
  const id = (isArticle ? submission.article.id : submission.id) ?? idOfKey(key);
  const unusable = [
    ...(isUsableId(id) ? [] : [refuse("unusable-id", { found: id })]),
    ...(isArticle ? refuseUnusable({ published: undefined, ...submission.article }, timeZone) : []),
  ];
  if (unusable.length === 0) return { ok: true, value: { ...submission, id } };
  const text = readText(body);
  return { ok: false, refusals: unusable.map((refusal) => locate(refusal, text)) };
}

function signedByNewspaper(submission: Submission | Undated, settings: ParseSettings): Submission | Undated {
  switch (submission.kind) {
    case "article":
      return { ...submission, article: withOwnNames(submission.article, settings) };
    case "undated":
      return { ...submission, article: withOwnNames(submission.article, settings) };
    case "withheld":
      return submission;
  }
}

function refuseUnusable(
  article: Omit<Article, "published"> & { readonly published: ArticleDate | undefined },
  timeZone: string,
): readonly Refusal[] {
  const { headline, section, published } = article;
  const isTooOld = published !== undefined && startOf(published, timeZone) < earliestDate;
  return [
    ...(headline.length > longestHeadline ? [refuse("unusable-headline", { found: headline })] : []),
    ...(section === undefined || isUsableSection(section)
      ? []
      : [refuse("unusable-section", { found: section })]),
    ...(isTooOld ? [refuse("impossible-date", { found: "day" in published ? published.day : "" })] : []),
    ...findExcess(article).map(({ of, found, allowed }) =>
      refuse("too-much", { found: `${of}: ${found} > ${allowed}` }),
    ),
  ];
}

/** An id becomes a part of addresses and keys. */
function isUsableId(id: string): boolean {
  return (
    idBytes(id) <= idLimit && !id.split("/").some((step) => step === "" || step === "." || step === "..")
  );
}

function isUsableSection(name: string): boolean {
  return name.length <= longestSection && slugOf(name) !== "";
}
