// The fragments of HTML that a browser may get from one article: its page, the HTML in its feeds, and plain fields, which some feed readers
// treat as HTML by mistake.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DOMParser, type Element } from "@xmldom/xmldom";
import { renderArticleDocuments, renderFeedDocuments } from "../../lambdas/documents/render-documents.ts";
import type { Entry } from "../../lambdas/feed/entry.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { checkFile } from "../../local/check/check-file.ts";
import { fields, writeFile } from "../pump/files.ts";

/** An attack in one field of one format. */
export interface HostileFile {
  readonly format: string;
  readonly field: string;
  readonly attack: string;
}

export interface Fragment {
  readonly from: HostileFile;
  /** The document and the field, such as `articles/1` or `rss.xml: title`. */
  readonly where: string;
  readonly html: string;
}

export function hostileFiles(attacks: readonly string[]): readonly HostileFile[] {
  return Object.entries(fields).flatMap(([format, ofFormat]) =>
    Object.keys(ofFormat).flatMap((field) => attacks.map((attack) => ({ format, field, attack }))),
  );
}

/** Empty if the file is refused. */
export async function fragmentsOf(
  from: HostileFile,
  folder: string,
  publication: Publication,
  siteUrl: string,
): Promise<readonly Fragment[]> {
  const { name, bytes } = await writeFile(from.format, from.field, from.attack);
  writeFileSync(join(folder, name), bytes);
  const checked = await checkFile(folder, name, publication);
  const items = checked.kind === "several" ? checked.items : [checked];
  const entries = items.flatMap((item) => (item.kind === "article" ? [item.entry] : []));
  const found = new Map<string, Fragment>();
  for (const entry of entries) {
    // A text without `<` and `&` can't become markup. Equal texts are checked only once.
    for (const [where, html] of textsOf(entry, publication, siteUrl))
      if (/[<&]/.test(html) && !found.has(html)) found.set(html, { from, where, html });
  }
  return [...found.values()];
}

type Texts = readonly (readonly [where: string, text: string])[];

function textsOf(entry: Entry, publication: Publication, siteUrl: string): Texts {
  const site = [publication, siteUrl] as const;
  const feeds = [...renderFeedDocuments("all", { entries: [entry] }, ...site)];
  const pages = [...renderArticleDocuments("1", entry, ...site)];
  return [...feeds, ...pages].flatMap(([path, { text }]): Texts => {
    if (path.endsWith(".json")) return inJson(path, JSON.parse(text));
    if (!path.endsWith(".xml")) return [[path, text]];
    const { documentElement } = new DOMParser().parseFromString(text, "text/xml");
    return documentElement ? inXml(path, documentElement) : [];
  });
}

function inJson(where: string, value: unknown): Texts {
  if (typeof value === "string") return [[where, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => inJson(`${where}: ${name}`, member));
}

/** Returns the text of each element that contains only text, and the value of each attribute. */
function inXml(where: string, element: Element): Texts {
  const at = `${where}: ${element.tagName}`;
  const children = [...element.childNodes].filter((node): node is Element => node.nodeType === 1);
  const attributes = [...element.attributes].map(({ name, value }) => [`${at} ${name}`, value] as const);
  const text = children.length === 0 ? [[at, element.textContent ?? ""] as const] : [];
  return [...attributes, ...text, ...children.flatMap((child) => inXml(where, child))];
}
