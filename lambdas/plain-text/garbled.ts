// Refuses single lines that a conversion has damaged, in a file that can otherwise be decoded.
import type { Refusal } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { isGarbled, isSevenBit } from "../text/damage.ts";
import { type Line, placeOf } from "./lines.ts";

/**
 * Each line is checked separately, because each field is a line. Of consecutive damaged lines only the first
 * is refused.
 */
export function refuseGarbled(lines: readonly Line[]): readonly Refusal[] {
  if (isSevenBit(lines.map(({ text }) => text).join("\n")))
    return [refuse("undecodable", placeOf(lines.find(({ text }) => /\p{L}/u.test(text))))];
  const garbled = lines.map(({ text }) => isGarbled(text));
  return lines
    .filter((_, index) => garbled[index] && !garbled[index - 1])
    .map((line) => refuse("undecodable", placeOf(line)));
}
