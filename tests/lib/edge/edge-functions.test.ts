// The functions at CloudFront's edges, run by Node.js. `npm run judge` runs the same events in njs, which is closer to CloudFront.
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { DocumentRule } from "../../../lambdas/documents/document-rule.ts";
import { documents } from "../../../lambdas/documents/documents.ts";
import { servedTypes } from "../../../lambdas/documents/served-types.ts";
import { compileEdgeFunction } from "../../../lib/edge/compile.ts";
import { edgeEvents } from "./events.ts";

test.each(edgeEvents)("$name, $about", ({ name, event, expected }) => {
  const script = `${compileEdgeFunction(name)}\nJSON.stringify(handler(${JSON.stringify(event)}));`;
  expect(JSON.parse(runInNewContext(script))).toEqual(expected);
});

test("every feed that is stored under another type gets its own", () => {
  const named = edgeEvents.flatMap(
    ({ event }) => JSON.stringify(event).match(/"uri":"\/([\w.]+)"/)?.[1] ?? [],
  );
  expect(named).toEqual(expect.arrayContaining(servedTypes.map((type) => type.name)));
});

test("the types under which documents are stored are on CloudFront's list of types that it compresses", () => {
  const compressed = [
    "application/rss+xml",
    "application/xml",
    "application/json",
    "text/html",
    "text/css",
    "text/javascript",
    "text/plain",
    "image/svg+xml",
  ];
  const rules: readonly DocumentRule[] = Object.values(documents);
  const isCompressedItself = ({ storedType }: DocumentRule) => storedType === "font/woff2";
  for (const { storedType } of rules.filter((rule) => !isCompressedItself(rule)))
    expect(compressed).toContain(storedType.split(";")[0]);
});
