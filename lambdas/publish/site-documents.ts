// Reading the live documents of the site and writing those that differ, each write conditional on what was read.
import { checkDocument } from "../gate/gate.ts";
import type { SiteDocument } from "../page/site-document.ts";
import { urlOf } from "../publication/addresses.ts";
import type { StoredObject } from "../store/object-store.ts";
import { unchangedSince } from "./catalog.ts";
import type { Newsroom, Outcome } from "./newsroom.ts";
import { assertAll, fulfilled, settleEach } from "./settled.ts";

type DocumentOutcome = Extract<Outcome, { document: string }>;
type Live = Awaited<ReturnType<typeof readLive>>;

export async function readLive(paths: readonly string[], { site }: Newsroom) {
  return new Map(await Promise.all(paths.map(async (path) => [path, await site.get(path)] as const)));
}

/** Writes what differs. Answers whether anything did. */
export async function writeDifference(
  live: Live,
  wanted: ReadonlyMap<string, SiteDocument | undefined>,
  newsroom: Newsroom,
): Promise<boolean> {
  const written = await settleEach(wanted, async ([path, document]) => {
    const outcome = await writeDocument(path, live.get(path), document, newsroom);
    if (outcome) newsroom.report(outcome);
    return outcome !== undefined && outcome.kind !== "withheld";
  });
  assertAll(written);
  return fulfilled(written).some(([, changed]) => changed);
}

/**
 * What can't be rendered would not be rendered at a second try either: the documents that are live stay, and the messages
 * of other articles go on.
 */
export function renderOrWithhold<Rendered>(
  document: string,
  { report }: Newsroom,
  render: () => Rendered,
): Rendered | undefined {
  try {
    return render();
  } catch (error) {
    report({
      kind: "withheld",
      document,
      problems: [error instanceof Error ? error.message : String(error)],
    });
    return undefined;
  }
}

/** Its headers are a part of it: another version may serve the same text in another way. */
function isSame(there: StoredObject, { contentType, cacheControl }: SiteDocument, body: Uint8Array): boolean {
  return (
    there.contentType === contentType &&
    there.cacheControl === cacheControl &&
    Buffer.compare(there.body, body) === 0
  );
}

/** Puts, erases or withholds one document, on the condition that it is still the one that was read. */
async function writeDocument(
  path: string,
  there: StoredObject | undefined,
  wanted: SiteDocument | undefined,
  { site, siteUrl }: Newsroom,
): Promise<DocumentOutcome | undefined> {
  if (!wanted) {
    if (!there) return undefined;
    await site.delete(path, { ifMatch: there.etag });
    return { kind: "erased", document: path };
  }
  const body = new TextEncoder().encode(wanted.text);
  if (there && isSame(there, wanted, body)) return undefined;
  const problems = checkDocument(wanted.text, urlOf(siteUrl, path));
  if (problems.length > 0) return { kind: "withheld", document: path, problems };
  const { contentType, cacheControl } = wanted;
  await site.put(path, body, { contentType, cacheControl, condition: unchangedSince(there) });
  return { kind: "written", document: path };
}
