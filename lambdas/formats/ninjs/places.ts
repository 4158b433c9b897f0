// Finds the line and the column of each object in a JSON list, because refusals state them.
import type { Place } from "../submission/field.ts";

/** The places where the objects begin. Expects valid JSON: one object, or a list of objects. */
export function placesOfItems(json: string): readonly Place[] {
  const places: Place[] = [];
  let depth = /^\s*\[/.test(json) ? -1 : 0;
  let line = 1;
  let lineStart = 0;
  let isString = false;
  for (let index = 0; index < json.length; index++) {
    const letter = json[index];
    if (letter === "\\") index++;
    else if (letter === '"') isString = !isString;
    else if (letter === "\n") {
      line++;
      lineStart = index + 1;
    } else if (!isString && (letter === "{" || letter === "[")) {
      if (depth === 0) places.push({ line, column: index - lineStart + 1 });
      depth++;
    } else if (!isString && (letter === "}" || letter === "]")) depth--;
  }
  return places;
}
