// The style sheet of pages: right-to-left by logical properties, with a light and a dark scheme, readable on a phone.

/** The declarations that pages and opened feeds have in common. */
export const paper = `  max-width: 42rem;
  margin: 0 auto;
  overflow-wrap: break-word;
  padding: 1rem 1.25rem 3rem;
  font: 1.125rem/1.9 "Noto Naskh Arabic", "Amiri", "Geeza Pro", "Segoe UI", "Noto Sans Arabic", serif;
  color: light-dark(#1c1b19, #e9e6df);
  background: light-dark(#fdfcf9, #171614);
`;

export const style = `:root { color-scheme: light dark; }
body {
${paper}}
header { border-block-end: 1px solid light-dark(#d9d4c7, #3b3832); padding-block: 0.5rem; font-weight: bold; font-size: 1.3rem; }
h1 { line-height: 1.5; font-size: 1.7rem; }
h2 { line-height: 1.6; font-size: 1.25rem; margin-block-end: 0; }
h3 { line-height: 1.7; font-size: 1.1rem; font-weight: 600; color: light-dark(#5a554a, #b9b3a5); }
a { color: light-dark(#7a2e12, #f0a583); text-decoration-thickness: 1px; text-underline-offset: 0.25em; }
header a, h2 a { color: inherit; text-decoration: none; }
.meta, .kicker, footer { color: light-dark(#6d675b, #a39d90); font-size: 0.95rem; margin-block: 0.25rem; }
.teaser { border-block-end: 1px solid light-dark(#ebe7dc, #2b2925); padding-block-end: 0.75rem; }
figure { margin: 1rem 0; }
img { max-width: 100%; height: auto; }
figcaption { color: light-dark(#6d675b, #a39d90); font-size: 0.95rem; }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid light-dark(#d9d4c7, #3b3832); }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid light-dark(#d9d4c7, #3b3832); padding: 0.25rem 0.75rem; text-align: start; }
pre { overflow-x: auto; }
.feeds a { margin-inline-start: 0.5rem; font-size: 0.9rem; }
nav ul { padding-inline-start: 1.25rem; }
footer { margin-block-start: 3rem; }
`;
