// Chooses between the versions of a text in ninjs: short and long, plain and HTML.
import { type Block, plainTextOf } from "../../article/block.ts";
import { parseHtml } from "../../rich-text/parse-html.ts";
import { looksLikeHtml, paragraphsOf } from "../agency/news-text.ts";
import type { Wording } from "./news-object.ts";

/** The article's text. Of several bodies, prefers HTML to plain text, and `body_html` of version 1 to `body_xhtml`. */
export function bodyOf(bodies: readonly Wording[]): readonly Block[] {
  const ranked = bodies
    .filter((body) => body.value.trim() !== "" && rankOf(body) < unreadable)
    .sort((one, other) => rankOf(one) - rankOf(other));
  const parsed = ranked
    .values()
    .map((body) => (isHtml(body) ? parseHtml(body.value) : paragraphsOf(body.value)));
  return parsed.find((blocks) => blocks.length > 0) ?? [];
}

/**
 * One of several versions of a short text, without markup.
 *
 * @param roles the preferred roles, the best first
 * @param notFor roles that are never used. Any other role is used if none of the preferred ones is present
 */
export function chooseWording(
  wordings: readonly Wording[],
  roles: readonly string[],
  notFor?: RegExp,
): string | undefined {
  const filled = wordings.filter(({ value }) => value.trim() !== "");
  const byRole = roles.map((wanted) => filled.find(({ role }) => role?.toLowerCase() === wanted));
  const [line] = [...byRole, ...filled.filter(({ role = "" }) => !notFor?.test(role))].filter(
    (one) => one !== undefined,
  );
  if (line === undefined) return undefined;
  return isHtml(line) ? parseHtml(line.value).map(plainTextOf).join(" ") : line.value;
}

/** The rank of a body that is not the article's text, or that is in a format which can't be read. Lower ranks are preferred. */
const unreadable = 9;

function rankOf({ role = "", contenttype }: Wording): number {
  if (/caption|teaser|summary/i.test(role)) return unreadable;
  if (contenttype !== undefined)
    return /html/i.test(contenttype) ? 0 : /^text\/plain/i.test(contenttype) ? 3 : unreadable;
  return /^html/i.test(role) ? 0 : /html/i.test(role) ? 1 : /rich/i.test(role) ? 2 : 3;
}

function isHtml(wording: Wording): boolean {
  return rankOf(wording) < 3 || looksLikeHtml(wording.value);
}
