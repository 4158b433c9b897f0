// The page for addresses that do not exist (404).

import { urlOf } from "../../publication/addresses.ts";
import type { Publication } from "../../publication/publication.ts";
import { cleanText } from "../../text/characters.ts";
import { html } from "../../text/html.ts";
import { renderPage } from "../layout.ts";

export function renderNotFoundPage(publication: Publication, siteUrl: string): string {
  const title = cleanText("الصفحة غير موجودة");
  const main = html`<h1>${title}</h1>
<p>ربما سُحب المقال أو تغيّر عنوانه. <a href="${urlOf(siteUrl, "")}">إلى الصفحة الأولى</a></p>
`;
  return renderPage({ title, description: title, main }, publication, siteUrl);
}
