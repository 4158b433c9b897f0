// Articles of every format with one field that is filled with a text.
import { body, coreProperties, paragraph, zipDocx } from "../formats/docx-file.ts";

export interface PumpedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Write = (text: string) => Promise<Uint8Array | string> | Uint8Array | string;

const headline = "افتتاح خط ملاحي جديد";
const text = "أعلنت الموانئ أن أول سفينة تصل صباح اليوم إلى الميناء.";

/** A paragraph with the text between words of both directions, so that spaces are not trimmed and the bidi algorithm has work to do. */
function within(pump: string): string {
  return `${text} Muscat 2017${pump}Salalah 5 ${text}`;
}

function escapeXml(written: string): string {
  return written.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

const plain: Readonly<Record<string, Write>> = {
  headline: (pump) => `1187246\nالعالم\n\n${pump}\n08 ديسمبر 2017\n\n${text}`,
  section: (pump) => `1187246\n${pump}\n\n${headline}\n08 ديسمبر 2017\n\n${text}`,
  standfirst: (pump) =>
    `1187246\nالعالم\n\n${headline}\n08 ديسمبر 2017\n${pump} -\nمسقط - العمانية -\n\n${text}`,
  credit: (pump) => `1187246\nالعالم\n\n${headline}\n08 ديسمبر 2017\n\nمسقط - ${pump} -\n\n${text}`,
  text: (pump) => `1187246\nالعالم\n\n${headline}\n08 ديسمبر 2017\n\n${text}\n${pump}`,
  within: (pump) => `1187246\nالعالم\n\n${headline}\n08 ديسمبر 2017\n\n${within(pump)}`,
  file: (pump) => pump,
};

const markdown: Readonly<Record<string, Write>> = {
  ...Object.fromEntries(
    ["title", "section", "date", "author", "tags", "standfirst", "image", "caption", "other"].map((key) => [
      key,
      (pump: string) => {
        const fields = { title: headline, date: "2017-12-08", [key]: pump };
        const lines = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
        return `---\n${lines.join("\n")}\n---\n${text}`;
      },
    ]),
  ),
  unquoted: (pump) => `---\ntitle: ${pump}\ndate: 2017-12-08\n---\n${text}`,
  list: (pump) => `---\ntitle: ${headline}\ndate: 2017-12-08\ntags: [${pump}]\n---\n${text}`,
  opening: (pump) => `# ${headline}\n\n08 ديسمبر 2017\n\n${pump}\n\n${text}`,
  text: (pump) => `---\ntitle: ${headline}\ndate: 2017-12-08\n---\n${text}\n\n${pump}`,
  bare: (pump) => `title: ${headline}\ndate: 2017-12-08\n${pump}\n\n${text}`,
  toml: (pump) => `+++\ntitle = "${headline}"\ndate = "2017-12-08"\na = '${pump}'\n+++\n${text}`,
  file: (pump) => pump,
};

function page(inHead: string, inBody: string): string {
  return `<!doctype html><html lang="ar"><head><title>${headline}</title><meta property="article:published_time" content="2017-12-08T10:00:00Z">${inHead}</head><body><article><h1>${headline}</h1>${inBody}<p>${text}</p></article></body></html>`;
}

function jsonLd(members: object): string {
  const data = { "@type": "NewsArticle", headline, datePublished: "2017-12-08T10:00:00Z", ...members };
  return `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
}

const html: Readonly<Record<string, Write>> = {
  text: (pump) => page("", pump),
  paragraph: (pump) => page("", `<p>${escapeXml(pump)}</p>`),
  title: (pump) => page(`<meta property="og:title" content="${escapeXml(pump)}">`, ""),
  description: (pump) => page(`<meta name="description" content="${escapeXml(pump)}">`, ""),
  author: (pump) => page(jsonLd({ author: { name: pump } }), ""),
  authors: (pump) =>
    page(jsonLd({ author: pump.split(" ").map((name, index) => ({ name: `${name}${index}` })) }), ""),
  image: (pump) => page(`<meta property="og:image" content="${escapeXml(pump)}">`, ""),
  picture: (pump) => page("", `<img src="${escapeXml(pump)}" alt="${escapeXml(pump)}">`),
  style: (pump) =>
    page("", `<img src="https://a.om/a.jpg" style="${escapeXml(pump)}" width="${escapeXml(pump)}">`),
  link: (pump) => page("", `<p><a href="https://a.om/${escapeXml(pump)}">${text}</a></p>`),
  caption: (pump) =>
    page("", `<figure><img src="https://a.om/a.jpg"><figcaption>${escapeXml(pump)}</figcaption></figure>`),
  classes: (pump) => page("", `<div class="${escapeXml(pump)}"><p>${text}</p></div>`),
  time: (pump) => page("", `<time datetime="${escapeXml(pump)}">${escapeXml(pump)}</time>`),
  file: (pump) => pump,
};

const ninjs: Readonly<Record<string, Write>> = Object.fromEntries(
  ["headline", "byline", "located", "description_text", "body_html", "body_text", "versioncreated"].map(
    (key) => [
      key,
      (pump: string) =>
        JSON.stringify({
          uri: "urn:agency:1",
          headline,
          byline: "أحمد سالم",
          versioncreated: "2017-12-08T10:00:00Z",
          body_text: text,
          ...{ [key]: pump },
        }),
    ],
  ),
);

const rss: Readonly<Record<string, Write>> = Object.fromEntries(
  ["title", "description", "content:encoded", "dc:creator", "category", "guid", "pubDate", "media:title"].map(
    (key) => [
      key,
      (pump: string) => {
        const fields = {
          title: headline,
          guid: "urn:agency:1",
          pubDate: "Fri, 08 Dec 2017 10:00:00 GMT",
          description: text,
          ...{ [key]: pump },
        };
        const elements = Object.entries(fields).map(
          ([name, value]) => `<${name}>${escapeXml(value)}</${name}>`,
        );
        return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>وكالة</title><link>https://a.om/</link><item>${elements.join("")}</item></channel></rss>`;
      },
    ],
  ),
);

