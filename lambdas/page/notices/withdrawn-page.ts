// The page in the place of an article that was removed.
import { urlOf } from "../../publication/addresses.ts";
import type { Publication } from "../../publication/publication.ts";
import { cleanText } from "../../text/characters.ts";
import { html } from "../../text/html.ts";
import { renderPage } from "../layout.ts";

/** Contains nothing of the article, because its content may be the reason for the removal. */
export function renderWithdrawnPage(publication: Publication, siteUrl: string): string {
  const title = cleanText("سُحب هذا المقال");
  const main = html`<h1>${title}</h1>
<p>لم يعد هذا المقال منشورا. <a href="${urlOf(siteUrl, "")}">إلى الصفحة الأولى</a></p>
`;
  return renderPage({ title, description: title, main }, publication, siteUrl);
}
