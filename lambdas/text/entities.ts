// Decodes character references that a site's export left in plain text: `&nbsp;`, `&#8220;`.
import { decodeHTMLStrict } from "entities/decode";
import { cleanText } from "./characters.ts";

/** Decodes the character references in a line. Only well-formed ones are decoded: `R&D` and `R&D;` do not change. */
export function decodeEntities(line: string): string {
  if (!line.includes("&")) return line;
  const decoded = decodeHTMLStrict(line);
  // A reference can stand for a line break or a forbidden character.
  return decoded === line ? line : cleanText(decoded).replaceAll("\n", " ");
}
