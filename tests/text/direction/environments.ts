// Simulates how feed readers and browsers change a line of text before they display it: some remove elements and attributes, some guess
// the direction of the line, and some set one direction for all lines.
import { type AnyNode, isTag, isText } from "domhandler";
import { parseAtomFeed } from "feedsmith";
import { parseDocument } from "htmlparser2";
import type { Block, RichElement, RichNode } from "../../../lambdas/article/block.ts";
import { renderArticlePage } from "../../../lambdas/page/article-page.ts";
import { bidi } from "../../../lambdas/text/direction/bidi-classes.ts";
import { entryOf, renderDocument } from "../../feed/feed-fixture.ts";
import { publication, siteUrl } from "../../publish/publish-fixture.ts";

/** A paragraph in the form in which it is laid out. */
export interface Paragraph {
  readonly text: string;
  /** `auto` means the direction of the first strong letter that is not in an isolate (UAX #9, P2). */
  readonly base: "rtl" | "ltr" | "auto";
}

export interface Shown extends Paragraph {
  readonly environment: string;
}

const el = (element: RichElement["element"], ...children: RichNode[]): RichElement => ({ element, children });

/** All parts of an article that can contain the line. */
function blocksOf(line: string): readonly Block[] {
  const [first = "", ...rest] = line.split(/(?<= )/);
  return [
    line,
    el("p", el("strong", first), ...rest),
    el("ul", el("li", line), el("li", line, el("ul", el("li", line)))),
    el("blockquote", el("p", line)),
    el("table", el("tr", el("th", line), el("td", line))),
    el("h3", line),
  ];
}

const picture = (caption: string) =>
  ({ from: { kind: "beside" }, url: "https://news.example/media/1.jpg", caption }) as const;

export function shownLines(line: string): readonly Shown[] {
  const section = { name: line, slug: "a" };
  const entry = entryOf(1, {
    headline: line,
    standfirst: line,
    paragraphs: blocksOf(line),
    pictures: [picture(line)],
    agencies: [line],
    section,
  });
  const feed = parseAtomFeed(renderDocument("atom.xml", [entry])).entries?.[0];
  const content = feed?.content?.value ?? "";
  const stripped = paragraphsOf(content, "stripped");
  const whole = firstStrong(stripped.map(({ text }) => text).join("\n"));
  const page = renderArticlePage(entry, publication, siteUrl);
  const front = renderDocument("index.html", [entry]);
  const all = [
    ...titleIn(feed?.title?.value ?? "").map((shown) => ({
      ...shown,
      environment: `title, ${shown.environment}`,
    })),
    { environment: "summary, auto", text: feed?.summary?.value ?? "", base: "auto" },
    {
      environment: "summary, auto as HTML has it",
      text: feed?.summary?.value ?? "",
      base: firstStrong(feed?.summary?.value ?? ""),
    },
    ...paragraphsOf(content, "kept").map((one) => ({ ...one, environment: "content, kept" })),
    ...stripped.map((one) => ({ ...one, environment: "content, stripped, each block auto" })),
    ...stripped.map((one) => ({
      ...one,
      base: firstStrong(one.text),
      environment: "content, stripped, dir=auto",
    })),
    ...stripped.map((one) => ({ ...one, base: whole, environment: "content, stripped, auto for all" })),
    ...paragraphsOf(page, "kept").map((one) => ({ ...one, environment: "page of the article" })),
    ...paragraphsOf(front, "kept").map((one) => ({ ...one, environment: "page of the feed" })),
  ] as const;
  return all;
}

function titleIn(text: string): readonly Shown[] {
  return [
    { environment: "auto", text, base: "auto" },
    { environment: "auto as HTML has it", text, base: firstStrong(text) },
    { environment: "forced left-to-right", text, base: "ltr" },
    { environment: "forced right-to-left", text, base: "rtl" },
  ];
}

/** The direction of HTML's `dir=auto`: that of the first strong letter, even in an isolate. Left-to-right if there is none. */
function firstStrong(text: string): "rtl" | "ltr" {
  for (const character of text) {
    const name = bidi.getBidiCharTypeName(character);
    if (name === "L") return "ltr";
    if (name === "R" || name === "AL") return "rtl";
  }
  return "ltr";
}

const blocks =
  /^(?:html|body|main|header|footer|nav|article|section|div|p|h\d|blockquote|ul|ol|li|table|tr|th|td|pre|figure|figcaption)$/;
const unseen = /^(?:head|title|style|script)$/;

/** The paragraphs of a document, found by a parser that is not part of the project. */
export function paragraphsOf(html: string, keeps: "kept" | "stripped"): readonly Paragraph[] {
  const found: Paragraph[] = [];
  let text = "";
  const end = (base: Paragraph["base"]) => {
    if (text.trim() !== "") found.push({ text: text.trim(), base });
    text = "";
  };
  const walk = (node: AnyNode, base: Paragraph["base"]): void => {
    if (isText(node)) text += node.data.replaceAll(/\s+/g, " ");
    if (!isTag(node) || unseen.test(node.name)) return;
    const dir = keeps === "kept" ? (node.attribs.dir as Paragraph["base"] | undefined) : undefined;
    if (node.name === "br") end(base);
    else if (blocks.test(node.name)) {
      end(base);
      const own = dir ?? base;
      for (const child of node.children) walk(child, own);
      end(own);
    } else {
      const isolate = dir === "ltr" ? "\u2066" : dir === "rtl" ? "\u2067" : "\u2068";
      const isIsolated = keeps === "kept" && (dir !== undefined || node.name === "bdi");
      if (isIsolated) text += isolate;
      for (const child of node.children) walk(child, base);
      if (isIsolated) text += "\u2069";
    }
  };
  for (const node of parseDocument(html).children) walk(node, keeps === "kept" ? "ltr" : "auto");
  return found;
}
