// Draws the results of a contest as bars, in SVG.
import { cleanText } from "../lambdas/text/characters.ts";
import { html } from "../lambdas/text/html.ts";
import type { Contest } from "./contest.ts";

const rowHeight = 28;
const labelWidth = 330;
const barWidth = 300;

export function barChart({ title, unit, results }: Contest): string {
  const longest = Math.max(...results.map(({ value = 0 }) => value));
  const bars = results.map(({ name, value, ratio = 1 }, row) => {
    const y = 40 + row * rowHeight;
    const width = Math.round((barWidth * (value ?? 0)) / longest);
    const label = value === undefined ? "absent" : `${value.toFixed(1)} ${unit} (${ratio.toFixed(1)}×)`;
    return html`<text x="${labelWidth - 8}" y="${y + 15}" text-anchor="end">${cleanText(name)}</text>
<rect x="${labelWidth}" y="${y}" width="${width}" height="20" fill="#3a6ea5"/>
<text x="${labelWidth + width + 6}" y="${y + 15}">${cleanText(label)}</text>
`;
  });
  const height = 50 + results.length * rowHeight;
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="760" height="${height}" font-family="sans-serif" font-size="13">
<title>${cleanText(title)}</title>
<rect width="760" height="${height}" fill="#fff"/>
<text x="12" y="22" font-weight="bold">${cleanText(title)}</text>
${bars}</svg>
`.toString();
}
