// What a file of the inbox asks for, or every reason why it can't be published: what its format says, and what addresses,
// keys and readers bear.
import type { Article, Submission } from "../article/article.ts";
import { earliestDate, findExcess, longestHeadline, longestSection } from "../article/bounds.ts";
import { startOf } from "../article/latest.ts";
import { idBytes } from "../catalog/keys.ts";
import { locate } from "../formats/locate.ts";
import { parseArticle, readText } from "../formats/parse-article.ts";
import type { Parsed, Refusal } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { slugOf } from "../text/slug.ts";
import { idOfKey, nameOf } from "./source-key.ts";

/** Within a key of the index, an id leaves room for the longest section slug. */
const idLimit = 750;

export type IdentifiedSubmission = Submission & { readonly id: string };

export async function parseSubmission(
  key: string,
  body: Uint8Array,
  timeZone: string,
): Promise<Parsed<IdentifiedSubmission>> {
  const parsed = await parseArticle(nameOf(key), body, timeZone);
  if (!parsed.ok) return parsed;
  const submission = parsed.value;
  const isArticle = submission.kind === "article";
  const id = (isArticle ? submission.article.id : submission.id) ?? idOfKey(key);
  const unusable = [
    ...(isUsableId(id) ? [] : [refuse("unusable-id", { found: id })]),
    ...(isArticle ? refuseUnusable(submission.article, timeZone) : []),
  ];
  if (unusable.length === 0) return { ok: true, value: { ...submission, id } };
  const text = readText(body);
  return { ok: false, refusals: unusable.map((refusal) => locate(refusal, text)) };
}

function refuseUnusable(article: Article, timeZone: string): readonly Refusal[] {
  const { headline, section, published } = article;
  const isTooOld = startOf(published, timeZone) < earliestDate;
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
