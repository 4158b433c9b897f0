// The texts of all refusals, by their codes. A new refusal is an entry in one of the two files.
import { articleRefusals } from "./article-refusals.ts";
import { fileRefusals } from "./file-refusals.ts";
import type { BilingualText } from "./refusal-text.ts";

export type RefusalCode = keyof typeof fileRefusals | keyof typeof articleRefusals;

export const refusalTexts: Readonly<Record<RefusalCode, BilingualText>> = {
  ...fileRefusals,
  ...articleRefusals,
};
