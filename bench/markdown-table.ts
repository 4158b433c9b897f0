// Formats a table in Markdown, for the reports of the benchmarks.

/** @param align the alignment of all columns but the first one, which is always aligned left */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: "left" | "right" = "right",
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, index) => (index === 0 || align === "left" ? "---" : "--:"));
  return `${[head, rule, ...rows].map(line).join("\n")}\n`;
}
