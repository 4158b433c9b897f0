// Renders an article's text for its page. The markup is that of feeds, with three changes: headings have the levels of the page, wide
// tables can be scrolled, and the text has links to its footnotes and back. All text is escaped, so every "<" in the markup begins a tag.
import { type Block, isElement, isHeading } from "../article/block.ts";
import { renderBlocks } from "../feed/content/content.ts";
import type { Entry } from "../feed/entry.ts";
import { type CleanText, cleanText } from "../text/characters.ts";
import { html, Markup } from "../text/html.ts";

export function renderArticleText(entry: Entry): Markup {
  const text = renderBlocks(entry, "page").toString();
  const steps = [raiseHeadings(entry.paragraphs), frameTables, linkFootnotes];
  return new Markup(steps.reduce((markup, step) => step(markup), text));
}

/** Raises headings by one level or two. In feeds the highest level is h3. On a page, the level after the headline is h2. */
function raiseHeadings(paragraphs: readonly Block<CleanText>[]): (markup: string) => string {
  const first = paragraphs.find(isHeading);
  const isLow = first !== undefined && isElement(first) && first.element === "h4";
  return (markup) =>
    markup.replaceAll(/<(\/?)h3(?= |>)/g, "<$1h2").replaceAll(/<(\/?)h4(?= |>)/g, isLow ? "<$1h2" : "<$1h3");
}

/** The element around a table, which scrolls if the table is too wide. It can have the focus, so that it can be scrolled by keyboard. */
const frame =
  html`<div class="table" role="group" aria-label="${cleanText("جدول")}" tabindex="0">`.toString();

/** Adds the frame to tables. Each heading cell states whether it is the heading of its column (in the first row) or of its row. */
function frameTables(markup: string): string {
  /** For each open table, the number of rows until now. */
  const rows: number[] = [];
  return markup.replaceAll(/<(?:table|tr|th)(?= |>)|<\/table>/g, (tag) => {
    switch (tag) {
      case "<table":
        rows.push(0);
        return `${frame}<table`;
      case "</table>":
        return rows.pop() === 0 ? "</table></div>" : "</tbody></table></div>";
      case "<tr": {
        const row = (rows.pop() ?? 0) + 1;
        rows.push(row);
        return row === 1 ? `<tbody>${tag}` : tag;
      }
      default:
        return rows.at(-1) === 1 ? '<th scope="col"' : '<th scope="row"';
    }
  });
}

/** Matches a reference to a footnote: a number in brackets, possibly with direction marks around it. */
const reference = /<sup>([\u2066-\u2069\u200E\u200F]*)\[(\d{1,4})\]([\u2066-\u2069\u200E\u200F]*)<\/sup>/g;
const notes = /<ol dir="rtl">((?:<li dir="rtl">(?:(?!<\/?[ou]l\b|<\/?li\b).)*<\/li>)+)<\/ol>\s*$/s;

/** Adds links from the references to the footnotes and back, if the text ends with a list that has the same number of footnotes. */
function linkFootnotes(markup: string): string {
  const list = notes.exec(markup);
  const numbers = [...markup.matchAll(reference)].map(([, , number]) => Number(number));
  const items = list?.[1]?.split(/(?=<li )/) ?? [];
  if (!list || numbers.length === 0 || items.length !== Math.max(...numbers)) return markup;
  const seen = new Set<string>();
  const text = markup.slice(0, list.index).replaceAll(reference, (_, before, number, after) => {
    const id = seen.has(number) ? "" : ` id="ref-${number}"`;
    seen.add(number);
    return `<sup${id}><a href="#note-${number}">${before}[${number}]${after}</a></sup>`;
  });
  const linked = items.map((item, index) => {
    const number = `${index + 1}`;
    const back = seen.has(number)
      ? ` <a href="#ref-${number}" aria-label="إلى موضع الحاشية ${number}">↑</a>`
      : "";
    return item.replace("<li ", `<li id="note-${number}" `).replace(/<\/li>$/, () => `${back}</li>`);
  });
  return `${text}<ol class="notes" dir="rtl">${linked.join("")}</ol>\n`;
}
