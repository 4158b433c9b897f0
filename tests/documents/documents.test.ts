// The table of documents describes everything that is written to the site, except pictures.
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { DocumentRule } from "../../lambdas/documents/document-rule.ts";
import { documents } from "../../lambdas/documents/documents.ts";
import { checkDocument } from "../../lambdas/gate/gate.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import {
  drop,
  eventFor,
  openTestContext,
  publication,
  renewAllFeeds,
  siteUrl,
} from "../publish/publish-fixture.ts";

const rules: readonly DocumentRule[] = Object.values(documents);

/** The rows of the table for a path. Usually this is one row. For an article, there are also the rows of the pages after its removal. */
function rulesOf(path: string): readonly DocumentRule[] {
  return rules.filter((rule) => {
    const escaped = rule.path.replaceAll(".", "\\.");
    const pattern = escaped
      .replace("{feed}/", "(sections/[^/]+/)?")
      .replace("{part}/", "(sections/[^/]+/)?archive/\\d{8}T[^/]+/")
      .replace("{month}/", "(sections/[^/]+/)?archive/\\d{4}-\\d{2}/")
      .replace("{name}", "\\d{8}T.+")
      .replace("{month}", "\\d{4}-\\d{2}")
      .replace("{id}", ".+");
    return new RegExp(`^${pattern}$`).test(path);
  });
}

test("every document on the site is stored and checked as the table says", async () => {
  const context = openTestContext({ publication: { ...publication, archives: true } });
  await drop(context.inbox, "1187246.txt", { id: "1187246" });
  await drop(context.inbox, "1187000.txt", { id: "1187000", date: "01 ديسمبر 2017" });
  await publish(eventFor("1187246.txt", "1187000.txt"), context);
  await tick(context, async () => undefined);
  const { site } = context;
  const written = await site.list({ prefix: "" });
  const found = new Set<DocumentRule>();
  for (const { key } of written) {
    const described = rulesOf(key);
    expect([key, described.length]).not.toEqual([key, 0]);
    const head = await site.head(key);
    const stored = (await site.get(key))?.body ?? new Uint8Array();
    for (const rule of described) {
      found.add(rule);
      expect([key, head?.contentType]).toEqual([key, rule.storedType]);
      expect([key, head?.cacheControl]).toEqual([key, rule.cacheControl]);
      const text = Buffer.from(stored).toString(rule.isBase64 ? "base64" : "utf8");
      expect(checkDocument(text, rule.check, `${siteUrl}/${key}`)).toEqual([]);
    }
  }
  expect(found.size).toBe(rules.length);
});

test("fonts are whole, small, and kept for ever under names of their bytes", async () => {
  const context = openTestContext();
  await renewAllFeeds(context);
  const fonts = await context.site.list({ prefix: "fonts/" });
  expect(fonts).toHaveLength(2);
  let size = 0;
  for (const { key } of fonts) {
    const { body = new Uint8Array(), contentType, cacheControl } = (await context.site.get(key)) ?? {};
    expect([contentType, cacheControl]).toEqual(["font/woff2", "public, max-age=31536000, immutable"]);
    // WOFF2 §4: the signature, and the length of the file.
    const header = new DataView(Uint8Array.from(body).buffer);
    expect([header.getUint32(0), header.getUint32(8)]).toEqual([0x774f4632, body.length]);
    expect(key).toContain(createHash("sha256").update(body).digest("hex").slice(0, 8));
    size += body.length;
  }
  expect(size).toBeLessThan(40_000);
});
