// Converts Arabic digits to ASCII digits.

const arabicIndicZero = 0x0660;
const extendedZero = 0x06f0;

/** Replaces Arabic-Indic (٠-٩) and extended (۰-۹) digits by 0-9. The length of the text does not change. */
export function foldDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= extendedZero ? extendedZero : arabicIndicZero));
  });
}
