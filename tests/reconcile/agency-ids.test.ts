// Each source gives its own ids. A file can't take or keep an id of another source.
import { beforeEach, describe, expect, test } from "vitest";
import type { ArticleRecord } from "../../lambdas/catalog/article-record.ts";
import { putRecord } from "../../lambdas/catalog/catalog.ts";
import type { DatedSubmission, InboxFile } from "../../lambdas/inbox/read-file.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { CallContext } from "../../lambdas/protocol/context.ts";
import { keepBareIds, refuseForeignIds } from "../../lambdas/reconcile/identity/agency-ids.ts";
import { g2Item, g2Message } from "../publish/g2-message.ts";
import { arrival, drop, openTestContext } from "../publish/publish-fixture.ts";
import { absent, article, recordOf } from "./record-fixture.ts";

let context: CallContext;
beforeEach(() => {
  context = beginCall(openTestContext());
});

const one = (changes: Partial<DatedSubmission> = {}): InboxFile =>
  ({ kind: "article", key: "a.json", article, modified: arrival, etag: '"a"', ...changes }) as InboxFile;
const ofAgency = (changes: Partial<DatedSubmission> = {}) =>
  one({ id: "afp:1", source: "afp", bareId: "1", ...changes });

const known = (...records: readonly ArticleRecord[]) => ({
  ...{ claims: { schema: 1, ids: records.map(({ id }) => id) }, records },
});
const keep = (file: InboxFile, ...records: readonly ArticleRecord[]) =>
  keepBareIds(file, known(...records), context);
const ninjs = (uri: string, source?: string) =>
  JSON.stringify({
    ...{ uri, source, type: "text", versioncreated: "2017-12-08T06:00:00Z", headline: "خبر" },
    body_html: "<p>نص الخبر.</p>",
  });

describe("an agency's article", () => {
  test("has the agency's name before its id, unless it was published under the bare id", async () => {
    expect(await keep(ofAgency())).toMatchObject({ id: "afp:1" });
    expect(await keep(ofAgency(), recordOf("1", "a.json", { source: "afp" }))).toMatchObject({ id: "1" });
    expect(await keep(ofAgency(), recordOf("1", "a.json", { source: "dpa" }))).toMatchObject({ id: "afp:1" });
  });

  test("keeps the bare id of an earlier version's record if this file owns it", async () => {
    expect(await keep(ofAgency(), recordOf("1", "a.json"))).toMatchObject({ id: "1" });
    expect(await keep(ofAgency({ kind: "withheld" } as object), recordOf("1", "a.json"))).toMatchObject({
      id: "1",
    });
    expect(await keep(ofAgency(), recordOf("1", "b.json"))).toMatchObject({ id: "afp:1" });
  });

  test("keeps the bare id if the file that owns the record is of the same agency", async () => {
    await putRecord(context.catalog, recordOf("AFP_1", "b.json"), absent);
    const file = ofAgency({ id: "afp:AFP_1", bareId: "AFP_1" });
    for (const [text, id] of [
      [ninjs("AFP_1", "AFP"), "AFP_1"],
      [ninjs("AFP_1", "dpa"), "afp:AFP_1"],
      [ninjs("AFP_2", "AFP"), "afp:AFP_1"],
      ["{", "afp:AFP_1"],
      [g2Message(g2Item("AFP_2", "خبر"), g2Item("AFP_1", "خبر")), "AFP_1"],
      [g2Message(g2Item("AFP_2", "خبر"), g2Item("AFP_1", "")), "AFP_1"],
      [g2Message(g2Item("AFP_2", "خبر"), g2Item("AFP_3", "خبر")), "afp:AFP_1"],
    ] as const) {
      await drop(context.inbox, "b.json", text);
      const fresh = { ...beginCall({ ...context, parsedFiles: undefined }) };
      expect(await keepBareIds(file, known(), fresh)).toMatchObject({ id });
    }
  });

  test("in a file of several keeps it too, also if it is refused", async () => {
    const file = {
      ...{ kind: "several", key: "a.json", items: [ofAgency(), ofAgency({ id: "afp:2", bareId: "2" })] },
      refused: [{ id: "afp:1", source: "afp", bareId: "1", refusals: [] }],
    } as unknown as InboxFile;
    expect(await keep(file, recordOf("1", "a.json", { source: "afp" }))).toMatchObject({
      ...{ items: [{ id: "1" }, { id: "afp:2" }], refused: [{ id: "1" }] },
    });
  });
});

test("an article of the newspaper, and a file without one, are as they were", async () => {
  const ours = one({ id: "1" });
  expect(await keep(ours, recordOf("1", "a.json"))).toBe(ours);
  const nameless = one({ id: "1", source: "afp" });
  expect(await keep(nameless, recordOf("1", "a.json"))).toBe(nameless);
  const gone: InboxFile = { kind: "absent", key: "a.json" };
  expect(await keep(gone, recordOf("1", "a.json"))).toBe(gone);
});

describe("an id of another source", () => {
  const refuse = (file: InboxFile, record: ArticleRecord) => refuseForeignIds(file, known(record));
  const isRefused = { kind: "refused", refusals: [{ code: "id-of-another-source" }] };

  test("is refused to the newspaper and to agencies", () => {
    expect(refuse(one({ id: "afp:1" }), recordOf("afp:1", "b.json", { source: "afp" }))).toMatchObject(
      isRefused,
    );
    expect(refuse(ofAgency(), recordOf("afp:1", "b.txt"))).toMatchObject(isRefused);
    expect(refuse(ofAgency({ id: "1" }), recordOf("1", "b.json", { source: "dpa" }))).toMatchObject(
      isRefused,
    );
  });

  test("is not refused if the source is the same, if there is no record, or if an agency adopts its bare id", () => {
    const files = [
      [ofAgency(), recordOf("afp:1", "b.json", { source: "afp" })],
      [one({ id: "1" }), recordOf("1", "b.txt")],
      [ofAgency(), recordOf("2", "b.txt")],
      [ofAgency({ id: "1" }), recordOf("1", "b.json")],
    ] as const;
    for (const [file, record] of files) expect(refuse(file, record)).toBe(file);
  });

  test("is refused alone in a file of several", () => {
    const file = {
      ...{ kind: "several", items: [one({ id: "1" }), one({ id: "afp:1" })], refused: [] },
    } as unknown as InboxFile;
    expect(refuse(file, recordOf("afp:1", "b.json", { source: "afp" }))).toMatchObject({
      ...{ items: [{ id: "1" }], refused: [{ id: "afp:1", refusals: [{ found: "afp:1" }] }] },
    });
  });
});
