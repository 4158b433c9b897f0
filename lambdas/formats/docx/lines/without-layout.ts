// A document without what only the look of its page is made of.
import { descendantsOf, textOf, type WordElement } from "./word-element.ts";

/** A table that holds the whole text, a cell to a row, is a frame around it; what can't be seen says nothing. */
export function withoutLayout(elements: readonly WordElement[]): readonly WordElement[] {
  const visible = elements.map(withoutInvisible);
  const filled = visible.filter((element) => !isBlank(element));
  const isFramed = filled.length > 0 && filled.every(isFrame);
  return isFramed
    ? withoutLayout(filled.flatMap(cellsOf).flatMap(({ children }) => children ?? []))
    : visible;
}

function isFrame(element: WordElement): boolean {
  const rows = (element.children ?? []).filter(({ type }) => type === "tableRow");
  return element.type === "table" && rows.every((row) => cellsOf(row).filter(hasText).length <= 1);
}

function cellsOf(element: WordElement): readonly WordElement[] {
  if (element.type === "tableCell") return [element];
  return (element.children ?? []).flatMap(cellsOf);
}

/** A paragraph of marks alone, as Word leaves them where the direction was changed, becomes an empty one. */
function withoutInvisible(element: WordElement): WordElement {
  const isMarks = element.type === "paragraph" && textOf(element) !== "" && isBlank(element);
  return isMarks ? { ...element, children: [] } : element;
}

function isBlank(element: WordElement): boolean {
  return element.type === "paragraph" && !hasText(element) && descendantsOf(element, "image").length === 0;
}

function hasText(element: WordElement): boolean {
  return /[^\s\p{Cf}]/u.test(textOf(element));
}
