// Objects that an older or a newer version of the code has stored are read, and lose nothing when they are written again.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { storedForm, tolerantObject, writtenSchema } from "../../lambdas/catalog/stored-object.ts";
import { isRecord } from "../../lambdas/text/record.ts";

const owner = tolerantObject({ key: z.string(), etag: z.string().optional() });
const schema = tolerantObject({ id: z.string(), owner, tags: z.array(z.string()).default([]) });

describe("an object", () => {
  test("is read with the defaults of the members that it lacks", () => {
    expect(schema.parse({ id: "1", owner: { key: "a.txt" } })).toStrictEqual({
      id: "1",
      owner: { key: "a.txt" },
      tags: [],
    });
  });

  test("keeps unknown members, at every depth, and writes them back", () => {
    const stored = { id: "1", owner: { key: "a.txt", host: "desk-1" }, tags: ["a"], days: [1] };
    const read = schema.parse(stored);
    expect(read).toEqual({
      id: "1",
      owner: { key: "a.txt", unknown: { host: "desk-1" } },
      tags: ["a"],
      unknown: { days: [1] },
    });
    expect(storedForm(read)).toEqual(stored);
  });

  test("keeps an optional member that is not understood, and writes it back", () => {
    const stored = { id: "1", owner: { key: "a.txt", etag: 5 }, tags: "a, b" };
    const read = schema.parse(stored);
    expect(read).toStrictEqual({
      id: "1",
      owner: { key: "a.txt", unknown: { etag: 5 } },
      tags: [],
      unknown: { tags: "a, b" },
    });
    expect(storedForm(read)).toEqual(stored);
  });

  test("that lacks a member which every version writes is damaged, and the fault says where", () => {
    expect(() => schema.parse({ owner: { key: "a.txt" } })).toThrow(/"id"/);
    const damaged = schema.safeParse({ id: "1", owner: { key: 5 } });
    expect(damaged.error?.issues).toMatchObject([{ path: ["owner", "key"], message: /expected string/ }]);
  });

  test.each([null, "text", 5, ["1"], undefined])("is not %j", (stored) => {
    expect(isRecord(stored)).toBe(false);
    expect(schema.safeParse(stored).error?.issues).toMatchObject([{ message: "expected an object" }]);
  });
});

test("an unknown element and an unknown origin of a picture are written back as they were stored", () => {
  const unknown = { element: "video", src: "film.mp4" };
  expect(storedForm({ children: [{ element: "unknown", children: ["نص"], unknown }] })).toEqual({
    children: [unknown],
  });
  expect(storedForm({ from: { kind: "unknown", unknown: { stream: 1 } } })).toEqual({
    from: { stream: 1 },
  });
});

test("an object is written with the schema number of the newest version that wrote it", () => {
  expect(writtenSchema(1)).toBe(2);
  expect(writtenSchema(9)).toBe(9);
});
