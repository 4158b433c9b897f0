// Recognises IPTC ninjs ("News in JSON"), versions 1 to 3, and the variant of the editing system Superdesk. A file can also be a list of
// such objects. Then each of them is an item.

import { refused } from "../refusal/refuse.ts";
import { isRecord } from "../text/record.ts";
import { parseItems } from "./agency/items.ts";
import type { Format, InputFile } from "./format.ts";
import { placesOfItems } from "./ninjs/places.ts";

/** Keys that only ninjs has. The keys `uri` and `type` are not enough to recognise it, because other JSON has them, too. */
const ownKey = /^(?:headlines?(?:_\w+)?|bodies|body_\w+|pubstatus|versioncreated|representationtype)$/i;
const ownTypes = /^(?:text|picture|graphic|audio|video|composite|component|event|planning)$/;

/** Keys by which ninjs is recognised in a file that is not valid JSON, such as a truncated one. */
const brokenKeys = [
  /"(?:uri|guid)"\s*:/,
  /"(?:headlines?(?:_\w+)?|bodies|body_\w+|pubstatus|versioncreated)"\s*:/i,
];

export const ninjs: Format = {
  recognises({ text }: InputFile) {
    if (text === undefined || !/^\s*(?:\[\s*)?\{/.test(text)) return false;
    try {
      const json: unknown = JSON.parse(text);
      return Array.isArray(json) ? json.some(isNewsObject) : isNewsObject(json);
    } catch {
      // A truncated file is still recognised, so that it is refused as damaged ninjs.
      return brokenKeys.every((key) => key.test(text));
    }
  },
  async parse({ text = "" }, timeZone) {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch (error) {
      return refused("damaged-file", placeOf(error, text));
    }
    const items = Array.isArray(json) ? json : [json];
    if (!items.every(isRecord)) return refused("damaged-file");
    const { newsItemOf } = await import("./ninjs/parse-news-object.ts");
    const places = placesOfItems(text);
    return parseItems(items.map((item, index) => newsItemOf(item, places[index], timeZone)));
  },
};

function isNewsObject(json: unknown): boolean {
  if (!isRecord(json)) return false;
  const { uri, guid, type } = json;
  if (typeof uri !== "string" && typeof guid !== "string") return false;
  return (
    (typeof type === "string" && ownTypes.test(type)) || Object.keys(json).some((key) => ownKey.test(key))
  );
}

/** The place at which `JSON.parse` failed, and the text there. V8 states the place in its message. */
function placeOf(error: unknown, text: string) {
  const message = error instanceof Error ? error.message : "";
  const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(message) ?? [];
  if (line === undefined || column === undefined)
    return { found: message, finding: "broken-content" as const };
  const found =
    text
      .split("\n")
      [Number(line) - 1]?.slice(Math.max(0, Number(column) - 40))
      .trim() ?? "";
  return { line: Number(line), column: Number(column), found };
}
