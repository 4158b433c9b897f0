// The built-in icon: the first letter of the newspaper's name. It stands for the setting `icon` where that is absent, and
// answers the browsers and readers that ask for /favicon.ico without looking at a page.
import type { Publication } from "../publication/publication.ts";
import { html } from "../text/html.ts";

/** In SVG, which is text and sharp in every size. XML and HTML escape texts alike. */
export function renderIcon({ title }: Pick<Publication, "title">): string {
  const [letter = "خ"] = /[\p{L}\p{N}]/u.exec(title) ?? [];
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">
<rect width="64" height="64" rx="12" fill="#7a2e12"/>
<text x="32" y="42" text-anchor="middle" font-family="Noto Naskh Arabic, Amiri, Geeza Pro, Segoe UI, serif" font-size="40" font-weight="bold" fill="#fdfcf9">${letter}</text>
</svg>
`.toString();
}
