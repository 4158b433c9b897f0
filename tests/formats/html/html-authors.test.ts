// Whom a web page names as its authors.
import { describe, expect, test } from "vitest";
import { plainTextOf } from "../../../lambdas/article/block.ts";
import { parseArticle } from "../../../lambdas/formats/parse-article.ts";

const headline = "افتتاح سوق السمك الجديد في مطرح";
const english = "The new fish market opens in Muttrah";
const sentence =
  "The minister opened the new fish market in Muttrah on Friday morning, with an auction hall and an ice factory for fishermen. ";
const text = `<p>${sentence.repeat(2)}</p><p>${sentence.repeat(3)}</p>`;

interface Parts {
  readonly head?: string;
  readonly below?: string;
  readonly lang?: "ar" | "en";
  readonly body?: string;
}

async function parse({ head = "", below = "", lang = "en", body = text }: Parts) {
  const title = lang === "ar" ? headline : english;
  const page = `<!doctype html><html lang="${lang}"><head><title>${title}</title><meta name="date" content="2024-05-03">
    <meta property="og:site_name" content="Muttrah Times"><link rel="canonical" href="https://www.muttrah-times.example/a">${head}</head>
    <body><article><h1>${title}</h1>${below}<div>${body}</div></article></body></html>`;
  const parsed = await parseArticle("1.html", new TextEncoder().encode(page), "Asia/Muscat");
  if (!parsed.ok || parsed.value.kind !== "article") throw new Error(JSON.stringify(parsed));
  return parsed.value.article;
}

const namesOf = async (parts: Parts) => {
  const { authors, agencies } = await parse(parts);
  return [...authors, ...agencies];
};

const author = (name: string) => `<meta name="author" content="${name}">`;
const linkedData = (node: object) =>
  `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", ...node })}</script>`;

describe("a name in the metadata", () => {
  test.each([
    ["By Ann Lee", ["Ann Lee"]],
    ["von Ann Lee", ["Ann Lee"]],
    ["بواسطة: أحمد الحارثي", ["أحمد الحارثي"]],
    ["View all posts by Ann Lee", ["Ann Lee"]],
    ["عرض كل المقالات بواسطة أحمد الحارثي", ["أحمد الحارثي"]],
    ["Ann Lee @annlee", ["Ann Lee"]],
    ["Ann Lee Fri, 18. October 2024", ["Ann Lee"]],
    ["Ann Lee, Muttrah Times", ["Ann Lee"]],
    ["Ann Lee, professor of history at the University of Leeds, Muttrah Times", ["Ann Lee"]],
    ["Ann Lee, Senior Correspondent", ["Ann Lee"]],
    ["Ann Lee and Bo Berg, Nairobi", ["Ann Lee", "Bo Berg"]],
    ["Ann Lee, Bo Berg and Cy Young", ["Ann Lee", "Bo Berg", "Cy Young"]],
    ["Ursula von der Leyen, Anna d'Emilio", ["Ursula von der Leyen", "Anna d'Emilio"]],
    ["Lee, Ann", ["Lee, Ann"]],
  ])("is used without the words around it: %s", async (stated, names) => {
    expect(await namesOf({ head: author(stated) })).toEqual(names);
  });

  test.each([
    "Muttrah Times",
    "Muttrah Times (www.muttrah-times.example)",
    "المدينة نيوز",
    "صحيفة مطرح",
    "Your User Name",
    "No Author",
    "publisher",
    "Muttrah Media GmbH",
    "info[at]muttrah.example",
    "Copyright Muttrah Media - all rights reserved",
    "View all articles",
    `About Ann: ${"she writes about fish and the sea. ".repeat(5)}`,
  ])("is not an author: %s", async (stated) => {
    expect(await namesOf({ head: author(stated) })).toEqual([]);
  });

  test("can be in two parts, as in schema.org", async () => {
    const head = linkedData({ author: [{ "@type": "Person", givenName: "Anna Maria", familyName: "Lee" }] });
    expect(await namesOf({ head })).toEqual(["Anna Maria Lee"]);
  });
});

