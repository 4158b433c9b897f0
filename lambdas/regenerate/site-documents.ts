// Reading the live documents of the site and writing those that differ, each write conditional on what was read.
import { createHash } from "node:crypto";
import { unchangedSince } from "../catalog/catalog.ts";
import { checkDocument, type Problem } from "../gate/gate.ts";
import type { SiteDocument } from "../page/site-document.ts";
import type { Newsroom } from "../protocol/newsroom.ts";
import { assertAll, settleEach } from "../protocol/settled.ts";
import { urlOf } from "../publication/addresses.ts";
import type { ObjectHead } from "../store/object-store.ts";

/** The heads of live documents, by their paths. */
export type Live = ReadonlyMap<string, ObjectHead | undefined>;

/** A document that differs from the live one. */
export interface Difference {
  readonly path: string;
  readonly live: ObjectHead | undefined;
  /** Undefined where there is to be none. */
  readonly wanted: SiteDocument | undefined;
  /** Why the gate withholds it. */
  readonly problems: readonly Problem[];
}

export async function readLive(paths: readonly string[], { site }: Newsroom): Promise<Live> {
  return new Map(await Promise.all(paths.map(async (path) => [path, await site.head(path)] as const)));
}

/** The documents that differ from the live ones, checked by the gate. */
export function compare(
  live: Live,
  wanted: ReadonlyMap<string, SiteDocument | undefined>,
  { siteUrl }: Newsroom,
): readonly Difference[] {
  return [...wanted].flatMap(([path, document]) => {
    const there = live.get(path);
    if (document ? there?.fingerprint === fingerprintOf(document) : !there) return [];
    const problems = document ? checkDocument(document.text, document.kind, urlOf(siteUrl, path)) : [];
    return [{ path, live: there, wanted: document, problems }];
  });
}

/** Writes what the gate lets pass. Answers whether it wrote anything. */
export async function writeDifferences(
  differences: readonly Difference[],
  newsroom: Newsroom,
): Promise<boolean> {
  assertAll(await settleEach(differences, (difference) => writeDifference(difference, newsroom)));
  return differences.some(isSound);
}

export function isSound({ problems }: Difference): boolean {
  return problems.length === 0;
}

/** A second try would end the same, so this is no fault: the live document stays, and the messages of other articles go on. */
export function reportWithheld(document: string, problems: readonly string[], { report }: Newsroom): void {
  report({ kind: "withheld", document, problems });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Of a document's text and its headers as they are sent. It is stored with the document and compared instead of them: a store
 * may give a header back in another form, and a write would never make the two equal.
 */
function fingerprintOf({ text, contentType, cacheControl }: SiteDocument): string {
  return createHash("sha256").update(`${contentType}\n${cacheControl}\n${text}`).digest("hex");
}

async function writeDifference(
  { path, live, wanted, problems }: Difference,
  newsroom: Newsroom,
): Promise<void> {
  const { site, report } = newsroom;
  if (problems.length > 0) {
    const texts = problems.map(({ text }) => text);
    reportWithheld(path, texts, newsroom);
  } else if (wanted) {
    const { text, contentType, cacheControl } = wanted;
    const headers = { contentType, cacheControl, fingerprint: fingerprintOf(wanted) };
    await site.put(path, new TextEncoder().encode(text), { ...headers, condition: unchangedSince(live) });
    report({ kind: "written", document: path });
  } else if (live) {
    await site.delete(path, { ifMatch: live.etag });
    report({ kind: "erased", document: path });
  }
}
