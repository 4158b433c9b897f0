// Removes the lines that have become fields, so that only the text is left.
import { descendantsOf, splitAtBreaks, type WordElement } from "./word-element.ts";
import type { WordLine } from "./word-lines.ts";

/**
 * Removes these lines from the document. Pictures on a removed line are kept. If a paragraph loses some of its lines, each of its other
 * lines becomes a paragraph.
 */
export function withoutLines(
  elements: readonly WordElement[],
  lines: ReadonlySet<WordLine>,
): readonly WordElement[] {
  const partsUsed = new Map<number, Set<number>>();
  for (const { element, part } of lines)
    partsUsed.set(element, (partsUsed.get(element) ?? new Set()).add(part));
  return elements.flatMap((element, index) => {
    const used = partsUsed.get(index);
    if (!used) return [element];
    return splitAtBreaks(element).flatMap((part, at) => (used.has(at) ? picturesIn(part) : [part]));
  });
}

function picturesIn(paragraph: WordElement): readonly WordElement[] {
  const children = descendantsOf(paragraph, "image");
  return children.length > 0 ? [{ ...paragraph, styleName: null, children }] : [];
}
