// Character references that an export from a site left in plain text: `&nbsp;`, `&#8220;`.
import { decodeHTMLStrict } from "entities/decode";
import { cleanText } from "./characters.ts";

/** A line with its references decoded, as far as they are well-formed; `R&D` and `R&D;` stay. */
export function decodeEntities(line: string): string {
  if (!line.includes("&")) return line;
  const decoded = decodeHTMLStrict(line);
  // A reference may stand for a line break or for a character that no document may hold.
  return decoded === line ? line : cleanText(decoded).replaceAll("\n", " ");
}