describe("a newspaper that names itself as the author of an article", () => {
  const head = linkedData({ author: { "@type": "Person", name: "Muttrah Times" } });

  test("is the author if nobody else is named", async () => {
    expect(await namesOf({ head })).toEqual(["Muttrah Times"]);
  });

  test("is not the author if a person is named", async () => {
    expect(await namesOf({ head: head + author("Ann Lee") })).toEqual(["Ann Lee"]);
    expect(await namesOf({ head, below: '<p><a href="/author/ann">Ann Lee</a></p>' })).toEqual(["Ann Lee"]);
  });

  test("is not the author if its name is an account or a slogan", async () => {
    const named = (name: string) => linkedData({ author: { name }, publisher: { name } });
    expect(await namesOf({ head: named("admin") })).toEqual([]);
    expect(await namesOf({ head: named("News of Muttrah and its Corniche and Port") })).toEqual([]);
  });

  test("is not the author if a person is named, even as WordPress's first account", async () => {
    const account = linkedData({
      author: { name: "Muttrah D", url: "https://muttrah.example/author/admin/" },
    });
    const signed = `<p><strong>SALIM ALI</strong></p>${text}`;
    expect(await namesOf({ head: account })).toEqual(["Muttrah D"]);
    expect(await namesOf({ head: account, body: signed })).toEqual(["SALIM ALI"]);
  });
});

describe("a page that states no author in its metadata", () => {
  test.each([
    ["a link to the author's page", '<ul class="info"><li><a href="/author/ann-lee/">Ann Lee</a></li></ul>'],
    ["a link in another language", '<p>von <a href="/autoren/name/ann-lee">Ann Lee</a></p>'],
    ["a marked link", '<p><a rel="author" href="/u/7">By Ann Lee</a></p>'],
    ["a box for authors", '<div class="byline"><a href="/people/7">Ann Lee</a></div>'],
  ])("names them in %s", async (_, below) => {
    expect(await namesOf({ below })).toEqual(["Ann Lee"]);
  });

  test("can name them in Arabic", async () => {
    const below = '<p><a href="/كاتب/12">سيف المعولي</a></p>';
    expect(await namesOf({ below, lang: "ar" })).toEqual(["سيف المعولي"]);
  });

  test("does not name the authors of other articles", async () => {
    const others = ["Bo Berg", "Cy Young"].map(
      (name) => `<li><a href="/x">${sentence}</a> <a href="/author/x">${name}</a></li>`,
    );
    const own = '<div><a href="/author/ann">Ann Lee</a></div>';
    expect(await namesOf({ below: `${own}<ul>${others.join("")}</ul>` })).toEqual(["Ann Lee"]);
    expect(await namesOf({ below: `<aside>${own}</aside>` })).toEqual([]);
    expect(await namesOf({ below: '<a href="/author/all">all articles</a>' })).toEqual([]);
  });
});

test("links beside the headline complete the metadata, but do not replace it", async () => {
  const below =
    '<div class="bylines"><a rel="author" href="/1">Bo Berg</a> <a rel="author" href="/2">Ann Lee</a></div>';
  expect(await namesOf({ head: author("Ann Lee"), below })).toEqual(["Bo Berg", "Ann Lee"]);
  expect(await namesOf({ head: author("Cy Young"), below })).toEqual(["Cy Young"]);
});

describe("a bold line above the text", () => {
  test("names the authors, and is no longer part of the text", async () => {
    const body = `<p><em>A market for the city</em></p><p><strong>Ann Lee/Bo Berg</strong></p>${text}`;
    const article = await parse({ body });
    expect(article.authors).toEqual(["Ann Lee", "Bo Berg"]);
    expect(article.paragraphs.map(plainTextOf)).not.toContain("Ann Lee/Bo Berg");
  });

  test("is not a standfirst, although WordPress copies it into the description", async () => {
    const head = '<meta name="description" content="Ann Lee">';
    expect(await parse({ head, body: `<p><strong>Ann Lee</strong></p>${text}` })).toMatchObject({
      authors: ["Ann Lee"],
    });
    expect(await parse({ head, body: text })).not.toHaveProperty("standfirst", "Ann Lee");
  });

  test.each(["Fish Market", "Auction Hall", "Key points", "2024"])(
    "with the shape of a heading stays in the text: %s",
    async (heading) => {
      const article = await parse({ body: `<p><strong>${heading}</strong></p>${text}` });
      expect(article.authors).toEqual([]);
      expect(article.paragraphs.map(plainTextOf)).toContain(heading);
    },
  );
});
