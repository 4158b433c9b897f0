// Reads the live documents of the site and writes those that differ. Each write is conditional on the document that was read.
import { Buffer, transcode } from "node:buffer";
import { createHash } from "node:crypto";
import { writeAnnounced } from "../announce/mark.ts";
import { unchangedSince } from "../catalog/stored-kind.ts";
import type { RenderedDocument, RenderedDocuments } from "../documents/document-rule.ts";
import { checkDocument, type Problem } from "../gate/gate.ts";
import type { CallContext } from "../protocol/context.ts";
import { assertAll, settleEach } from "../protocol/settled.ts";
import { urlOf } from "../publication/addresses.ts";
import type { ObjectHead } from "../store/object-store.ts";
import type { Live } from "../store/warm-heads.ts";

/** A document that differs from the live one. */
export interface Difference {
  readonly path: string;
  readonly live: ObjectHead | undefined;
  /** Undefined if the document must be deleted. */
  readonly wanted: RenderedDocument | undefined;
  /** Why the gate (the check of every document) withholds the document. Empty if it may be written. */
  readonly problems: readonly Problem[];
}

export async function readLive(paths: readonly string[], { site }: CallContext): Promise<Live> {
  return new Map(await Promise.all(paths.map(async (path) => [path, await site.head(path)] as const)));
}

/** Returns, for each path that was read, the document that should be there; `undefined` if there should be none. */
export function withAbsent(
  live: Live,
  wanted: ReadonlyMap<string, RenderedDocument>,
): ReadonlyMap<string, RenderedDocument | undefined> {
  return new Map([...live.keys()].map((path) => [path, wanted.get(path)]));
}

/** The documents that differ from the live ones, with the gate's problems. */
export function compare(
  live: Live,
  wanted: ReadonlyMap<string, RenderedDocument | undefined>,
  { siteUrl }: CallContext,
): readonly Difference[] {
  return [...wanted].flatMap(([path, document]) => {
    const there = live.get(path);
    if (document ? there?.fingerprint === fingerprintOf(document) : !there) return [];
    const problems = document ? checkDocument(document.text, document.rule.check, urlOf(siteUrl, path)) : [];
    return [{ path, live: there, wanted: document, problems }];
  });
}

/** Writes the differences without problems. Returns whether it wrote anything. */
export async function writeDifferences(
  differences: readonly Difference[],
  context: CallContext,
): Promise<boolean> {
  assertAll(await settleEach(differences, (difference) => writeDifference(difference, context)));
  return differences.some(isSound);
}

export function isSound({ problems }: Difference): boolean {
  return problems.length === 0;
}

/**
 * Reports a document that the gate withholds. That is not a fault, because a retry would fail in the same way. The live document stays,
 * and other articles are not delayed.
 */
export function reportWithheld(document: string, problems: readonly string[], { report }: CallContext): void {
  report({ kind: "withheld", document, problems });
}

/** Renders documents. If this fails, reports the failure and returns `undefined`, and the live documents are not changed. */
export function renderOrReport(
  what: string,
  render: () => RenderedDocuments,
  context: CallContext,
): RenderedDocuments | undefined {
  try {
    return render();
  } catch (error) {
    reportWithheld(what, [messageOf(error)], context);
    return undefined;
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * A hash of the text and the headers. It is stored with the document and compared instead of them. A store may return a header in
 * another form, and a comparison of the headers would then rewrite the document again and again.
 */
function fingerprintOf(document: RenderedDocument): string {
  const fingerprint = fingerprints.get(document) ?? hash(document);
  fingerprints.set(document, fingerprint);
  return fingerprint;
}

/** The hashes of documents, so that a document that is compared several times is hashed only once. */
const fingerprints = new WeakMap<RenderedDocument, string>();

function hash(document: RenderedDocument): string {
  const { text, rule, location, announced } = document;
  const { storedType, status } = rule;
  const { cacheControl, link } = { ...rule, link: undefined, ...announced };
  const headers = [storedType, cacheControl, status, location, link].filter((header) => header !== undefined);
  return createHash("sha256")
    .update(`${headers.join("\n")}\n`)
    .update(rule.isBase64 ? text : bytesOf(document))
    .digest("hex");
}

/** The bytes of a document. They are needed for its size, its fingerprint and its upload, and made once. */
export function bytesOf(document: RenderedDocument): Uint8Array {
  const { text, rule } = document;
  const bytes =
    bytesOfDocuments.get(document) ?? (rule.isBase64 ? Buffer.from(text, "base64") : encodeUtf8(text));
  bytesOfDocuments.set(document, bytes);
  return bytes;
}

const bytesOfDocuments = new WeakMap<RenderedDocument, Uint8Array>();

/** `transcode` takes a quarter of the time of TextEncoder, but fails if a surrogate is alone. */
function encodeUtf8(text: string): Uint8Array {
  if (!text.isWellFormed()) return new TextEncoder().encode(text);
  return transcode(Buffer.from(text, "utf16le"), "utf16le", "utf8");
}

async function writeDifference(
  { path, live, wanted, problems }: Difference,
  context: CallContext,
): Promise<void> {
  const { site, report } = context;
  if (problems.length > 0) {
    const texts = problems.map(({ text }) => text);
    reportWithheld(path, texts, context);
  } else if (wanted) {
    const { rule, location, announced } = wanted;
    const { storedType: contentType, cacheControl, status } = rule;
    const fingerprint = fingerprintOf(wanted);
    const headers = { contentType, cacheControl, status, location, ...announced, fingerprint };
    const write = async () => {
      await site.put(path, bytesOf(wanted), { ...headers, condition: unchangedSince(live) });
    };
    await (announced ? writeAnnounced({ path, fingerprint, write }, context) : write());
    report({ kind: "written", document: path });
  } else if (live) {
    await site.delete(path, { ifMatch: live.etag });
    report({ kind: "erased", document: path });
  }
}
