import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { dateOfAuthority, parsePublication } from "../../lambdas/publication/publication.ts";

const shipped = readFileSync(new URL("../../content/publication.json", import.meta.url), "utf8");

function problemsOf(changes: object): readonly string[] {
  const parsed = parsePublication(JSON.stringify({ ...JSON.parse(shipped), ...changes }));
  return parsed.ok ? [] : parsed.problems;
}

test("the settings that come with the project are right", () => {
  expect(parsePublication(shipped)).toMatchObject({
    ok: true,
    publication: { language: "ar", feedLength: 50 },
  });
});

describe("a wrong setting is named with its path, what was found and what was expected", () => {
  test.each([
    [{ title: 5 }, "title: found 5, expected string"],
    [{ title: " " }, 'title: found "", expected string to have >=1 characters'],
    [{ title: undefined }, "title: found nothing, expected string"],
    [{ language: "ar-OM" }, 'language: found "ar-OM", expected "ar"'],
    [{ timeZone: "Muscat" }, 'timeZone: found "Muscat", expected an IANA time zone such as Asia/Muscat'],
    [{ site: "news.example" }, 'site: found "news.example", expected an absolute http or https address'],
    [
      { site: "https://news.example/" },
      'site: found "https://news.example/", expected an address without a final slash',
    ],
    [
      { articleLink: "https://news.example/" },
      'articleLink: found "https://news.example/", expected an http or https address that holds {id} once',
    ],
    [
      { guidAuthority: "news.example" },
      'guidAuthority: found "news.example", expected a domain, a comma and a date, such as example.com,2017',
    ],
    [{ feedLength: 0 }, "feedLength: found 0, expected number to be >=1"],
    [{ feedLength: "50" }, 'feedLength: found "50", expected number'],
    [
      { sections: [{ name: "الرياضة", slug: "Sport News" }] },
      'sections.0.slug: found "Sport News", expected lower-case Latin letters, digits and single hyphens, such as arab-world',
    ],
    [{ contact: "editor" }, 'contact: found "editor", expected a mail address'],
    [{ colour: "red" }, 'colour: found "red", expected no setting of this name'],
  ])("%j", (changes, problem) => {
    expect(problemsOf(changes)).toEqual([problem]);
  });

  test("all of them at once, and not only the first", () => {
    expect(problemsOf({ title: 5, contact: 6, sections: [{}] })).toHaveLength(4);
  });

  test("two sections under one slug", () => {
    const sections = [
      { name: "الرياضة", slug: "sport" },
      { name: "كرة القدم", slug: "sport" },
    ];
    expect(problemsOf({ sections })).toEqual([
      'sections.1.slug: found "sport", expected a slug that no other section has',
    ]);
  });

  test("a file that is not JSON", () => {
    expect(parsePublication('{"title": ')).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/^not JSON: /)],
    });
  });
});

test("the date of the guids' authority is that of a feed without entries", () => {
  expect(new Date(dateOfAuthority({ guidAuthority: "example.com,2017-03" })).toISOString()).toBe(
    "2017-03-01T00:00:00.000Z",
  );
});
