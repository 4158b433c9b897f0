// Formats the results of all families as one Markdown table.
import { markdownTable } from "../markdown-table.ts";
import type { Figure } from "./family.ts";
import type { Result } from "./run-family.ts";

const head = ["family", "files", "read", "refused", "wrong", "seconds", "figures", "absent"];

export function formatReport(results: readonly Result[]): string {
  return markdownTable(
    head,
    results.map((result) => formatRow(result).map((cell) => cell.replaceAll("|", "\\|"))),
    "left",
  );
}

function formatRow(result: Result): readonly string[] {
  const { family, files, read, refused, fields, milliseconds, figures, absent, failure } = result;
  return [
    family,
    String(files),
    String(read),
    Object.entries(refused)
      .map(([code, count]) => `${code} ${count}`)
      .join(", "),
    Object.entries(fields)
      .map(([field, { wrong, compared }]) => `${field} ${wrong} of ${compared}`)
      .join(", "),
    (milliseconds / 1000).toFixed(1),
    failure === undefined ? figures.map(formatFigure).join("; ") : `failed: ${failure.replace(/\s+/g, " ")}`,
    absent.join(", "),
  ];
}

function formatFigure({ name, ours, peers }: Figure): string {
  const others = Object.entries(peers).map(([peer, value]) => `${peer} ${formatNumber(value)}`);
  return `${name} ${formatNumber(ours)}${others.length > 0 ? ` (${others.join(", ")})` : ""}`;
}

/** Counts as integers, ratios with three decimals. */
function formatNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}
