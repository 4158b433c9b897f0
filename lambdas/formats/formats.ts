// All formats, in the order in which they are asked: the most certain recognition first, plain text last.
import { docx } from "./docx.ts";
import type { Format } from "./format.ts";
import { html } from "./html.ts";
import { markdown } from "./markdown.ts";
import { ninjs } from "./ninjs.ts";
import { plainText } from "./plain-text.ts";
import { xml } from "./xml.ts";

export const formats: readonly Format[] = [docx, ninjs, xml, html, markdown, plainText];
