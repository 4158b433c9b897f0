// Removes the elements of a document that only serve its layout.
import { descendantsOf, textOf, type WordElement } from "./word-element.ts";

/**
 * Some documents have all their text in a table with one filled cell in each row. Replaces such a table by the content of its cells. Empties
 * paragraphs that hold only invisible characters.
 */
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

/** Word leaves paragraphs that hold only direction marks. They become empty paragraphs. */
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
