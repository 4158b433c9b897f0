// The scripts that are deployed to CloudFront's edges use nothing that CloudFront does not list.
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { compileEdgeFunction, edgeFunctions } from "../../../lib/edge/compile.ts";
import { resourcesOf, unbundledStack } from "../stack-fixture.ts";
import { unlistedIn } from "./unlisted.ts";

const deployed = resourcesOf(Template.fromStack(unbundledStack()))
  .filter(([, { Type }]) => Type === "AWS::CloudFront::Function")
  .map(([id, resource]) => {
    const { Properties } = resource as unknown as {
      Properties: { FunctionCode: string; FunctionConfig: { Runtime: string } };
    };
    return { id, code: Properties.FunctionCode, runtime: Properties.FunctionConfig.Runtime };
  });

test("exactly the scripts that esbuild makes from the sources are deployed", () => {
  const compiled = edgeFunctions.map((name) => compileEdgeFunction(name));
  expect(deployed.map(({ code }) => code).toSorted()).toEqual(compiled.toSorted());
});

describe.each(deployed)("$id", ({ code, runtime }) => {
  test("runs on the runtime whose list this is", () => expect(runtime).toBe("cloudfront-js-2.0"));

  test("uses nothing that is not listed", () => expect(unlistedIn(code)).toEqual([]));

  // 10 kB is CloudFront's quota "Maximum function size".
  test("has 10 kB at the most", () => expect(Buffer.byteLength(code)).toBeLessThanOrEqual(10_000));
});

// Otherwise esbuild would rewrite unlisted syntax, and the deployed script would be longer and harder to read than the source.
test.each(edgeFunctions)("the source of %s uses nothing that is not listed, either", (name) => {
  const source = compileEdgeFunction(name, "esnext");
  expect(unlistedIn(source)).toEqual([]);
  expect(compileEdgeFunction(name)).toBe(source);
});

describe("the rule names", () => {
  test.each([
    ["const { request } = event;", "ObjectPattern at 1:7"],
    ["const [first] = event;", "ArrayPattern at 1:7"],
    ["function handler({ request }) {}", "ObjectPattern at 1:18"],
    ["function handler(event, context = 1) {}", "AssignmentPattern at 1:25"],
    ["const copy = { ...event };", "SpreadElement at 1:16"],
    ["f(...event);", "SpreadElement at 1:3"],
    ["for (const one of event) {}", "ForOfStatement at 1:1"],
    ["class Handler {}", "ClassDeclaration at 1:1"],
    ["const a = event?.request;", "ChainExpression at 1:11"],
    ["const a = event ?? 1;", "?? at 1:11"],
    ["event ||= 1;", "||= at 1:1"],
    ["function* f() {}", "generator at 1:1"],
    ["async function f() {}", "async function at 1:1"],
    ["const a = { event };", "shorthand, method or computed property at 1:13"],
    ["const a = { f() {} };", "shorthand, method or computed property at 1:13"],
    ["const a = { [event]: 1 };", "shorthand, method or computed property at 1:13"],
    ["try {} catch {}", "catch without a binding at 1:8"],
    ["const a = 10n;", "the literal 10n at 1:11"],
    ["const a = 1_000;", "the literal 1_000 at 1:11"],
    ["const a = 0b1;", "the literal 0b1 at 1:11"],
    ['const a = "\\u{1F600}";', 'the literal "\\u{1F600}" at 1:11'],
    ["const a = /(?<=a)b/;", "the literal /(?<=a)b/ at 1:11"],
    ["const a = /a/s;", "the literal /a/s at 1:11"],
    ["const a = /\\p{L}/u;", "the literal /\\p{L}/u at 1:11"],
    ["const a = f`x`;", "TaggedTemplateExpression at 1:11"],
    ["debugger;", "DebuggerStatement at 1:1"],
    ["with (event) {}", "WithStatement at 1:1"],
    ["import('querystring');", "ImportExpression at 1:1"],
    ["const a = event.uri.at(-1);", ".at at 1:11"],
    ['const a = event.uri["matchAll"](/a/g);', ".matchAll at 1:11"],
    ["const a = Object.fromEntries(event);", ".fromEntries at 1:11"],
    ["const a = Object.hasOwn(event, 'a');", ".hasOwn at 1:11"],
    ["const a = f.constructor('return 1');", ".constructor at 1:11"],
    ["eval('1');", "the global eval at 1:1"],
    ["const a = new URL(event.uri);", "the global URL at 1:15"],
    ["const a = new Map();", "the global Map at 1:15"],
    ["setTimeout(event, 1);", "the global setTimeout at 1:1"],
  ])("what is unlisted in %s", (script, finding) => {
    expect(unlistedIn(`${script}\nfunction f() {}\nvar event = 1;`)).toContain(finding);
  });

  test("nothing that is listed", () => {
    const script = `
      let total = 0;
      const join = (...all) => all.join("\\u0627") + \`\${total} \${\`x\`}\` ** 2;
      outer: for (var key in { a: 1, get b() { return 2; } }) {
        if (/(?<name>[a-z]+)\\/$/i.exec(key) && key.endsWith("a")) continue outer; else break;
      }
      try { throw new Error(decodeURIComponent("%D8")); } catch (error) { total += error.message.length; } finally { }
      switch (typeof total) { case "number": do { total--; } while (total > 0); default: join(1, 2.5e3, 0x1f); }
      function handler(event) { return Object.keys(event).map(function (one) { return one.replaceAll("a", "b"); }); }`;
    expect(unlistedIn(script)).toEqual([]);
  });
});
