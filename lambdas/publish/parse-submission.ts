// What a file of the inbox asks for, or every reason why it can't be published: what its format says, and what addresses,
// keys and readers bear.
import type { Article, Submission } from "../article/article.ts";
import { idBytes } from "../catalog/keys.ts";
import { locate } from "../formats/locate.ts";
import { parseArticle, readText } from "../formats/parse-article.ts";
import type { Parsed, Refusal } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { slugOf } from "../text/slug.ts";
import { idOfKey, nameOf } from "./source-key.ts";

/** Within a key of the index, an id leaves room for the longest section slug. */
const idLimit = 750;

/** Letters of a headline; more is a paragraph of the text. */
const headlineLimit = 400;

/** Letters of a section's name; more is a misplaced paragraph. */
const sectionLimit = 80;

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
    ...(isArticle ? refuseLongFields(submission.article) : []),
  ];
  if (unusable.length === 0) return { ok: true, value: { ...submission, id } };
  const text = readText(body);
  return { ok: false, refusals: unusable.map((refusal) => locate(refusal, text)) };
}

function refuseLongFields({ headline, section }: Article): readonly Refusal[] {
  return [
    ...(headline.length > headlineLimit ? [refuse("unusable-headline", { found: headline })] : []),
    ...(section === undefined || isUsableSection(section)
      ? []
      : [refuse("unusable-section", { found: section })]),
  ];
}

/** An id becomes a part of addresses and keys. */
function isUsableId(id: string): boolean {
  return (
    idBytes(id) <= idLimit && !id.split("/").some((step) => step === "" || step === "." || step === "..")
  );
}

function isUsableSection(name: string): boolean {
  return name.length <= sectionLimit && slugOf(name) !== "";
}
