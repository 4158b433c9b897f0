// Documents are written if they differ from the live ones, and only if no other worker has written them meanwhile.
import { beforeEach, describe, expect, test } from "vitest";
import type { RenderedDocument } from "../../lambdas/documents/document-rule.ts";
import { renderFeedDocuments } from "../../lambdas/documents/render-documents.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { CallContext, Outcome } from "../../lambdas/protocol/context.ts";
import {
  bytesOf,
  compare,
  isSound,
  messageOf,
  readLive,
  writeDifferences,
} from "../../lambdas/site/site-documents.ts";
import { ConditionFailed } from "../../lambdas/store/object-store.ts";
import { entryOf } from "../feed/feed-fixture.ts";
import { openTestContext, publication, readText, siteUrl } from "../publish/publish-fixture.ts";

let context: CallContext;
let outcomes: Outcome[];

beforeEach(() => {
  outcomes = [];
  context = beginCall(openTestContext({ report: (outcome) => outcomes.push(outcome) }));
});

function render(headline = "عنوان"): RenderedDocument {
  const page = renderFeedDocuments("all", { entries: [entryOf(1, { headline })] }, publication, siteUrl).get(
    "rss.xml",
  );
  if (!page) throw new Error("there is no rss.xml");
  return page;
}

async function differencesTo(document: RenderedDocument | undefined) {
  return compare(await readLive(["rss.xml"], context), new Map([["rss.xml", document]]), context);
}

describe("a document", () => {
  test("that does not exist yet is written, with its headers", async () => {
    const document = render();
    expect(await writeDifferences(await differencesTo(document), context)).toBe(true);
    expect(await readText(context.site, "rss.xml")).toBe(document.text);
    const { storedType: contentType, cacheControl } = document.rule;
    expect(await context.site.head("rss.xml")).toMatchObject({ contentType, cacheControl });
    expect(outcomes).toEqual([{ kind: "written", document: "rss.xml" }]);
  });

  test("of which a hub is told is written with its links", async () => {
    const announced = { cacheControl: "no-cache", link: '<https://hub.example/>; rel="hub"' };
    await writeDifferences(await differencesTo({ ...render(), announced }), context);
    expect(await context.site.head("rss.xml")).toMatchObject(announced);
  });

  test("that is live already is not written again", async () => {
    await writeDifferences(await differencesTo(render()), context);
    expect(await differencesTo(render())).toEqual([]);
    expect(await writeDifferences([], context)).toBe(false);
  });

  test("that differs in its text or in one header is written", async () => {
    const document = render();
    await writeDifferences(await differencesTo(document), context);
    expect(await differencesTo(render("آخر"))).toHaveLength(1);
    const { rule } = document;
    for (const changed of [
      { ...document, rule: { ...rule, storedType: "text/xml" } },
      { ...document, rule: { ...rule, cacheControl: "no-store" } },
      { ...document, rule: { ...rule, status: 410 } },
      { ...document, location: "https://news.example/" },
    ])
      expect(await differencesTo(changed as RenderedDocument)).toHaveLength(1);
  });

  test("that is no longer wanted is deleted, if it exists", async () => {
    expect(await differencesTo(undefined)).toEqual([]);
    await writeDifferences(await differencesTo(render()), context);
    expect(await writeDifferences(await differencesTo(undefined), context)).toBe(true);
    expect(await readText(context.site, "rss.xml")).toBeUndefined();
    expect(outcomes.at(-1)).toEqual({ kind: "erased", document: "rss.xml" });
  });

  test("that breaks a rule of the gate is withheld, and the live one stays", async () => {
    const document = render();
    await writeDifferences(await differencesTo(document), context);
    const differences = await differencesTo({ ...document, text: "<html/>" });
    expect(differences.map(isSound)).toEqual([false]);
    expect(await writeDifferences(differences, context)).toBe(false);
    expect(await readText(context.site, "rss.xml")).toBe(document.text);
    expect(outcomes.at(-1)).toEqual({
      kind: "withheld",
      document: "rss.xml",
      problems: ["not an RSS 2.0 document"],
    });
  });
});

describe("another worker's document", () => {
  test("that was written meanwhile is not overwritten", async () => {
    const differences = await differencesTo(render());
    await writeDifferences(await differencesTo(render("آخر")), context);
    await expect(writeDifferences(differences, context)).rejects.toThrow(ConditionFailed);
  });

  test("that replaced the live one meanwhile is neither overwritten nor deleted", async () => {
    await writeDifferences(await differencesTo(render()), context);
    const [overwriting, erasing] = [await differencesTo(render("ثالث")), await differencesTo(undefined)];
    await writeDifferences(await differencesTo(render("آخر")), context);
    await expect(writeDifferences(overwriting, context)).rejects.toThrow(ConditionFailed);
    await expect(writeDifferences(erasing, context)).rejects.toThrow(ConditionFailed);
    expect(await readText(context.site, "rss.xml")).toBe(render("آخر").text);
  });
});

test("a document with half of a character has bytes all the same, so that the gate can refuse it", () => {
  const text = "\uD800ب";
  expect(bytesOf({ ...render(), text })).toEqual(new TextEncoder().encode(text));
});

test("anything that was thrown has a message", () => {
  expect(messageOf(new Error("no title"))).toBe("no title");
  expect(messageOf("no title")).toBe("no title");
});
