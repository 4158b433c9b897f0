// A warm process remembers the heads of the documents that it read or wrote last.
import { expect, test } from "vitest";
import { WarmHeads } from "../../lambdas/store/warm-heads.ts";

const head = (etag: string) => ({ etag, lastModified: 1, size: 1, contentType: "text/html" });

test("heads are recalled if all of them are known, also those of absent documents", () => {
  const heads = new WarmHeads();
  expect(heads.recall(["a"])).toBeUndefined();
  heads.keep(new Map([["a", head("1")]]));
  heads.keep(new Map([["b", undefined]]));
  expect(heads.recall(["a", "b"])).toEqual(
    new Map([
      ["a", head("1")],
      ["b", undefined],
    ]),
  );
  expect(heads.recall(["a", "c"])).toBeUndefined();
  heads.keep(new Map([["a", head("2")]]));
  expect(heads.recall(["a"])?.get("a")).toEqual(head("2"));
});

test("the two thousand that were kept last are remembered", () => {
  const heads = new WarmHeads();
  const paths = Array.from({ length: 2000 }, (_, index) => `${index}`);
  heads.keep(new Map(paths.map((path) => [path, undefined])));
  expect(heads.recall(paths)?.size).toBe(2000);
  heads.keep(new Map([["0", undefined]]));
  heads.keep(new Map([["new", undefined]]));
  expect(heads.recall(["0", "2", "1999", "new"])?.size).toBe(4);
  expect(heads.recall(["1"])).toBeUndefined();
});
