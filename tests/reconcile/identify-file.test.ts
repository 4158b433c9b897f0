// The id of a file that states none: it comes from the name of the file, or it is the id of the article with the same bytes.

import { beforeEach, describe, expect, test } from "vitest";
import type { ArticleRecord } from "../../lambdas/catalog/article-record.ts";
import { putRecord } from "../../lambdas/catalog/catalog.ts";
import { bindings } from "../../lambdas/catalog/content-binding.ts";
import { fileClaims } from "../../lambdas/catalog/registers.ts";
import { type FileContent, refusedFile, type WholeContent } from "../../lambdas/inbox/read-file.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { CallContext } from "../../lambdas/protocol/context.ts";
import { identifyFile } from "../../lambdas/reconcile/identity/identify-file.ts";
import { retired } from "../../lambdas/reconcile/record/next-record.ts";
import { arrival, drop, openTestContext } from "../publish/publish-fixture.ts";
import { absent, article, etag, recordOf } from "./record-fixture.ts";

const unnamed: Extract<WholeContent, { kind: "article" }> = {
  ...{ kind: "article", id: "a", article, modified: arrival, etag, isNamedByKey: true },
};

let context: CallContext;
beforeEach(() => {
  context = beginCall(openTestContext());
});

interface Named {
  readonly keyId?: string;
  readonly records?: readonly ArticleRecord[];
}

/** Identifies a file that has claims to the articles of these records. */
async function identify(key: string, file: FileContent = unnamed, { keyId, records = [] }: Named = {}) {
  const claims = { schema: 1, ids: records.map(({ id }) => id), keyId };
  const identified = await identifyFile({ ...file, key }, { claims, records }, context);
  const { file: result, binding } = identified;
  return {
    id: "id" in result ? result.id : undefined,
    keyId: identified.keyId,
    bound: binding && `${binding.etag} ${binding.value.key} ${binding.value.id}`,
    file: result,
  };
}

const bind = (key: string, id: string) => bindings.put(context.catalog, { key, id }, absent, etag);
const upload = (key: string) => drop(context.inbox, key, {});

test("a file that states an id has it, and costs no request", async () => {
  const catalog = { ...context.catalog, get: () => Promise.reject(new Error("a request")) };
  const stated = { ...unnamed, isNamedByKey: false };
  const known = { claims: { schema: 1, ids: [], keyId: "k" }, records: [] };
  const several = { kind: "several", items: [], refused: [] } as const;
  for (const content of [stated, { kind: "absent" }, refusedFile("unusable-key", "a"), several] as const) {
    const file = { ...content, key: "a.txt" };
    expect(await identifyFile(file, known, { ...context, catalog })).toEqual({ file, keyId: "k" });
  }
});

describe("a new file", () => {
  test("has the id of its name, to which its bytes are bound", async () => {
    expect(await identify("a.txt")).toMatchObject({ id: "a", keyId: undefined, bound: `${etag} a.txt a` });
  });

  test("binds its bytes on the condition that nobody has bound them meanwhile", async () => {
    const known = { claims: { schema: 1, ids: [] }, records: [] };
    const { binding } = await identifyFile({ ...unnamed, key: "a.txt" }, known, context);
    expect(binding?.unchanged).toEqual(absent);
    await bind("gone.txt", "9");
    const { unchanged } = await bindings.get(context.catalog, etag);
    expect((await identifyFile({ ...unnamed, key: "a.txt" }, known, context)).binding?.unchanged).toEqual(
      unchanged,
    );
  });

  test("that is read again is bound already, also under another extension", async () => {
    await bind("a.txt", "a");
    expect((await identify("a.txt")).bound).toBeUndefined();
    await upload("a.txt");
    expect(await identify("a.md")).toMatchObject({ id: "a", bound: undefined });
  });

  test("that is a draft has an id too, and the bytes of one without a date are not bound", async () => {
    const draft = { ...unnamed, kind: "withheld" } as unknown as FileContent;
    expect(await identify("b.txt", draft)).toMatchObject({ id: "b", bound: `${etag} b.txt b` });
    const undated = { ...refusedFile("unusable-key", "b"), undated: unnamed } as unknown as FileContent;
    const { file, bound } = await identify("b.txt", undated);
    expect([file, bound]).toMatchObject([{ kind: "refused", undated: { id: "b" } }, undefined]);
  });

  test("without a date is bound if its bytes were an article already", async () => {
    await bind("old.txt", "old");
    const undated = { ...refusedFile("unusable-key", "b"), undated: unnamed } as unknown as FileContent;
    expect(await identify("b.txt", undated)).toMatchObject({ keyId: "old", bound: `${etag} b.txt old` });
  });
});