const nitf: Readonly<Record<string, Write>> = {
  text: (pump) => nitfOf("", `<p>${escapeXml(pump)}</p>`),
  byline: (pump) => nitfOf(`<byline>${escapeXml(pump)}</byline>`, ""),
  dateline: (pump) => nitfOf(`<dateline><location>${escapeXml(pump)}</location></dateline>`, ""),
};

function nitfOf(inHead: string, inBody: string): string {
  return `<?xml version="1.0"?><nitf><head><docdata><doc-id id-string="a-1" regsrc="a.om"/><date.issue norm="20171208T100000Z"/></docdata></head><body><body.head><hedline><hl1>${headline}</hl1></hedline>${inHead}</body.head><body.content><p>${text}</p>${inBody}</body.content></body></nitf>`;
}

/** Escapes a text for Word. XML allows no control characters, and a text in Word no line ends. */
function inWord(pump: string): string {
  return escapeXml(pump.replaceAll("\n", " "));
}

const docx: Readonly<Record<string, Write>> = {
  headline: (pump) => word([inWord(pump), "08 ديسمبر 2017", text]),
  credit: (pump) => word([headline, "08 ديسمبر 2017", inWord(pump), text]),
  text: (pump) => word([headline, "08 ديسمبر 2017", text, inWord(pump)]),
  within: (pump) => word([headline, "08 ديسمبر 2017", within(inWord(pump))]),
  paragraphs: (pump) => word([headline, "08 ديسمبر 2017", text, ...pump.split(" ").map(inWord)]),
  creator: (pump) => word([headline, "08 ديسمبر 2017", text], inWord(pump)),
};

function word(lines: readonly string[], creator = "أحمد سالم"): Promise<Uint8Array> {
  return zipDocx({
    "word/document.xml": body(lines.map(paragraph).join("")),
    "docProps/core.xml": coreProperties(`<dc:creator>${creator}</dc:creator>`),
  });
}

/** The functions that write the files: for each file extension, one for each field. */
export const fields: Readonly<Record<string, Readonly<Record<string, Write>>>> = {
  txt: plain,
  md: markdown,
  html,
  json: ninjs,
  rss,
  nitf,
  docx,
};

export async function writeFile(format: string, field: string, pump: string): Promise<PumpedFile> {
  const written = await fields[format]?.[field]?.(pump);
  const extension = format === "rss" || format === "nitf" ? "xml" : format;
  const bytes =
    typeof written === "string" ? new TextEncoder().encode(written) : (written ?? new Uint8Array());
  return { name: `1.${extension}`, bytes };
}
