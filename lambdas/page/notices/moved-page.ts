// The page at an address that an article had before: for readers whose program does not follow the redirect.
import type { Publication } from "../../publication/publication.ts";
import type { Address } from "../../text/addresses/url.ts";
import { cleanText } from "../../text/characters.ts";
import { html } from "../../text/html.ts";
import { renderPage } from "../layout.ts";

export function renderMovedPage(address: Address, publication: Publication, siteUrl: string): string {
  const title = cleanText("انتقل هذا المقال");
  const main = html`<h1>${title}</h1>
<p><a href="${address}">إلى عنوان المقال الجديد</a></p>
`;
  return renderPage({ title, description: title, main }, publication, siteUrl);
}
