// HTML from templates: whatever is filled in is escaped, unless it is markup made here.

/** A piece of markup; only `html` makes it. */
export class Markup {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

type Filling = Markup | string | number | false | undefined | readonly Filling[];

/** `html`<p>${text}</p>``: escapes text, takes markup as it is, joins lists, leaves undefined and false out. */
export function html(parts: TemplateStringsArray, ...fillings: Filling[]): Markup {
  return new Markup(parts.map((part, index) => part + fill(fillings[index])).join(""));
}

function fill(filling: Filling): string {
  if (filling === undefined || filling === false) return "";
  if (filling instanceof Markup) return filling.toString();
  if (typeof filling === "object") return filling.map(fill).join("");
  return escapeHtml(String(filling));
}

/** `>` too: so that no text can end a CDATA section that somebody puts it into. */
function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
