// What readers see of a text with shortcodes of Hugo, Jekyll or Zola.
import { describe, expect, test } from "vitest";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";

async function textOf(body: string) {
  const text = `---\ntitle: عنوان\ndate: 2024-03-05\n---\n${body}`;
  const parsed = await parseArticle("1.md", new TextEncoder().encode(text), "Asia/Muscat");
  return parsed.ok && parsed.value.kind === "article" ? parsed.value.article.paragraphs : parsed;
}

const element = (name: string, ...children: readonly unknown[]) => ({ element: name, children });

describe("shortcodes never get to readers", () => {
  test.each([
    ["{{< youtube abc123 >}}"],
    ["{{% notice tip %}}\n\n{{% /notice %}}"],
    ["{% include ad.html id='1' %}"],
    ["{%- assign x = 1 -%}"],
    ["{{ site.title }}"],
    ["{: .lead}"],
    ['{:target="_blank"}'],
    ["{#comment#}"],
    ["{/* TODO */}"],
    ["{{<\n  tweet user='a'\n  id='1'\n>}}"],
    ["{% comment %}\nمسودة\n\nللمحرر\n{% endcomment %}"],
    ["* جدول المحتويات\n{:toc}"],
  ])("%s", async (code) => {
    expect(await textOf(`قبل.\n\n${code}\n\nبعد.`)).toEqual(["قبل.", "بعد."]);
  });

  test("nor do those in a line, a heading, a link and HTML", async () => {
    expect(await textOf("قال {{< ref >}}الوزير{: .name} نعم.")).toEqual(["قال الوزير نعم."]);
    expect(await textOf("## فصل {#fasl}\n\nنص.")).toEqual([element("h3", "فصل"), "نص."]);
    expect(await textOf('انظر [الخبر]({{< ref "a.md" >}}).')).toEqual(["انظر الخبر."]);
    expect(await textOf("<div>{{ page.x }}نص.</div>")).toEqual(["نص."]);
  });

  test("but the content of shortcodes stays", async () => {
    expect(await textOf("{{% notice %}}\n\nتنبيه **مهم**.\n\n{{% /notice %}}")).toEqual([
      element("p", "تنبيه ", element("strong", "مهم"), "."),
    ]);
    expect(await textOf("{% raw %}{{ x }}{% endraw %} نص.")).toEqual(["{{ x }} نص."]);
  });
});

test.each([
  ['{{< figure src="a.jpg" alt="جسر" caption="الجسر ليلا" >}}', { alt: "جسر", caption: "الجسر ليلا" }],
  ['{{< img src="a.jpg" title="قال \\"نعم\\"" >}}', {}],
  ["{{< figure src='a.jpg' >}}", {}],
  ['{{ figure(src="a.jpg", caption="الجسر") }}', { caption: "الجسر" }],
])("%s becomes a picture", async (code, words) => {
  expect(await textOf(`قبل.\n\n${code}\n\nبعد.`)).toMatchObject([
    "قبل.",
    { picture: { from: { kind: "file", name: "a.jpg" }, ...words } },
    "بعد.",
  ]);
});

test.each([
  ["```jsx\n<a style={{ color: 'red' }}>{% x %}</a>\n```", "<a style={{ color: 'red' }}>{% x %}</a>"],
  ["~~~\n{{< x >}}\n```\n{{< y >}}\n~~~", "{{< x >}}\n```\n{{< y >}}"],
])("code does not change: %s", async (code, expected) => {
  expect(JSON.stringify(await textOf(`قبل.\n\n${code}`))).toContain(JSON.stringify(expected).slice(1, -1));
});

test("code within a line, and brackets that are not shortcodes, do not change", async () => {
  expect(await textOf("اكتب `{{ x }}` و``a ` {{ y }}`` هنا.")).toEqual([
    element("p", "اكتب ", element("code", "{{ x }}"), " و", element("code", "a ` {{ y }}"), " هنا."),
  ]);
  for (const text of ["المجموعة {1، 2}.", "هاشتاغ {#1 في العالم}.", "{{ بلا نهاية.", "{% بلا نهاية."])
    expect(await textOf(text)).toEqual([text]);
});

test("a text full of opening marks is parsed before the test times out", async () => {
  for (const piece of ["{{< ", "`{{", "{% comment %}", "``` ", "{% highlight %} "])
    expect(await textOf(`نص ${piece.repeat(40_000)}`)).toBeDefined();
}, 20_000);
