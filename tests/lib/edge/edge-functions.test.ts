// What the functions at CloudFront's edges do, as Node.js runs them. `npm run judge` asks njs the same, which is nearer to CloudFront.
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { storedFeedTypes } from "../../../lambdas/page/site-document.ts";
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
  expect(named).toEqual(expect.arrayContaining(Object.keys(storedFeedTypes)));
});

test("the types under which feeds are stored are on CloudFront's list of what it compresses", () => {
  const compressed = ["application/rss+xml", "application/xml", "application/json"];
  for (const type of Object.values(storedFeedTypes)) expect(compressed).toContain(type);
});
