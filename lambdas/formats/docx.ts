// Recognises Word documents (.docx) and loads their parser.

import { nameZipEntries } from "./docx/package/zip-directory.ts";
import type { Format } from "./format.ts";
import { recogniseBinary } from "./signatures.ts";

/** The part with the text. Some versions of Word put a number into its name. */
const mainPart = /^word\/document\d*\.xml$/i;
/** The file names of documents and templates, with or without macros. Macros are never run. */
const wordName = /\.do[ct][xm]$/i;

export const docx: Format = {
  /** A Word document is a ZIP that contains the part with the text. If the ZIP's directory is damaged, the file name decides. */
  recognises({ name, bytes }) {
    if (recogniseBinary(bytes) !== "zip") return false;
    return nameZipEntries(bytes)?.some((entry) => mainPart.test(entry)) ?? wordName.test(name);
  },
  async parse({ bytes }, timeZone) {
    const { parseDocx } = await import("./docx/parse-docx.ts");
    return parseDocx(bytes, timeZone);
  },
};
