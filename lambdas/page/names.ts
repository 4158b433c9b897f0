// Renders a list of names. Each name has its own direction, so that Latin names do not change the order.
import type { CleanText } from "../text/characters.ts";
import { html, type Markup } from "../text/html.ts";

export function renderNames(names: readonly CleanText[]): Markup {
  return html`${names.map((name, index) => html`${index > 0 && html`، `}<bdi>${name}</bdi>`)}`;
}
