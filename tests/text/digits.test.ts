import { expect, test } from "vitest";
import { foldDigits } from "../../lambdas/text/digits.ts";

test.each([
  ["٠١٢٣٤٥٦٧٨٩", "0123456789"],
  ["۰۱۲۳۴۵۶۷۸۹", "0123456789"],
  ["٠٨/12/۲۰۱٧", "08/12/2017"],
  ["لا أرقام ٪٫٬", "لا أرقام ٪٫٬"],
  ["", ""],
])("foldDigits(%s) is %s", (text, folded) => {
  expect(foldDigits(text)).toBe(folded);
});
