// An article's text for its page. It is the markup of feeds, with what only a page can have: headings in the order of the page,
// tables that scroll, and links between the text and its footnotes. All text in the markup is escaped, so every "<" is a tag of ours.
import { type Block, isHeading } from "../article/block.ts";
import { renderBlocks } from "../feed/content/content.ts";
import type { Entry } from "../feed/entry.ts";
import { type CleanText, cleanText } from "../text/characters.ts";
import { html, Markup } from "../text/html.ts";

export function renderArticleText(entry: Entry): Markup {
  const text = renderBlocks(entry, "page").toString();
  const steps = [raiseHeadings(entry.paragraphs), frameTables, linkFootnotes];
  return new Markup(steps.reduce((markup, step) => step(markup), text));
}

/** Feeds begin with h3. On the page, h2 follows the headline, and no level is left out. */
function raiseHeadings(paragraphs: readonly Block<CleanText>[]): (markup: string) => string {
  const first = paragraphs.find(isHeading);
  const isLow = typeof first === "object" && "element" in first && first.element === "h4";
  return (markup) =>
    markup.replaceAll(/<(\/?)h3(?= |>)/g, "<$1h2").replaceAll(/<(\/?)h4(?= |>)/g, isLow ? "<$1h2" : "<$1h3");
}

/** Scrolls if the table is too wide. The keyboard can only scroll what has the focus. */
const frame =
  html`<div class="table" role="group" aria-label="${cleanText("جدول")}" tabindex="0">`.toString();

/** A heading cell says whether it is of its column, as in the first row, or of its row. */
function frameTables(markup: string): string {
  /** The number of rows so far, of each open table. */
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

/** A reference is a number in brackets. Direction marks may stand around it. */
const reference = /<sup>([\u2066-\u2069\u200E\u200F]*)\[(\d{1,4})\]([\u2066-\u2069\u200E\u200F]*)<\/sup>/g;
const notes = /<ol dir="rtl">((?:<li dir="rtl">(?:(?!<\/?[ou]l\b|<\/?li\b).)*<\/li>)+)<\/ol>\s*$/s;

/** Links the references to the notes and back, if the text ends with a list of as many notes. */
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
