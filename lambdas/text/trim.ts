// Trims other characters than white space.

/**
 * The text without these characters at its end. The time is linear. A pattern such as `/[\s.]+$/` takes quadratic time, because it
 * is tried from each character of a run.
 *
 * @param unwanted matches one UTF-16 code unit
 */
export function trimEnd(text: string, unwanted: RegExp): string {
  let end = text.length;
  while (end > 0 && unwanted.test(text[end - 1] ?? "")) end -= 1;
  return text.slice(0, end);
}
