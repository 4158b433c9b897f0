// What a reader sees at the address of an article that was taken back.

import { urlOf } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { html } from "../text/html.ts";
import { renderPage } from "./layout.ts";

/** Names nothing of the article: whoever took it back may have done so for what it says. */
export function renderWithdrawnPage(publication: Publication, siteUrl: string): string {
  const title = "سُحب هذا المقال";
  const main = html`<h1>${title}</h1>
<p>لم يعد هذا المقال منشورا. <a href="${urlOf(siteUrl, "")}">إلى الصفحة الأولى</a></p>
`;
  return renderPage({ title, description: title, main }, publication, siteUrl);
}
