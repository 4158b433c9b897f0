// All formats, in the order in which they are asked: the surest signs first, plain text last.
import type { Format } from "./format.ts";
import { html } from "./html.ts";
import { markdown } from "./markdown.ts";
import { plainText } from "./plain-text.ts";

export const formats: readonly Format[] = [html, markdown, plainText];
