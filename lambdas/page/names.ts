// Names in one line: each in its own direction, in the order of the list.
import { html, type Markup } from "../text/html.ts";

export function renderNames(names: readonly string[]): Markup {
  return html`${names.map((name, index) => html`${index > 0 && "، "}<bdi>${name}</bdi>`)}`;
}
