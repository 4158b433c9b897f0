// The style sheet of pages: right-to-left by logical properties, with a light and a dark scheme, from a phone to a wide screen.
import { fontPath } from "../../publication/addresses.ts";
import { naskhArabic, naskhLatin } from "../fonts/naskh.ts";
import { articleStyle } from "./article-style.ts";
import { colours, paper } from "./palette.ts";

const { accent, box, line, quiet } = colours;

/** The styles of all pages, except for the text of an article and the fonts. */
const layout = `:root { color-scheme: light dark; }
body {
${paper}  max-width: 72rem;
  padding: 0 1.25rem 3rem;
}
h1 { line-height: 1.5; font-size: 1.75rem; margin-block: 1rem 0.5rem; }
h2 { line-height: 1.6; font-size: 1.3rem; margin-block: 1.75rem 0.25rem; }
h3 { line-height: 1.7; font-size: 1.1rem; margin-block: 1.5rem 0; color: ${quiet}; }
p { margin-block: 0.9rem; }
a { color: ${accent}; text-decoration-thickness: 1px; text-underline-offset: 0.3em; }
a:focus-visible, input:focus-visible, button:focus-visible, [tabindex]:focus-visible { outline: 3px solid ${accent}; outline-offset: 2px; border-radius: 2px; }
img { max-width: 100%; height: auto; background: ${box}; }
em, i, cite { font-style: normal; font-weight: 600; }
main { padding-block-start: 0.75rem; }
.skip { position: absolute; inset-block-start: -4rem; inset-inline-start: 1rem; padding: 0.25rem 1rem; background: ${box}; }
.skip:focus { inset-block-start: 0.5rem; }
.masthead { margin: 0.75rem 0 0.25rem; font-size: 1.5rem; font-weight: 700; line-height: 1.6; }
.masthead a { color: inherit; text-decoration: none; }
.logo { height: 3rem; width: auto; vertical-align: middle; background: none; }
.bar { border-block: 1px solid ${line}; }
.bar ul { display: flex; gap: 0 1.5rem; margin: 0; padding: 0; list-style: none; overflow-x: auto; white-space: nowrap; }
.bar a { display: block; padding-block: 0.35rem; color: inherit; text-decoration: none; border-block-end: 3px solid transparent; }
.bar a:hover { border-color: ${line}; }
.bar a[aria-current] { border-color: ${accent}; font-weight: 600; }
.meta, .kicker, .feeds, footer { color: ${quiet}; font-size: 0.95rem; }
.meta, .kicker { margin-block: 0.25rem; }
.teaser h2 { margin-block: 0; font-size: 1.25rem; }
.teaser h2 a { color: inherit; text-decoration: none; }
.teaser h2 a:hover { text-decoration: underline; text-decoration-thickness: 1px; }
.teaser .summary { margin-block: 0.25rem; line-height: 1.8; font-size: 1.05rem; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; }
.thumbnail { display: block; }
.thumbnail img { display: block; width: 100%; aspect-ratio: 3 / 2; object-fit: cover; border-radius: 4px; }
.teasers .teaser { border-block-start: 1px solid ${line}; padding-block: 1rem; }
.teasers .teaser:has(.thumbnail) { display: grid; grid-template-columns: 7rem 1fr; gap: 1rem; }
.lead .teaser { padding-block: 1.25rem; }
.lead .teaser h2 { font-size: 1.6rem; }
.follow, footer { border-block-start: 1px solid ${line}; padding-block-start: 0.75rem; }
.feeds a { margin-inline-end: 0.5rem; }
.subscribe { display: flex; flex-wrap: wrap; gap: 0.4rem 0.75rem; }
.subscribe a { padding: 0.1rem 0.8rem; border: 1px solid ${line}; border-radius: 999px; font-size: 0.95rem; text-decoration: none; }
.archive { padding: 0; list-style: none; }
.archive > li { padding-block: 0.5rem; border-block-start: 1px solid ${line}; }
.archive .meta { display: block; }
.archive-links { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
html:has(#search) { scrollbar-gutter: stable; }
.months { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 0.25rem 1rem; padding: 0; list-style: none; }
.archive a, .archive-links a, .months a { display: inline-block; padding-block: 0.15rem; }
.search p { display: flex; gap: 0.5rem; max-width: 36rem; margin-block: 0.25rem; }
.search input { flex: 1; min-width: 0; }
input, button { font: inherit; padding: 0.2rem 0.8rem; color: inherit; background: ${box}; border: 1px solid ${quiet}; border-radius: 0.5rem; }
@media (scripting: none) { .search { display: none; } }
.sections { border: 0; padding: 0; list-style: none; }
.sections > li { padding-block: 0.75rem; border-block-start: 1px solid ${line}; }
footer { margin-block-start: 3rem; }
footer p { margin-block: 0.25rem; }
@media (width >= 48rem) {
  .bar ul { flex-wrap: wrap; white-space: normal; }
  .lead .teaser { display: grid; grid-template-columns: 1fr; gap: 2rem; }
  .lead .teaser:has(.thumbnail) { grid-template-columns: 3fr 2fr; align-items: center; }
  .lead .teaser h2 { font-size: 2rem; }
  .teasers { display: grid; grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr)); gap: 0 2.5rem; }
  .teasers .teaser:has(.thumbnail) { grid-template-columns: 10rem 1fr; }
}
`;

/**
 * The fonts are in a folder next to the style sheet. A font that comes late is used from the next page on, so no text moves (CSS Fonts 4,
 * `optional`).
 */
const fontFaces = [naskhArabic, naskhLatin]
  .map(
    ({ name, unicodeRange }) => `@font-face {
  font-family: "Khulasa Naskh";
  src: url("${fontPath(name)}") format("woff2");
  font-weight: 400 700;
  font-display: optional;
  unicode-range: ${unicodeRange};
}
`,
  )
  .join("");

export const style = `${fontFaces}${layout}${articleStyle}`;
