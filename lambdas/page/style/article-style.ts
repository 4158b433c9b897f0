// The styles of an article's page, on the screen and on paper.
import { colours } from "./palette.ts";

const { accent, box, line, quiet } = colours;

export const articleStyle = `article { max-width: 36rem; margin-inline: auto; }
article h1 { font-size: clamp(1.75rem, 5vw, 2.4rem); }
.kicker a { text-decoration: none; font-weight: 600; }
.standfirst { font-size: 1.1em; line-height: 1.8; font-weight: 600; color: ${quiet}; }
.text h2 { padding-block-start: 0.5rem; }
.text ul, .text ol { padding-inline-start: 1.75rem; }
figure { margin: 1.5rem 0; }
figure img { display: block; max-height: 85vh; width: auto; margin-inline: auto; border-radius: 4px; }
figcaption { color: ${quiet}; font-size: 0.95rem; line-height: 1.7; padding-block-start: 0.4rem; }
.credit { font-weight: 600; }
.credit::before { content: "("; }
.credit::after { content: ")"; }
blockquote { margin: 1.25rem 0; padding-inline-start: 1.25rem; border-inline-start: 4px solid ${accent}; }
.table { overflow-x: auto; margin-block: 1.25rem; }
table { border-collapse: collapse; min-width: 50%; font-variant-numeric: tabular-nums; line-height: 1.6; }
th, td { border: 1px solid ${line}; padding: 0.35rem 0.9rem; text-align: start; vertical-align: top; }
th { background: ${box}; font-weight: 600; }
pre { overflow-x: auto; padding: 0.75rem 1rem; background: ${box}; }
pre, code { direction: ltr; text-align: left; font-size: 0.9em; }
sup { line-height: 0; }
sup a { text-decoration: none; padding-inline: 0.15em; }
.notes { margin-block-start: 2rem; padding-block-start: 0.75rem; border-block-start: 1px solid ${line}; font-size: 0.95rem; }
:target { background: ${box}; outline: 0.35rem solid ${box}; }
.tags, .more { font-size: 1rem; }
.more { border-block-start: 1px solid ${line}; padding-block-start: 0.75rem; }
@media (width >= 40rem) {
  .text { font-size: 1.25rem; }
}
@media print {
  :root { color-scheme: light; }
  body { font-size: 12pt; padding: 0; }
  nav, .skip, .more, .tags, .follow, footer a { display: none; }
  a { color: inherit; text-decoration: none; }
  h1, h2, h3, .kicker, .meta { break-after: avoid; }
  figure, blockquote, tr, .teaser { break-inside: avoid; }
  figure img { max-height: 12cm; }
  p { orphans: 3; widows: 3; }
  .table { overflow: visible; }
}
`;
