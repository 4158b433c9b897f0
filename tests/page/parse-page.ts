// A page as a DOM that is not ours.
import { parseHTML } from "linkedom";

export type Page = ReturnType<typeof parsePage>;

export function parsePage(text: string) {
  return parseHTML(text).document;
}
