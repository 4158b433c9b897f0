// Builds a submission (an article, or the withdrawal of one) from the fields of a file. All formats with named fields use it.
import {
  type EmbeddedPictures,
  type ListField,
  listFields,
  type TextField,
  textFields,
} from "../../article/article.ts";
import { type Block, plainTextOf } from "../../article/block.ts";
import { latest } from "../../article/latest.ts";
import type { PictureReference } from "../../article/picture.ts";
import type { MachineDate } from "../../dates/machine-date.ts";
import { parseDate } from "../../dates/parse-date.ts";
import type { Refusal, RefusalCode } from "../../refusal/refusal.ts";
import { refuse } from "../../refusal/refuse.ts";
import { mapNames } from "../../text/record.ts";
import type { ParsedSubmission } from "../format.ts";
import { type Field, lineOf } from "./field.ts";

type TextFields = { readonly [Name in TextField]?: Field | undefined };
type ListFields = { readonly [Name in ListField]?: readonly string[] | undefined };

/** The fields of a file, as the file states them. {@link buildSubmission} cleans the texts and parses the dates. */
export interface Fields extends TextFields, ListFields {
  readonly id?: Field | undefined;
  /** The agency that gave the id (agency/identity.ts). `undefined` if the id is the newspaper's own, or a URI. */
  readonly source?: string | undefined;
  readonly section?: Field | undefined;
  readonly headline?: Field | undefined;
  readonly published?: Field | undefined;
  readonly updated?: Field | undefined;
  /** The ends of embargoes. The article must not be published before the last of them. */
  readonly embargoes?: readonly (Field | undefined)[] | undefined;
  readonly isWithheld?: boolean | undefined;
  readonly paragraphs: readonly Block[];
  readonly picture?: PictureReference | undefined;
  readonly embedded?: EmbeddedPictures | undefined;
  /** Whether `published` comes from the file's properties, because the text has no date. */
  readonly isDateOfProperties?: boolean | undefined;
  /** Whether people write this format by hand, so that the date can be missing. */
  readonly mayLackDate?: boolean | undefined;
}

/** The refusals of a date that is there but can't be used. After one of these, no missing date is reported. */
const unreadable: ReadonlySet<RefusalCode> = new Set(["impossible-date", "ambiguous-date"]);

/**
 * Builds a submission, or a refusal for each field that is missing or can't be parsed. A submission that is withheld needs no fields.
 *
 * @param parse parses the dates. For formats that only programs write, it is `parseMachineDate`
 */
export function buildSubmission(
  fields: Fields,
  timeZone: string,
  parse: (text: string, timeZone: string) => MachineDate = parseDate,
): ParsedSubmission {
  const id = lineOf(fields.id);
  const { source } = fields;
  if (fields.isWithheld) return { ok: true, value: { kind: "withheld", id, source } };
  const refusals: Refusal[] = [];
  const dateOf = (field: Field | undefined) => {
    if (!field || field.text.trim() === "") return undefined;
    const parsed = field.isUncertain ? { kind: "ambiguous" as const } : parse(field.text.trim(), timeZone);
    if (parsed.kind === "date") return parsed.date;
    refusals.push(refuseField(parsed.kind === "ambiguous" ? "ambiguous-date" : "impossible-date", field));
    return undefined;
  };
  const headline = lineOf(fields.headline);
  const embargoes = (fields.embargoes ?? []).map(dateOf);
  const stated = dateOf(fields.published);
  const updated = dateOf(fields.updated);
  const published = latest([stated, ...embargoes], timeZone);
  if (headline === undefined) refusals.push(refuseField("missing-headline", fields.headline));
  if (!published && refusals.every(({ code }) => !unreadable.has(code)))
    refusals.push(refuseField("missing-date", fields.published));
  if (!fields.paragraphs.some((block) => plainTextOf(block).trim() !== ""))
    refusals.push(refuse("missing-text"));
  if (headline === undefined) return { ok: false, refusals };
  const { embedded, paragraphs, picture } = fields;
  const article = {
    id,
    section: lineOf(fields.section),
    headline,
    updated,
    ...mapNames(textFields, (name) => lineOf(fields[name])),
    ...mapNames(listFields, (name) => namesOf(fields[name])),
    paragraphs,
    picture,
  };
  if (refusals.length > 0 || !published) {
    const isUndated = fields.mayLackDate && refusals.every(({ code }) => code === "missing-date");
    return { ok: false, refusals, undated: isUndated ? () => ({ article, embedded }) : undefined };
  }
  const dateSource = fields.isDateOfProperties && published === stated ? "properties" : undefined;
  const value = {
    kind: "article",
    article: { ...article, published },
    source,
    embedded,
    dateSource,
  } as const;
  return { ok: true, value };
}

function namesOf(names: readonly string[] = []): readonly string[] {
  const clean = names.map((text) => lineOf({ text })).filter((name) => name !== undefined);
  return [...new Set(clean)];
}

function refuseField(code: RefusalCode, field: Field | undefined): Refusal {
  return refuse(code, { line: field?.line, column: field?.column, found: field?.text });
}
