// Colours and lines that pages and opened feeds have in common. Text has a contrast of at least 4.5 to 1 in both schemes (WCAG 2.2, 1.4.3).
export const colours = {
  text: "light-dark(#1c1b19, #e9e6df)",
  paper: "light-dark(#fdfcf9, #171614)",
  box: "light-dark(#f3efe4, #24221e)",
  accent: "light-dark(#7a2e12, #f0a583)",
  quiet: "light-dark(#655f54, #a8a295)",
  line: "light-dark(#d9d4c7, #3b3832)",
} as const;

/** The declarations of a text's box. */
export const paper = `  margin: 0 auto;
  overflow-wrap: break-word;
  font: 1.125rem/1.9 "Khulasa Naskh", "Noto Naskh Arabic", "Amiri", "Geeza Pro", "Segoe UI", "Noto Sans Arabic", serif;
  color: ${colours.text};
  background: ${colours.paper};
`;
