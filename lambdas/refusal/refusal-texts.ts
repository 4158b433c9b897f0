// The texts of all refusals, by their codes. To add a refusal, add its texts to one of the two files that are imported here.
import { articleRefusals } from "./article-refusals.ts";
import { fileRefusals } from "./file-refusals.ts";
import type { BilingualText } from "./refusal-text.ts";

export type RefusalCode = keyof typeof fileRefusals | keyof typeof articleRefusals;

export const refusalTexts: Readonly<Record<RefusalCode, BilingualText>> = {
  ...fileRefusals,
  ...articleRefusals,
};
