// Texts from outside (names, headlines, messages), made safe for one line of a terminal.
import { firstStrongIsolate, popIsolate } from "../../lambdas/text/direction/controls.ts";

/** A name for use in a line. It is isolated if its letters could change the direction of the rest of the line. */
export function formatName(name: string): string {
  return isolate(printable(name));
}

/** A fault with all its causes, in one line. */
export function formatFault(fault: unknown): string {
  const words: string[] = [];
  for (let cause = fault; cause !== undefined; cause = cause instanceof Error ? cause.cause : undefined) {
    words.push(cause instanceof Error ? cause.message || cause.name : String(cause));
  }
  return printable(words.join(": ").replaceAll(/\s+/g, " "), 1000);
}

/** Puts direction isolates around a text, unless it has only Latin characters. */
export function isolate(text: string): string {
  return isLatin.test(text) ? text : `${firstStrongIsolate}${text}${popIsolate}`;
}

const isLatin = /^[\u0020-\u02af]*$/;

/** Control characters, which move the cursor; line separators; embeddings, overrides and isolates, which reorder the line. */
const dangerous = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** Escapes dangerous characters and shortens the text. */
function printable(text: string, longest = 300): string {
  const characters = [...text];
  const short = characters.length > longest ? `${characters.slice(0, longest).join("")}…` : text;
  return short.replace(dangerous, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
  });
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}
