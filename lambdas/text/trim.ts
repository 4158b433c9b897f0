// Removes unwanted characters from the end of a text.

/**
 * Removes these characters from the end of a text, in linear time. A pattern such as `/[\s.]+$/` takes quadratic time, because it is tried
 * at each character of a run.
 *
 * @param unwanted a pattern that matches one unwanted UTF-16 code unit
 */
export function trimEnd(text: string, unwanted: RegExp): string {
  let end = text.length;
  while (end > 0 && unwanted.test(text[end - 1] ?? "")) end -= 1;
  return text.slice(0, end);
}
