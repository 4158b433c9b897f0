// Converts Arabic digits to ASCII digits.

/**
 * Replaces Arabic-Indic (٠-٩) and extended (۰-۹) digits by 0-9. The length of the text does not change. The search page's script contains
 * the source of this function, so the function uses nothing from outside.
 */
export function foldDigits(text: string): string {
  // The last four bits of the code of such a digit are its value.
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
