// Mutants: ways to break the protocol, each a change of one source file. A search that finds none of them would prove nothing.

export interface Mutant {
  readonly name: string;
  /** The path of the source file, below `lambdas/`. */
  readonly file: string;
  /** The changes of the source. Each text `from` must be in the file exactly once. */
  readonly changes: readonly (readonly [from: string, to: string])[];
  /** The scenario that is searched first. `bound`: an additional search of this scenario, which is not done for the other scenarios. */
  readonly first?: { readonly scenario: string; readonly bound?: "two preemptions" | "fault" };
}

/** A change that writes the objects under this prefix of the catalog without their condition. */
function putUnconditionally(prefix: string): readonly [string, string] {
  const put = "putText(catalog, keyOf(name), write(value), ";
  return [`${put}condition)`, `${put}keyOf(name).startsWith("${prefix}") ? undefined : condition)`];
}

export const mutants: readonly Mutant[] = [
  {
    name: "a record is written whatever is there",
    first: { scenario: "rename" },
    file: "catalog/catalog.ts",
    changes: [["writeRecord(record), condition)", "writeRecord(record), undefined)"]],
  },
  {
    name: "the claims of a file are written whatever is there",
    first: { scenario: "a file gets other ids", bound: "two preemptions" },
    file: "catalog/stored-kind.ts",
    changes: [putUnconditionally("sources/")],
  },
  {
    name: "the names of the feeds are written whatever is there",
    first: { scenario: "two new sections" },
    file: "catalog/stored-kind.ts",
    changes: [putUnconditionally("feeds")],
  },
  {
    name: "a document is written whatever is there",
    first: { scenario: "correction of a full feed" },
    file: "site/site-documents.ts",
    changes: [["condition: unchangedSince(live)", "condition: undefined"]],
  },
  {
    name: "a failed condition is taken for success",
    first: { scenario: "correction" },
    file: "protocol/converge.ts",
    changes: [
      [
        "if (error instanceof ConditionFailed) return true;",
        "if (error instanceof ConditionFailed) return false;",
      ],
    ],
  },
  {
    name: "no second pass",
    first: { scenario: "correction" },
    file: "protocol/converge.ts",
    changes: [["if (!(await changes(pass))) return count > 0;", "await changes(pass); return true;"]],
  },
  {
    name: "the file is read before the records",
    first: { scenario: "twin removed" },
    file: "reconcile/read-state.ts",
    changes: [
      [
        "const id = idOfKey(key);",
        "const early = await readInboxFile(key, context); const id = idOfKey(key);",
      ],
      ["const file = await readInboxFile(key, context);", "const file = early;"],
    ],
  },
  {
    name: "the last worker owns an id, not the latest file",
    first: { scenario: "two files with one id" },
    file: "reconcile/record/build-record.ts",
    changes: [
      [
        "if (ownedByLater(record, key, file.modified))",
        "if (ownedByLater(record, key, Number.POSITIVE_INFINITY))",
      ],
    ],
  },
  {
    name: "a file that goes takes the article of another owner down",
    first: { scenario: "rename" },
    file: "reconcile/record/build-record.ts",
    changes: [["if (!record || record.owner.key !== key || file.kind", "if (!record || file.kind"]],
  },
  {
    name: "a copy does not claim the article of its original",
    first: { scenario: "rename of an unchanged file without an id" },
    file: "reconcile/record/build-record.ts",
    changes: [["if (record) return alsoClaimed(record, key);", "if (record) return record;"]],
  },
  {
    name: "a file that is gone keeps its article from the file that it was renamed to",
    first: { scenario: "rename of an unchanged file without an id" },
    file: "reconcile/identity/identify-file.ts",
    changes: [["return (await inbox.head(record.owner.key)) !== undefined;", "return true;"]],
  },
  {
    name: "a copy is published beside its original",
    first: { scenario: "two files with the same bytes" },
    file: "reconcile/identity/identify-file.ts",
    changes: [["return { copyOf: { original: bound.key, id: bound.id } };", "return { id: current };"]],
  },
  {
    name: "nobody inherits",
    first: { scenario: "removal while an heir waits" },
    file: "publish/publish.ts",
    changes: [["for (const claimant of claimants) await lookAt([claimant], 1);", ""]],
  },
  {
    name: "the oldest heir first, and no other",
    first: { scenario: "removal while an heir waits" },
    file: "publish/publish.ts",
    changes: [
      ["b.modified - a.modified", "a.modified - b.modified"],
      ["for (const claimant of claimants) await", "for (const claimant of claimants.slice(0, 1)) await"],
    ],
  },
  {
    name: "the live documents of a feed are read after its entries",
    first: { scenario: "correction" },
    file: "regenerate/regenerate-feed.ts",
    changes: [
      ["const live = early ?? (await read()); // before the index, because their ETags guard the writes", ""],
      ["if (swept) return true;", "const live = await read(); if (swept) return true;"],
    ],
  },
  {
    name: "the live page is read after its record",
    first: { scenario: "correction" },
    file: "site/regenerate-article.ts",
    changes: [
      [
        "const live = await readLive(articleDocumentPaths(id), context);\n  return { live, record: (await getRecord(context.catalog, recordKey(id))).value };",
        "const { value: record } = await getRecord(context.catalog, recordKey(id));\n  return { live: await readLive(articleDocumentPaths(id), context), record };",
      ],
    ],
  },
  {
    name: "the live page is read after its record is written",
    first: { scenario: "correction" },
    file: "reconcile/record/write-record.ts",
    changes: [
      ["if (isChanged) await putRecord(catalog, after, read.unchanged);", ""],
      [
        "const [index, live] = await Promise.all([",
        "if (isChanged) await putRecord(catalog, after, read.unchanged);\n  const [index, live] = await Promise.all([",
      ],
    ],
  },
  {
    name: "a remembered document is taken for the live one",
    first: { scenario: "rename of an unchanged file without an id" },
    file: "regenerate/regenerate-feed.ts",
    changes: [
      [
        "if (hasWritten || !isEarly || isListedEarly) return hasWritten || isListedEarly;",
        "return hasWritten;",
      ],
    ],
  },
  {
    name: "a remembered listing is taken for the index",
    first: { scenario: "rename of an unchanged file without an id" },
    file: "regenerate/regenerate-feed.ts",
    changes: [["return hasWritten || isListedEarly;", "return false;"]],
  },
  {
    name: "a page that looked right before its record was written is not looked at again",
    first: { scenario: "embargo moved" },
    file: "site/regenerate-article.ts",
    changes: [
      [
        "(!entry && !live.get(path))) {\n      return (await writeDifferences(compare(live, none, context), own)) || isEarly;",
        "(!entry && !live.get(path))) {\n      return writeDifferences(compare(live, none, context), own);",
      ],
    ],
  },
  {
    name: "an entry that its record left stays in the index",
    first: { scenario: "correction of a full feed" },
    file: "catalog/index-of-record.ts",
    changes: [
      ["former: former.filter(({ value }) => value !== undefined && value <= revision)", "former: []"],
    ],
  },
  {
    name: "the index is not repaired for a record that is right",
    first: { scenario: "correction" },
    file: "reconcile/record/write-record.ts",
    changes: [
      ["const isOutdated = isChanged || !isIndexed(index);", "const isOutdated = isChanged;"],
      ["await writeIndex(after, index, context);", "if (isChanged) await writeIndex(after, index, context);"],
    ],
  },
  {
    name: "the feeds of a record that is right are not looked at",
    first: { scenario: "first upload" },
    file: "reconcile/record/write-record.ts",
    changes: [
      [
        "feeds: new Set([...after.indexKeys, ...after.formerIndexKeys].map(feedOf).filter(isKnownFeed)),",
        "feeds: new Set((changed ? [...after.indexKeys, ...after.formerIndexKeys] : []).map(feedOf).filter(isKnownFeed)),",
      ],
    ],
  },
  {
    name: "a warm record is not compared with its index entry",
    first: { scenario: "correction" },
    file: "catalog/warm-records.ts",
    changes: [["if (known?.etag === etag) return known.record;", "if (known) return known.record;"]],
  },
  {
    name: "a restored record does not go on behind its index entries",
    first: { scenario: "record restored" },
    file: "reconcile/record/record-index.ts",
    changes: [["if (indexed <= revision) return false;", "if (indexed >= 0) return false;"]],
  },
  {
    name: "a message is done though its feeds are not",
    first: { scenario: "first upload" },
    file: "publish/publish.ts",
    changes: [["for (const feed of feeds) valueFor(regenerated.feeds, feed);", ""]],
  },
  {
    name: "a page does not wait for its time",
    first: { scenario: "embargo reached" },
    file: "site/regenerate-article.ts",
    changes: [
      [
        "record.article !== null && record.published <= now",
        "record.article !== null && record.published <= now + 1e9",
      ],
    ],
  },
  {
    name: "the clock does not note what it publishes",
    first: { scenario: "embargo moved", bound: "fault" },
    file: "publish/publish-due.ts",
    changes: [["underWay: [...others, ...mine] }", "underWay: others }"]],
  },
  {
    name: "a call of the clock takes other calls off the list of those under way",
    first: { scenario: "an embargo is moved while two clocks publish, and one of them dies" },
    file: "publish/publish-due.ts",
    changes: [["filter((one) => one.call !== call)", "filter(() => false)"]],
  },
  {
    name: "bytes are bound to a file whatever they are bound to",
    first: { scenario: "two files with the same bytes" },
    file: "catalog/stored-kind.ts",
    changes: [putUnconditionally("contents/")],
  },
  {
    name: "an index entry is written whatever is there",
    first: { scenario: "an index entry is written late" },
    file: "catalog/catalog.ts",
    changes: [["String(revision), condition)", "String(revision), undefined)"]],
  },
  {
    name: "an entry that no record names is deleted whatever is there",
    first: { scenario: "an article is back on its old day", bound: "two preemptions" },
    file: "site/feed-entries.ts",
    changes: [["await catalog.delete(key, { ifMatch: etag });", "await catalog.delete(key);"]],
  },
  {
    name: "a document is deleted whatever is there",
    first: { scenario: "a section comes back" },
    file: "site/site-documents.ts",
    changes: [["await site.delete(path, { ifMatch: live.etag });", "await site.delete(path);"]],
  },
  {
    name: "nobody looks again after a picture is erased",
    first: { scenario: "a picture comes back while it is erased" },
    file: "site/regenerate-article.ts",
    changes: [["return hasWritten || old.length > 0;", "return false;"]],
  },
  {
    name: "an article's claim to a picture is not noted",
    first: { scenario: "named picture of two articles" },
    file: "reconcile/reconcile.ts",
    changes: [["(await claimPictures(key, submission.article, context))", "false"]],
  },
  {
    name: "a picture that is no longer wanted stays",
    first: { scenario: "picture before its article" },
    file: "regenerate/regenerate-each.ts",
    changes: [
      ["(id) => eraseOldPictures(id, valueFor(pages, id), context)", "async (_id) => eraseOldPictures"],
    ],
  },
  {
    name: "a picture goes before the feeds that name it",
    first: { scenario: "picture before its article" },
    file: "regenerate/regenerate-each.ts",
    changes: [
      [
        "const feeds = await settleEach(",
        "for (const id of erasable) await eraseOldPictures(id, valueFor(pages, id), context); const feeds = await settleEach(",
      ],
    ],
  },
  {
    name: "a picture goes although the index has an older revision of the record",
    first: { scenario: "a picture comes back while it is erased" },
    file: "site/regenerate-article.ts",
    changes: [
      [
        "return isIndexed(await readIndex(record, context.catalog));",
        "return isIndexed !== undefined && readIndex !== undefined;",
      ],
    ],
  },
  {
    name: "the page is written after the index",
    first: { scenario: "first upload" },
    file: "reconcile/record/write-record.ts",
    changes: [
      [
        "const done = isOutdated ? [[after.id, await regenerateArticle(after.id, fresh, known)] as const] : [];",
        "",
      ],
      [
        "await writeIndex(after, index, context);",
        "await writeIndex(after, index, context); const done = isOutdated ? [[after.id, await regenerateArticle(after.id, fresh, known)] as const] : [];",
      ],
    ],
  },
  {
    name: "a feed does not look at the page of an article whose time has just come",
    first: { scenario: "embargo reached beside another article" },
    file: "site/feed-entries.ts",
    changes: [["await publishWaitingPages(read, context);", "read;"]],
  },
  {
    name: "a file claims an article again without a new write of its claims",
    first: { scenario: "a file comes back while its claim is given up" },
    file: "reconcile/reconcile.ts",
    changes: [["await fileClaims.put(catalog, claims.value, claims.unchanged, key);", ""]],
  },
  {
    name: "claims that are written again have the ETag of before",
    first: { scenario: "a file comes back while its claim is given up" },
    file: "catalog/stored-kind.ts",
    changes: [["count: count + 1", 'count: "keyId" in shape ? 1 : count + 1']],
  },
  {
    name: "claims are given up while the feeds are still to be done",
    first: { scenario: "a file comes back while its claim is given up" },
    file: "reconcile/reconcile.ts",
    changes: [
      [
        "const surplus = surplusClaims({ file: built.file, claims, records });",
        "const surplus = surplusClaims({ file: built.file, claims, records }); if (surplus) await forget(surplus, catalog);",
      ],
      ["import { limitClaims, surplusClaims }", "import { forget, limitClaims, surplusClaims }"],
    ],
  },
  {
    name: "a call does not look at its end which version is current",
    first: { scenario: "old and new settings at once" },
    file: "regenerate/regenerate-each.ts",
    changes: [["() => restoreCurrent(context)", "async () => undefined"]],
  },
  {
    name: "the current version is not read again after the list of feeds was written",
    first: { scenario: "a new section under old settings" },
    file: "regenerate/regenerate-each.ts",
    changes: [["hasWritten ? await restore() : current", "current"]],
  },
  {
    name: "the clock does not announce what a call that died has marked",
    first: { scenario: "an announcement beside a crash", bound: "fault" },
    file: "publish/tick.ts",
    changes: [["[settle(announceLeft(context))]", "[settle(Promise.resolve())]"]],
  },
  {
    name: "a marker is deleted whatever it says by then",
    first: { scenario: "an announcement beside a crash" },
    file: "announce/unannounced.ts",
    changes: [
      ["catalog.delete(unannouncedKey(path), { ifMatch: etag })", "catalog.delete(unannouncedKey(path))"],
    ],
  },
  {
    name: "an entry falls off its feed before an archive has it",
    first: { scenario: "two uploads on a day that fills the feed" },
    file: "regenerate/regenerate-feed.ts",
    changes: [
      ["(await archiveDropped(feed, dropped, newest, parts, context))", "archiveDropped === undefined"],
    ],
  },
];
