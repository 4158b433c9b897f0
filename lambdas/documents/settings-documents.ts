// The rows of the table of documents for what depends only on the settings, such as the style sheet and the fonts. They are loaded when the
// settings or the code have changed (regenerate/regenerate-settings.ts), and not with the other rows for each start of the function.
import { naskhArabic, naskhLatin } from "../page/fonts/naskh.ts";
import { naskhArabicBytes, naskhLatinBytes } from "../page/fonts/naskh-bytes.ts";
import { renderIcon } from "../page/icon.ts";
import { renderNotFoundPage } from "../page/notices/not-found-page.ts";
import { searchScript } from "../page/search/search-script.ts";
import { feedStyle } from "../page/style/feed-style.ts";
import { style } from "../page/style/page-style.ts";
import { fontPath, sitePaths } from "../publication/addresses.ts";
import { hasArchives } from "../publication/publication.ts";
import { feedCache, foreverCache, iconCache, notFoundCache } from "./cache-rules.ts";
import type { DocumentRule } from "./document-rule.ts";

const html = "text/html; charset=utf-8";
const css = "text/css; charset=utf-8";

const font = (name: string, base64: string) =>
  ({
    path: fontPath(name),
    storedType: "font/woff2",
    isBase64: true,
    cacheControl: foreverCache,
    check: "not-empty",
    from: "settings",
    render: () => base64,
  }) as const;

export const settingsDocuments = {
  notFoundPage: {
    path: sitePaths.notFoundPage,
    storedType: html,
    cacheControl: notFoundCache,
    check: "not-empty",
    from: "settings",
    render: renderNotFoundPage,
  },
  style: {
    path: sitePaths.style,
    storedType: css,
    cacheControl: feedCache,
    check: "not-empty",
    from: "settings",
    render: () => style,
  },
  searchScript: {
    path: sitePaths.searchScript,
    storedType: "text/javascript; charset=utf-8",
    cacheControl: feedCache,
    check: "not-empty",
    existsWith: hasArchives,
    from: "settings",
    render: () => searchScript,
  },
  feedStyle: {
    path: sitePaths.feedStyle,
    storedType: css,
    cacheControl: feedCache,
    check: "not-empty",
    from: "settings",
    render: () => feedStyle,
  },
  arabicFont: font(naskhArabic.name, naskhArabicBytes),
  latinFont: font(naskhLatin.name, naskhLatinBytes),
  icon: {
    path: sitePaths.icon,
    storedType: "image/svg+xml",
    cacheControl: iconCache,
    check: "svg",
    from: "settings",
    render: renderIcon,
  },
} as const satisfies Readonly<Record<string, DocumentRule>>;