describe("a file with the bytes of another one", () => {
  test("is a copy while that is there", async () => {
    await bind("old.txt", "old");
    await upload("old.txt");
    expect((await identify("a.txt")).file).toMatchObject({
      ...{ kind: "refused", copyOf: { original: "old.txt", id: "old" } },
      refusals: [{ code: "copy-of-file", found: "old.txt" }],
    });
  });

  test("stays the article that it is, if it was published before, and leaves the binding to the other", async () => {
    await bind("old.txt", "old");
    await upload("old.txt");
    const records = [recordOf("a", "a.txt")];
    expect(await identify("a.txt", unnamed, { records })).toMatchObject({ id: "a", bound: undefined });
    for (const record of [recordOf("a", "b.txt"), retired(recordOf("a", "a.txt"))])
      expect((await identify("a.txt", unnamed, { records: [record] })).file.kind).toBe("refused");
  });

  test("is that file under a new name if that is gone, and keeps its article", async () => {
    await bind("old.txt", "old");
    expect(await identify("a.txt")).toMatchObject({ id: "old", keyId: "old", bound: `${etag} a.txt old` });
    await putRecord(context.catalog, recordOf("old", "old.txt"), absent);
    expect(await identify("a.txt")).toMatchObject({ id: "old" });
  });

  test("keeps that article if the record is owned by this file already", async () => {
    await bind("old.txt", "old");
    await upload("a.txt");
    const records = [recordOf("old", "a.txt")];
    expect(await identify("a.txt", unnamed, { keyId: "old", records })).toMatchObject({
      id: "old",
      keyId: "old",
    });
    // The claims have no `keyId`, because the file has stated the article's id before.
    expect(await identify("a.txt", unnamed, { records })).toMatchObject({ id: "old", keyId: "old" });
  });

  test("is an article of its own if a third file has the article, and is there", async () => {
    await bind("old.txt", "old");
    await putRecord(context.catalog, recordOf("old", "third.txt"), absent);
    expect(await identify("a.txt")).toMatchObject({ id: "old" });
    await upload("third.txt");
    expect(await identify("a.txt")).toMatchObject({ id: "a", bound: `${etag} a.txt a` });
  });

  test("takes an article that a third file has given up", async () => {
    await bind("old.txt", "old");
    await upload("third.txt");
    await putRecord(context.catalog, retired(recordOf("old", "third.txt")), absent);
    expect(await identify("a.txt")).toMatchObject({ id: "old" });
  });

  describe("and that was published as another article", () => {
    beforeEach(() => bind("old.txt", "old"));
    const published = recordOf("a", "a.txt");
    const older = recordOf("old", "old.txt", { published: arrival - 1 });

    test("is the older one of the two", async () => {
      await putRecord(context.catalog, older, absent);
      expect(await identify("a.txt", unnamed, { records: [published] })).toMatchObject({
        id: "old",
        keyId: "old",
      });
      expect(await identify("a.txt", unnamed, { records: [published, older] })).toMatchObject({ id: "old" });
    });

    test("stays itself if it is the older one, or if the other was never published", async () => {
      expect(await identify("a.txt", unnamed, { records: [published] })).toMatchObject({ id: "a" });
      await putRecord(context.catalog, { ...older, published: arrival + 1 }, absent);
      expect(await identify("a.txt", unnamed, { records: [published] })).toMatchObject({ id: "a" });
    });

    test("stays itself if it was published with other bytes", async () => {
      await putRecord(context.catalog, older, absent);
      const other = { ...published, owner: { ...published.owner, etag: '"b"' } };
      expect(await identify("a.txt", unnamed, { records: [other] })).toMatchObject({ id: "a" });
    });
  });
});

