// All formats, in the order in which they are tried. Those whose files are recognised with most certainty come first. Plain text comes
// last.
import { docx } from "./docx.ts";
import type { Format } from "./format.ts";
import { html } from "./html.ts";
import { markdown } from "./markdown.ts";
import { ninjs } from "./ninjs.ts";
import { plainText } from "./plain-text.ts";
import { xml } from "./xml.ts";

export const formats: readonly Format[] = [docx, ninjs, xml, html, markdown, plainText];
