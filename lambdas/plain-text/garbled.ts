// Refuses lines whose characters were damaged by a wrong conversion, in a file that can be decoded as a whole.
import type { Refusal } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { isGarbled, isSevenBit } from "../text/encoding/damage.ts";
import { type Line, placeOf } from "./lines.ts";

/**
 * Finds the damaged lines. Each line is checked separately, because a field such as the headline is a single line. If damaged lines follow
 * each other, only the first of them is refused.
 */
export function refuseGarbled(lines: readonly Line[]): readonly Refusal[] {
  if (isSevenBit(lines.map(({ text }) => text).join("\n")))
    return [refuse("undecodable", placeOf(lines.find(({ text }) => /\p{L}/u.test(text))))];
  const garbled = lines.map(({ text }) => isGarbled(text));
  return lines
    .filter((_, index) => garbled[index] && !garbled[index - 1])
    .map((line) => refuse("undecodable", placeOf(line)));
}
