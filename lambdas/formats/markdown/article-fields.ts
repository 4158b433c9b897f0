// Maps the fields of front matter (the metadata at the beginning of a Markdown file) to the fields of an article.

import { listFields, textFields } from "../../article/article.ts";
import type { PictureReference } from "../../article/picture.ts";
import { parsePictureAddress } from "../../rich-text/picture-address.ts";
import { foldArabic } from "../../text/fold.ts";
import { mapNames } from "../../text/record.ts";
import { foldedList } from "../../text/words.ts";
import type { Fields } from "../submission/build-submission.ts";
import { parseByline } from "../submission/byline.ts";
import { type Field, fieldAt } from "../submission/field.ts";
import { isUnpublishedStatus } from "../submission/status.ts";
import { type FieldName, fieldNameOf, type PictureFieldName, pictureFieldNameOf } from "./field-names.ts";
import type { FrontMatterField, Value } from "./front-matter-field.ts";

const no = foldedList("no، none، false، off، 0، n، لا، خطأ، غير، بلا، بدون، لا يوجد، لا شيء");
const yes = foldedList("yes، true، on، 1، y، نعم، صح، صحيح");

/** Maps the fields. If several keys mean the same field, the first key with a value counts. Every embargo counts. */
export function articleFields(entries: readonly FrontMatterField[]): Omit<Fields, "paragraphs"> {
  const named = new Map<FieldName, FrontMatterField>();
  for (const entry of entries) {
    const name = fieldNameOf(entry.key);
    const isStated = listOf(entry.value).some(
      (text) => name !== "published" || !isAny(text, [...yes, ...no]),
    );
    if (name !== undefined && !named.has(name) && isStated) named.set(name, entry);
  }
  const field = (name: FieldName): Field | undefined => {
    const entry = named.get(name);
    const [text] = entry ? listOf(entry.value) : [];
    return entry && text !== undefined ? fieldAt(text, entry) : undefined;
  };
  const list = (name: FieldName): readonly string[] => listOf(named.get(name)?.value ?? "");
  const [, ...otherSections] = list("section");
  const byline = parseByline(list("authors"));
  const names = mapNames(listFields, (name) => list(name).flatMap(splitNames));
  return {
    ...mapNames(textFields, field),
    ...names,
    id: field("id"),
    headline: field("headline"),
    section: field("section"),
    published: field("published"),
    updated: field("updated"),
    embargoes: embargoesOf(entries),
    isWithheld: isWithheld(field("isDraft"), field("status")) || entries.some(isUnpublished),
    places: [...names.places, ...byline.places],
    authors: byline.authors,
    agencies: [...names.agencies, ...byline.agencies],
    tags: [...list("tags").flatMap(splitTags), ...otherSections],
    picture: pictureOf(named),
  };
}

function embargoesOf(entries: readonly FrontMatterField[]): readonly Field[] {
  return entries
    .filter(({ key }) => fieldNameOf(key) === "embargo")
    .flatMap((entry) => listOf(entry.value).map((text) => fieldAt(text, entry)))
    .filter(({ text }) => !isAny(text, no));
}

/** Whether the article must not be published. Any value of `draft` means yes, except a no: to publish late is better than too early. */
function isWithheld(draft: Field | undefined, status: Field | undefined): boolean {
  return (draft && !isAny(draft.text, no)) || (status && isUnpublishedStatus(status.text)) || false;
}

/** Whether a field says `published: false`. Some systems write this, with or without a date in another field. */
function isUnpublished({ key, value }: FrontMatterField): boolean {
  return fieldNameOf(key) === "published" && listOf(value).some((text) => isAny(text, no));
}

function pictureOf(named: ReadonlyMap<FieldName, FrontMatterField>): PictureReference | undefined {
  const value = named.get("picture")?.value ?? "";
  const [first = ""] = Array.isArray(value) ? value : [value];
  const own = new Map<PictureFieldName, string>();
  if (first instanceof Map) {
    for (const [key, said] of first) {
      const name = pictureFieldNameOf(String(key));
      const [text] = listOf(said);
      if (name !== undefined && text !== undefined && !own.has(name)) own.set(name, text);
    }
  }
  const address = typeof first === "string" ? first : (own.get("pictureAddress") ?? "");
  const text = (name: PictureFieldName) => own.get(name) ?? listOf(named.get(name)?.value ?? "")[0];
  const words = { alt: text("pictureAlt"), caption: text("pictureCaption"), credit: text("pictureCredit") };
  // Without an address, the alt text, caption and credit describe the picture file with the article's own name.
  const isDescribed = address === "" && Object.values(words).some((word) => word !== undefined);
  const from = isDescribed ? ({ kind: "beside" } as const) : parsePictureAddress(address);
  return from && { from, ...words };
}

/** The texts of a value. A list gives the texts of its items. A map gives its `name`, as in `author: { name: … }`, or else its first text. */
function listOf(value: Value): readonly string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value.trim()];
  if (value instanceof Map) {
    const texts = listOf(value.get("name") ?? value.get("الاسم") ?? [...value.values()]);
    return texts.slice(0, 1);
  }
  return (value as readonly Value[]).flatMap(listOf);
}

function splitNames(text: string): readonly string[] {
  return text.split(/[،,؛;/\n]|\s[-–—]\s/);
}

function splitTags(text: string): readonly string[] {
  return text.split(/[،,؛;\n]|#(?=[\p{L}\p{N}_])/u);
}

function isAny(text: string, words: readonly string[]): boolean {
  return words.includes(foldArabic(text));
}
