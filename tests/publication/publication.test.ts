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
    [{ timeZone: "+04:00" }, 'timeZone: found "+04:00", expected an IANA time zone such as Asia/Muscat'],
    [
      { guidAuthority: "news.example,2017-13-45" },
      'guidAuthority: found "news.example,2017-13-45", expected a domain, a comma and a date, such as example.com,2017',
    ],
    [{ language: "ar-OM" }, 'language: found "ar-OM", expected "ar"'],
    [{ timeZone: "Muscat" }, 'timeZone: found "Muscat", expected an IANA time zone such as Asia/Muscat'],
    [
      { site: "news.example" },
      'site: found "news.example", expected an http or https address without a path',
    ],
    [
      { site: "https://news.example/feeds" },
      'site: found "https://news.example/feeds", expected an http or https address without a path',
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

  test("all wrong settings at once, and not only the first", () => {
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

  test("two sections with one name, the second of which no article could get into", () => {
    const sections = [
      { name: "الأخبار", slug: "news" },
      { name: "الاخبار", slug: "latest" },
    ];
    expect(problemsOf({ sections })).toEqual([
      'sections.1.name: found "الاخبار", expected a name that no other section has, however its hamza is typed',
    ]);
  });

  test("a file that is not JSON", () => {
    expect(parsePublication('{"title": ')).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/^not JSON: /)],
    });
  });
});

test("addresses are kept as feeds need them: percent-encoded, hosts in punycode", () => {
  const changes = { site: "https://أخبار.example", articleLink: "https://news.example/مقال/{id}?a" };
  expect(parsePublication(JSON.stringify({ ...JSON.parse(shipped), ...changes }))).toMatchObject({
    publication: {
      site: "https://xn--igbicxr.example",
      articleLink: "https://news.example/%D9%85%D9%82%D8%A7%D9%84/{id}?a",
    },
  });
});

test("a feed without entries has the date in the guids' authority", () => {
  expect(new Date(dateOfAuthority({ guidAuthority: "example.com,2017-03" })).toISOString()).toBe(
    "2017-03-01T00:00:00.000Z",
  );
});
