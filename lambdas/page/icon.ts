// The built-in icon: the first letter of the newspaper's name. Pages and feeds use it if the settings name no icon. Browsers
// and feed readers also request it on their own, at /favicon.ico.
import type { Publication } from "../publication/publication.ts";
import { cleanText } from "../text/characters.ts";
import { html } from "../text/html.ts";

/** SVG is text, and sharp at every size. `html` can be used, because XML escapes texts in the same way. */
export function renderIcon({ title }: Pick<Publication, "title">): string {
  const [letter = "خ"] = /[\p{L}\p{N}]/u.exec(title) ?? [];
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">
<rect width="64" height="64" rx="12" fill="#7a2e12"/>
<text x="32" y="42" text-anchor="middle" font-family="Noto Naskh Arabic, Amiri, Geeza Pro, Segoe UI, serif" font-size="40" font-weight="bold" fill="#fdfcf9">${cleanText(letter)}</text>
</svg>
`.toString();
}
