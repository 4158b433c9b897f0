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
  const linesOf = Map.groupBy(lines, ({ element }) => element);
  return elements.flatMap((element, index) => {
    const used = linesOf.get(index);
    if (!used) return [element];
    const isUsed = (at: number) => used.some(({ part }) => part === at);
    return splitAtBreaks(element).flatMap((part, at) => (isUsed(at) ? picturesIn(part) : [part]));
  });
}

function picturesIn(paragraph: WordElement): readonly WordElement[] {
  const children = descendantsOf(paragraph, "image");
  return children.length > 0 ? [{ ...paragraph, styleName: null, children }] : [];
}
