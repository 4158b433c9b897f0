// Ids belong to their source: the newspaper and each agency give their own ids.
import { beforeEach, describe, expect, test } from "vitest";
import { backfill } from "../../lambdas/publish/backfill.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { g2Item, g2Message } from "./g2-message.ts";
import {
  articleText,
  drop,
  eventFor,
  openTestContext,
  pageOf,
  readItems,
  readText,
  type TestContext,
} from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

interface Item {
  readonly uri?: string;
  readonly source?: string;
  readonly headline?: string;
  readonly pubstatus?: string;
}

function ninjs({ uri = "1187246", headline = "خبر الوكالة", ...rest }: Item): string {
  const body_html = "<p>نص الخبر.</p>";
  return JSON.stringify({
    uri,
    type: "text",
    versioncreated: "2017-12-08T06:00:00Z",
    headline,
    body_html,
    ...rest,
  });
}

let context: TestContext;
const { upload } = stepsOf(() => context);
beforeEach(() => {
  context = openTestContext();
});

/** The titles of the feed by the ids of their articles. The ids are the guids without their authority. */
async function published(): Promise<Readonly<Record<string, string>>> {
  const items = (await readItems(context.site)) ?? [];
  return Object.fromEntries(
    items.map(({ id, title }) => [decodeURIComponent(id.replace("tag:news.example,2017:", "")), title]),
  );
}

const reportOf = (key: string) => readText(context.inbox, `_refused/${key}.txt`);
const own = articleText({ id: "1187246", headline: "خبر الصحيفة" });

describe("an agency's number", () => {
  beforeEach(async () => {
    await upload("1187246.txt", own);
    await upload("afp.json", ninjs({ source: "AFP" }));
  });

  test("is not the same article as that of the newspaper or of another agency with the same number", async () => {
    await upload("dpa.json", ninjs({ source: "dpa", headline: "خبر وكالة أخرى" }));
    expect(await published()).toEqual({
      "1187246": "خبر الصحيفة",
      "afp:1187246": "خبر الوكالة",
      "dpa:1187246": "خبر وكالة أخرى",
    });
  });

  test("corrects and withdraws only its own article, even in another file", async () => {
    await upload("afp-2.json", ninjs({ source: "AFP", headline: "بعد التصحيح" }));
    expect(await published()).toEqual({ "1187246": "خبر الصحيفة", "afp:1187246": "بعد التصحيح" });
    await upload("afp-3.json", ninjs({ source: "AFP", pubstatus: "canceled" }));
    expect(await published()).toEqual({ "1187246": "خبر الصحيفة" });
    expect(await pageOf(context.site, "afp:1187246")).toBe("withdrawn");
  });

  test("can't be taken by a file of the newspaper, which is refused", async () => {
    await upload("own.md", "---\nid: afp:1187246\ntitle: من الصحيفة\ndate: 2017-12-08\n---\nنص.\n");
    expect(await published()).toEqual({ "1187246": "خبر الصحيفة", "afp:1187246": "خبر الوكالة" });
    expect(await reportOf("own.md")).toContain("id-of-another-source");
  });
});

test("an agency can't take an id that the newspaper has written as an agency's", async () => {
  await upload("own.md", "---\nid: afp:1187246\ntitle: من الصحيفة\ndate: 2017-12-08\n---\nنص.\n");
  await upload("afp.json", ninjs({ source: "AFP" }));
  await upload("cancel.json", ninjs({ source: "AFP", pubstatus: "canceled" }));
  expect(await published()).toEqual({ "afp:1187246": "من الصحيفة" });
  expect(await reportOf("afp.json")).toContain("id-of-another-source");
  expect(await reportOf("cancel.json")).toContain("id-of-another-source");
});

test("a URI is unique everywhere, so it is the id, whoever sends it", async () => {
  await upload("a.json", ninjs({ uri: "urn:newsml:wire.example:1", source: "AFP" }));
  await upload(
    "b.json",
    ninjs({ uri: "urn:newsml:wire.example:1", source: "أ ف ب", headline: "بعد التصحيح" }),
  );
  await upload("c.json", ninjs({ uri: "https://wire.example/2", source: "AFP" }));
  expect(await published()).toEqual({
    "urn:newsml:wire.example:1": "بعد التصحيح",
    "wire.example/2": "خبر الوكالة",
  });
});

test("in a file of the newspaper's own system, a number is an id of the newspaper", async () => {
  await upload("1187246.txt", own);
  await upload("a.json", ninjs({ source: "صحيفة الاختبار", headline: "بعد التصحيح" }));
  expect(await published()).toEqual({ "1187246": "بعد التصحيح" });
});

test("a number without a source is refused", async () => {
  await upload("1187246.txt", own);
  await upload("a.json", ninjs({}));
  expect(await published()).toEqual({ "1187246": "خبر الصحيفة" });
  expect(await reportOf("a.json")).toContain("number-of-an-agency");
});

describe("an article that an earlier version published under the bare id", () => {
  const bare = "AFP_36KZ";
  beforeEach(async () => {
    // Its record does not say whose id it is.
    await upload("first.json", ninjs({ uri: bare }));
    await drop(context.inbox, "first.json", ninjs({ uri: bare, source: "AFP" }));
  });

  test("keeps this id when the file is read again", async () => {
    await backfill(["first.json"], context);
    await upload("first.json", ninjs({ uri: bare, source: "AFP", headline: "بعد التصحيح" }));
    expect(await published()).toEqual({ [bare]: "بعد التصحيح" });
  });

  test("keeps this id when the agency corrects and withdraws it in other files", async () => {
    await upload("second.json", ninjs({ uri: bare, source: "AFP", headline: "بعد التصحيح" }));
    expect(await published()).toEqual({ [bare]: "بعد التصحيح" });
    await context.inbox.delete("first.json");
    await publish(eventFor("first.json"), context);
    await upload("third.json", ninjs({ uri: bare, source: "AFP", pubstatus: "canceled" }));
    expect(await published()).toEqual({});
    await upload("fourth.json", ninjs({ uri: bare, source: "AFP", headline: "عاد" }));
    expect(await published()).toEqual({ [bare]: "عاد" });
  });

  test("is not changed by another agency", async () => {
    await upload("dpa.json", ninjs({ uri: bare, source: "dpa", headline: "خبر وكالة أخرى" }));
    expect(await published()).toEqual({ [bare]: "خبر الوكالة", [`dpa:${bare}`]: "خبر وكالة أخرى" });
  });
});

test("in a file of several items, each has its agency's id, and a refused item leaves its article as it was", async () => {
  await upload("1.txt", articleText({ id: "1", headline: "خبر الصحيفة" }));
  await upload("g2.xml", g2Message(g2Item("1", "الأول"), g2Item("2", "الثاني")));
  expect(await published()).toEqual({ "1": "خبر الصحيفة", "afp:1": "الأول", "afp:2": "الثاني" });
  await upload("g2.xml", g2Message(g2Item("1", ""), g2Item("2", "الثاني بعد تصحيحه")));
  expect(await published()).toEqual({ "1": "خبر الصحيفة", "afp:1": "الأول", "afp:2": "الثاني بعد تصحيحه" });
});
