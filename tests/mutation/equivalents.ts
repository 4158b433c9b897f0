// Changes by Stryker that no test can notice, because the changed code behaves in the same way.

export interface Equivalent {
  readonly file: string;
  /** The code in one line: as it is, and as Stryker changes it. */
  readonly from: string;
  readonly to: string;
  /** Why the change makes no difference. */
  readonly reason: string;
}

const unread = "the item that Stryker puts in is skipped or dropped by the line after it";
const cached = "only whether something is computed again";
const quicker = "only quicker: without it, the same result is computed";
const undefinedIsLast = "sort() puts undefined last";
const newOwner = "a file that has an article without an owner always becomes its owner";
const nameless = "a file of this kind never has isNamedByKey";
const onlyCopies = "only a refused file has copyOf";
const noOldPictures = "mayErase() returns false if there are no old pictures";
const sameSifted = "only slower: if a feed has no problem, none of its entries is left out";
const anotherHash = "another fingerprint, which is the same for the same documents too";
const narrowing = "only the compiler needs it: the value is always there";

export const equivalents: readonly Equivalent[] = [
  ...of("lambdas/catalog/catalog.ts", [["instant !== undefined", "true", narrowing]]),
  ...of("lambdas/catalog/article-record.ts", [
    ["JSON.stringify(stored(one)) === JSON.stringify(stored(other))", "false", quicker],
    ["known !== undefined", "false", cached],
    ["identified.set(value, json);", ";", cached],
  ]),
  ...of("lambdas/catalog/warm-listings.ts", [
    ["one.key < other.key", "one.key <= other.key", "no two entries of a listing have one key"],
  ]),
  ...of("lambdas/catalog/history/positions.ts", [
    [
      "comparePositions(one, other) >= 0",
      "comparePositions(one, other) > 0",
      "positions that compare as equal are the same text",
    ],
  ]),
  ...of("lambdas/catalog/index-of-record.ts", [
    ["value !== undefined", "true", "an absent revision is not less than any other"],
  ]),
  ...of("lambdas/catalog/stored-object.ts", [
    ["[]", '["Stryker was here"]', unread],
    ["optional.has(name) && !Object.hasOwn(stored, name)", "false", quicker],
    [
      "{ const { success, data } = z.safeParse(schema, undefined); return success && data === undefined; }",
      "{}",
      quicker,
    ],
    ["success && data === undefined", "false", quicker],
    ["([name, schema]) => (isOptional(schema) ? [name] : [])", "() => undefined", quicker],
    ["[name]", "[]", quicker],
    ["parsed.error?.issues", "parsed.error.issues", narrowing],
    ["issue?.path", "issue.path", narrowing],
    ["issue?.message", "issue.message", narrowing],
  ]),
  ...of("lambdas/dates/month-names.ts", [
    ["/\\.$/", "/\\./", "no language has a month's name with a dot inside"],
    ["[]", '["Stryker was here"]', "a text where a pattern or a group should be matches nothing"],
    ['parsed.kind === "date"', "true", narrowing],
  ]),
  ...of("lambdas/feed/feed-template.ts", [
    ["known !== undefined", "false", cached],
    ["templates.size < mostTemplates", "templates.size <= mostTemplates", cached],
    ["templates.size < mostTemplates", "templates.size >= mostTemplates", cached],
    ["templates.size < mostTemplates", "false", cached],
    ["templates.size < mostTemplates", "true", cached],
    ["templates.set(kind, template);", ";", cached],
    ['{ title: "" }', "{}", "only the entry is taken from this document"],
  ]),
  ...of("lambdas/feed/feed-model.ts", [
    ["known.set(entry, result);", ";", cached],
    ["content.length <= 20_000", "true", cached],
    ["content.length <= 20_000", "false", cached],
    ["content.length <= 20_000", "content.length < 20_000", cached],
    ["content.length <= 20_000", "content.length > 20_000", cached],
    ["last?.publication === publication && last.built.updated === updated", "false", cached],
    ["{ publication, built }", "{}", cached],
  ]),
  ...of("lambdas/feed/xml-markup.ts", [["!special.test(allowed)", "false", quicker]]),
  ...of("lambdas/feed/month-model.ts", [
    ["one.name < other.name", "one.name <= other.name", "no two parts of a month have one name"],
  ]),
  ...of("lambdas/feed/memberships.ts", [
    ["[]", '["Stryker was here"]', "it is no pair of a name and a slug"],
  ]),
  ...of("lambdas/feed/content/figure.ts", [
    ['{ shownIn: "page" }', "{}", "the direction marks of feeds are only asked for by name"],
  ]),
  ...of("lambdas/feed/content/rich-text.ts", [
    ["!known", "true", cached],
    ["byOrigin.set(pictures, known);", ";", cached],
    ['node.element === "unknown"', "true", "no parser puts a block into an inline element"],
  ]),
  ...of("lambdas/reconcile/record/all-records.ts", [
    ["before[index]?.record", "before[index].record", narrowing],
  ]),
  ...of("lambdas/reconcile/reconcile-key.ts", [
    ['{ kind: "absent", key }', "{}", "the first pass replaces it"],
  ]),
  ...of("lambdas/reconcile/reconcile.ts", [
    ['{ kind: "absent", key }', "{}", "the first pass replaces it"],
    ["after?.claimants", "after.claimants", narrowing],
    ['read.kind === "refused"', "true", onlyCopies],
    [
      "submissionsOf(file).some((one) => one.id === id)",
      "submissionsOf(file).every(one => one.id === id)",
      "the order only matters for the former article of a file with one article, whose page may redirect to that one",
    ],
  ]),
  ...of("lambdas/reconcile/reconcile-picture.ts", [
    ['{ kind: "absent", key }', "{}", "the first pass replaces it"],
  ]),
  ...of("lambdas/reconcile/record/build-record.ts", [['file.kind === "refused"', "true", onlyCopies]]),
  ...of("lambdas/reconcile/outcomes.ts", [
    ["published !== undefined", "true", "undefined is not greater than the present time"],
  ]),
  ...of("lambdas/reconcile/identity/bind-deleted.ts", [
    ["bound.value.id === record.id", "false", "a record is not older than itself"],
  ]),
  ...of("lambdas/reconcile/record/next-record.ts", [
    ["owner.key > key", "owner.key >= key", "the owner is another file"],
    [
      "one.published < other.published",
      "one.published <= other.published",
      "equal times were told apart before",
    ],
    [
      "one.owner.modified < other.owner.modified",
      "one.owner.modified <= other.owner.modified",
      "equal times were told apart before",
    ],
  ]),
  ...of("lambdas/reconcile/record/timeline.ts", [
    ["arrived < day.start", "arrived <= day.start", "an upload at the start of the day is one of that day"],
    ["arrived >= day.start", "true", "an earlier upload was told apart before"],
    ["stated <= arrived", "stated < arrived", "of two equal times, either is taken"],
  ]),
  ...of("lambdas/reconcile/surplus.ts", [["records[index]?.value", "records[index].value", narrowing]]),
  ...of("lambdas/reconcile/identity/agency-ids.ts", [
    ["[]", '["Stryker was here"]', unread],
    ["source === undefined", "false", "an article with an agency's id has a source"],
  ]),
  ...of("lambdas/reconcile/identity/identify-file.ts", [
    ...["false", 'file.kind === "several" && file.kind === "absent"'].map(
      (to) => ['file.kind === "several" || file.kind === "absent"', to, nameless] as const,
    ),
    ["[key]", "[]", "this file does not own the article: the line before has returned in that case"],
    ['file.kind === "several"', "false", nameless],
    ['file.kind === "absent"', "false", nameless],
    ['file.kind === "article" || file.kind === "withheld"', "true", "only a file that states no id gets one"],
  ]),
  ...of("lambdas/reconcile/record/write-record.ts", [
    ["isChanged", "true", "a record that stays as it is has no new pictures"],
    [
      "done.some(([, { isIncomplete }]) => isIncomplete)",
      "done.every(([, { isIncomplete }]) => isIncomplete)",
      "after a change there is always one",
    ],
    ...[
      ["isMade && after.owner.key === key", "true"],
      ["isMade && after.owner.key === key", "isMade || after.owner.key === key"],
      ["after.owner.key === key", "true"],
    ].map(([from = "", to = ""]) => [from, to, newOwner] as const),
  ]),
  ...of("lambdas/site/check-entry.ts", [
    ["problems.length > 0", "true", quicker],
    ["problems.length > 0", "problems.length >= 0", quicker],
  ]),
  ...of("lambdas/regenerate/every-feed.ts", [
    ["candidates.filter((candidate) => candidate !== undefined)", "candidates", undefinedIsLast],
    ["candidate !== undefined", "true", undefinedIsLast],
  ]),
  ...of("lambdas/site/regenerate-article.ts", [
    ["[]", '["Stryker was here"]', "the first pass replaces it, and a text is no picture"],
    ["false", "true", "the first pass replaces it"],
  ]),
  ...of("lambdas/regenerate/regenerate-each.ts", [
    ["[]", '["Stryker was here"]', "it is neither an id of the batch nor a key of the index"],
    ["feeds.get(name)?.status", "feeds.get(name).status", narrowing],
    [
      "fulfilled(pages).filter(([, { oldPictures }]) => oldPictures.length > 0)",
      "fulfilled(pages)",
      noOldPictures,
    ],
    ["oldPictures.length > 0", "true", noOldPictures],
    ["oldPictures.length > 0", "oldPictures.length >= 0", noOldPictures],
  ]),
  ...of("lambdas/regenerate/renew-history.ts", [
    ["feeds .filter((feed) => feed !== undefined)", "feeds", undefinedIsLast],
    ["feed !== undefined", "true", undefinedIsLast],
  ]),
  ...of("lambdas/regenerate/regenerate-directory.ts", [
    ["label !== undefined", "true", "a feed without a name is only regenerated if it has entries"],
  ]),
  ...of("lambdas/regenerate/regenerate-feed.ts", [
    ["[]", '["Stryker was here"]', "every document of a feed has a number of entries"],
    ["latest", "true", narrowing],
    [
      "!made.isSifted && (made.problem !== undefined || !differences.every(isSound))",
      "!made.isSifted || made.problem !== undefined || !differences.every(isSound)",
      sameSifted,
    ],
    ["made.problem !== undefined || !differences.every(isSound)", "true", sameSifted],
    ["true", "false", cached],
    ["Math.min(...counts)", "Math.max(...counts)", "all documents of a feed show the same number of entries"],
  ]),
  ...of("lambdas/site/site-documents.ts", [
    ["fingerprints.set(document, fingerprint);", ";", cached],
    ["bytesOfDocuments.set(document, bytes);", ";", cached],
    ["!text.isWellFormed()", "true", "only slower: TextEncoder makes the same bytes"],
    ...[
      [
        "[storedType, cacheControl, status, location, link].filter((header) => header !== undefined)",
        "[storedType, cacheControl, status, location, link]",
      ],
      ["header !== undefined", "true"],
    ].map(([from = "", to = ""]) => [from, to, anotherHash] as const),
    ["live", "true", "only the compiler needs it: an absent document that is not wanted is no difference"],
  ]),
  ...of("lambdas/gate/check-characters.ts", [
    ["found.codePointAt(0)?.toString", "found.codePointAt(0).toString", narrowing],
    ["!suspicious.test(text)", "false", quicker],
  ]),
  ...of("lambdas/gate/feed-xml.ts", [
    ["start < 0", "false", quicker],
    ["start < 0", "start <= 0", "no document begins with an entry"],
    ["[]", '["Stryker was here"]', unread],
    ["length <= 8_000", "true", cached],
    ["length <= 8_000", "false", cached],
    ["length <= 8_000", "length < 8_000", cached],
    ["length <= 8_000", "length > 8_000", cached],
  ]),
  ...of("lambdas/gate/strict-xml.ts", [["open.at(-1)?.children", "open.at(-1).children", narrowing]]),
  ...of("lambdas/dates/written-date.ts", [["year?.length", "year.length", narrowing]]),
  ...of("lambdas/dates/zones.ts", [
    ["universal.groups?.offset", "universal.groups.offset", narrowing],
    ["named?.groups?.name", "named?.groups.name", narrowing],
    ["!named || !zone", "!named && !zone", "every name that the pattern matches has a zone"],
    ["[]", '["Stryker was here"]', unread],
    [
      "/^[+-](?:0\\d:[0-5]\\d|1[0-3]:[0-5]\\d|14:00)$/",
      "/[+-](?:0\\d:[0-5]\\d|1[0-3]:[0-5]\\d|14:00)$/",
      "offsets have one sign and five characters after it",
    ],
    [
      "/^[+-](?:0\\d:[0-5]\\d|1[0-3]:[0-5]\\d|14:00)$/",
      "/^[+-](?:0\\d:[0-5]\\d|1[0-3]:[0-5]\\d|14:00)/",
      "offsets have one sign and five characters after it",
    ],
  ]),
];

function of(file: string, changes: readonly (readonly [from: string, to: string, reason: string])[]) {
  return changes.map(([from, to, reason]) => ({ file, from, to, reason }));
}
