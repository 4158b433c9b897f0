// HTML templates. Values are escaped, unless they are markup from another template.

import type { Address } from "./addresses/url.ts";
import type { CleanText } from "./characters.ts";

/** HTML that can be inserted into a template unchanged, because all texts in it are escaped. */
export class Markup {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

type Filling = Markup | CleanText | Address | number | false | undefined | readonly Filling[];

/** The tag of HTML templates: `html`<p>${text}</p>``. It escapes text, inserts markup unchanged, joins lists, and omits undefined and false. */
export function html(parts: TemplateStringsArray, ...fillings: Filling[]): Markup {
  let text = parts[0] ?? "";
  for (const [index, filling] of fillings.entries()) text += fill(filling) + (parts[index + 1] ?? "");
  return new Markup(text);
}

function fill(filling: Filling): string {
  if (filling === undefined || filling === false) return "";
  if (filling instanceof Markup) return filling.toString();
  if (typeof filling === "object") return filling.map(fill).join("");
  return escapeHtml(String(filling));
}

const special = /[&<>"]/;

/** Escapes a text. `>` is escaped as well, so that the text cannot end a CDATA section around it. */
function escapeHtml(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
