// Word's .docx, in which most newsrooms write, with its properties.

import { nameZipEntries } from "./docx/package/zip-directory.ts";
import type { Format } from "./format.ts";
import { recogniseBinary } from "./signatures.ts";

/** Some versions of Word number the main part. */
const mainPart = /^word\/document\d*\.xml$/i;
/** Documents and templates, with macros, which nobody runs here, or without. */
const wordName = /\.do[ct][xm]$/i;

export const docx: Format = {
  /** A ZIP with Word's main part in it. Where its directory is lost, the name says what it was meant to be. */
  recognises({ name, bytes }) {
    if (recogniseBinary(bytes) !== "zip") return false;
    return nameZipEntries(bytes)?.some((entry) => mainPart.test(entry)) ?? wordName.test(name);
  },
  async parse({ bytes }, timeZone) {
    const { parseDocx } = await import("./docx/parse-docx.ts");
    return parseDocx(bytes, timeZone);
  },
};