describe("a file with the name of a copy", () => {
  const copy = "a - copy.txt";

  test("is one while the original is there, even if it was edited", async () => {
    await upload("a.txt");
    expect((await identify(copy)).file).toMatchObject({ copyOf: { original: "a.txt", id: "a" } });
    await fileClaims.put(context.catalog, { schema: 1, ids: ["7"], keyId: "7" }, absent, "a.txt");
    expect((await identify(copy)).file).toMatchObject({ copyOf: { original: "a.txt", id: "7" } });
  });

  test("is the article of the original if that is gone and the copy was noted for it", async () => {
    expect(await identify(copy)).toMatchObject({ id: "a - copy" });
    expect(await identify(copy, unnamed, { records: [recordOf("a", "a.txt")] })).toMatchObject({
      ...{ id: "a", keyId: "a", bound: `${etag} ${copy} a` },
    });
  });

  test("stays the article that it has become, if there is a new file with the name of the original", async () => {
    await upload("a.txt");
    const become = { keyId: "a", records: [recordOf("a", copy)] };
    expect(await identify(copy, unnamed, become)).toMatchObject({ id: "a", keyId: "a" });
  });

  test("is an article of its own if it was one before", async () => {
    await upload("a.txt");
    const records = [recordOf("a - copy", copy, { article: null })];
    expect(await identify(copy, unnamed, { records })).toMatchObject({ id: "a - copy" });
    expect(await identify(copy, unnamed, { records: [recordOf("a - copy", copy)] })).toMatchObject({
      id: "a - copy",
    });
  });
});

describe("the id of a name", () => {
  test("is that which the file had before, as long as it states none", async () => {
    expect(await identify("a.txt", unnamed, { keyId: "old" })).toMatchObject({
      ...{ id: "old", keyId: "old", bound: `${etag} a.txt old` },
    });
  });

  test("belongs to the file that was renamed and kept it: a new file with the old name has another id", async () => {
    const records = [recordOf("a", "new.txt")];
    expect(await identify("a.txt", unnamed, { records })).toMatchObject({ id: "a" });
    await upload("new.txt");
    expect(await identify("a.txt", unnamed, { records })).toMatchObject({ id: "a" });
    await fileClaims.put(context.catalog, { schema: 1, ids: ["a"], keyId: "a" }, absent, "new.txt");
    expect(await identify("a.txt", unnamed, { records })).toMatchObject({
      ...{ id: "a-01234567", keyId: "a-01234567", bound: `${etag} a.txt a-01234567` },
    });
    const again = { keyId: "a-01234567", records: [...records, recordOf("a-01234567", "a.txt")] };
    expect(await identify("a.txt", unnamed, again)).toMatchObject({ id: "a-01234567", keyId: "a-01234567" });
  });

  test("is free again when the file that kept it has another article, or is another spelling of the same name", async () => {
    await upload("new.txt");
    await fileClaims.put(context.catalog, { schema: 1, ids: ["a"], keyId: "a" }, absent, "new.txt");
    expect(await identify("a.txt", unnamed, { records: [retired(recordOf("a", "new.txt"))] })).toMatchObject({
      id: "a",
    });
    await upload("a.md");
    await fileClaims.put(context.catalog, { schema: 1, ids: ["a"], keyId: "a" }, absent, "a.md");
    expect(await identify("a.txt", unnamed, { records: [recordOf("a", "a.md")] })).toMatchObject({ id: "a" });
  });

  test("of the name is next if another file has taken along the id that the file had before", async () => {
    const records = [recordOf("old", "new.txt")];
    await upload("new.txt");
    await fileClaims.put(context.catalog, { schema: 1, ids: ["old"], keyId: "old" }, absent, "new.txt");
    expect(await identify("a.txt", unnamed, { keyId: "old", records })).toMatchObject({
      id: "a",
      keyId: "a",
    });
  });
});
