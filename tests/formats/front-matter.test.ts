// Front matter in the forms of Hugo, Zola and Jekyll, and headlines that YAML rejects.
import { describe, expect, test } from "vitest";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";

const timeZone = "Asia/Muscat";

async function articleIn(text: string, name = "1.md") {
  const parsed = await parseArticle(name, new TextEncoder().encode(text), timeZone);
  if (!parsed.ok) return parsed.refusals;
  return parsed.value.kind === "article" ? parsed.value.article : parsed.value;
}

describe("TOML between two lines +++", () => {
  test("gives every field of an article", async () => {
    const toml = [
      ...[
        "+++",
        'title = "عاجل: زلزال في البحر"',
        "date = 2024-05-01T10:00:00+04:00",
        "updated = 2024-05-02",
      ],
      ...['description = """', 'سطر أول"""', "draft = false", 'authors = ["سالم الحارثي"]', "weight = 10"],
      ...["[taxonomies]", 'categories = ["الاقتصاد"]', 'tags = ["نفط", "غاز"]'],
      ...["[extra]", 'image = "a.jpg"', "+++", "", "النص."],
    ];
    expect(await articleIn(toml.join("\r\n"))).toMatchObject({
      headline: "عاجل: زلزال في البحر",
      published: { instant: Date.parse("2024-05-01T06:00:00Z") },
      updated: { day: "2024-05-02" },
      standfirst: "سطر أول",
      section: "الاقتصاد",
      authors: ["سالم الحارثي"],
      tags: ["نفط", "غاز"],
      picture: { from: { kind: "file", name: "a.jpg" } },
      paragraphs: ["النص."],
    });
  });

  test("withholds a draft, whatever the file's name is", async () => {
    const toml = '+++\ntitle = "خبر"\ndate = 2024-05-01\ndraft = true\n+++\nنص';
    expect(await articleIn(toml, "1.txt")).toMatchObject({ kind: "withheld" });
  });

  test("gives the line of an impossible date", async () => {
    expect(await articleIn('+++\ntitle = "خبر"\ndate = "32 ديسمبر 2017"\n+++\nنص')).toEqual([
      { code: "impossible-date", line: 3, column: 8, found: "32 ديسمبر 2017" },
    ]);
  });
});

describe("JSON before the text", () => {
  test("gives the fields of an article", async () => {
    const json =
      '{\n  "title": "قال: {نعم}",\n  "date": "2024-05-01",\n  "tags": ["نفط", 2030],\n  "params": {"author": "سالم الحارثي"}\n}\n\nالنص.';
    expect(await articleIn(json)).toMatchObject({
      ...{ headline: "قال: {نعم}", published: { day: "2024-05-01" }, tags: ["نفط", "2030"] },
      ...{ authors: ["سالم الحارثي"], paragraphs: ["النص."] },
    });
  });

  test("is not front matter if nothing follows it", async () => {
    expect(await articleIn('{"title": "خبر", "date": "2024-05-01"}')).toMatchObject([
      { code: "unknown-format" },
    ]);
  });
});

describe("a headline that YAML can't read", () => {
  test.each([
    ["عاجل: زلزال يضرب البحر", "عاجل: زلزال يضرب البحر"],
    ["الوزير: نعم: سنبدأ غدا", "الوزير: نعم: سنبدأ غدا"],
    ["خبر عاجل:", "خبر عاجل:"],
    ["«عاجل»: زلزال # 2", "«عاجل»: زلزال # 2"],
    ['"عاجل": زلزال', '"عاجل": زلزال'],
    ['"نعم" للسلام و"لا" للحرب', '"نعم" للسلام و"لا" للحرب'],
    ["[صور] افتتاح المهرجان", "[صور] افتتاح المهرجان"],
    ["@khulasa: حساب جديد", "@khulasa: حساب جديد"],
    ["%50 خصم", "%50 خصم"],
    ['"عاجل: زلزال"', "عاجل: زلزال"],
  ])("title: %s", async (written, headline) => {
    const article = await articleIn(
      `---\nid: 7\ntitle: ${written}\ndate: 2024-05-01\nsummary: قال: نعم\n---\nنص.`,
    );
    expect(article).toMatchObject({
      id: "7",
      headline,
      standfirst: "قال: نعم",
      published: { day: "2024-05-01" },
    });
  });

  test.each(['title: "عاجل', "title: [عاجل: كذا", "title: {عاجل} كذا", "title: أ\ntitle: ب: ج"])(
    "is refused if it can mean something else: %s",
    async (line) => {
      expect(await articleIn(`---\n${line}\ndate: 2024-05-01\n---\nنص.`)).toMatchObject([
        { code: "broken-front-matter" },
      ]);
    },
  );
});

describe("the date in a Jekyll file's name", () => {
  const name = "2024-05-01-salalah.md";

  test("counts if the front matter has no date", async () => {
    expect(await articleIn("---\ntitle: خبر\n---\nنص.", name)).toMatchObject({
      published: { day: "2024-05-01" },
    });
    expect(await articleIn("# خبر\n\nنص.", name)).toMatchObject({ published: { day: "2024-05-01" } });
  });

  test("does not count if the file states a date", async () => {
    expect(await articleIn("---\ntitle: خبر\ndate: 2023-01-02\n---\nنص.", name)).toMatchObject({
      published: { day: "2023-01-02" },
    });
    expect(await articleIn("# خبر\n\n2 يناير 2023\n\nنص.", name)).toMatchObject({
      published: { day: "2023-01-02" },
    });
  });

  test("does not count if there is no such day", async () => {
    expect(await articleIn("---\ntitle: خبر\n---\nنص.", "2024-13-45-a.md")).toMatchObject([
      { code: "missing-date" },
    ]);
  });
});
