// Recognises tracking pixels: invisible pictures that count readers.

/** How many CSS pixels one of each unit is. A length without a unit is in pixels. */
const pixelsOf: Readonly<Record<string, number>> = {
  "": 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  em: 16,
  rem: 16,
  cm: 37.8,
  mm: 3.78,
  in: 96,
};
/** In characters. Only this much of a style is read, because no picture needs a longer one. */
const longestStyle = 1000;
const sides: ReadonlySet<string> = new Set(["width", "height", "max-width", "max-height"]);
const offsets: ReadonlySet<string> = new Set(["left", "right", "top", "bottom", "text-indent"]);

/** Whether the attributes of an `img` show that it is a tracking pixel. */
export function isTrackingPixel({
  width,
  height,
  style = "",
  hidden,
}: Readonly<Record<string, string>>): boolean {
  const isTiny = [width, height].some(
    (length) => length !== undefined && isAtMostOne(attributeLength(length)),
  );
  return isTiny || hidden !== undefined || isHiddenBy(style.slice(0, longestStyle));
}

/**
 * The length in an attribute, in pixels. `undefined` for a percentage. As in browsers, only the number at the beginning counts, and any text
 * after it is ignored (HTML Standard, "dimension values").
 */
function attributeLength(written: string): number | undefined {
  const [, number = "", unit] = /^\s*\+?([\d.]{1,20})(%?)/.exec(written) ?? [];
  return unit === "%" || number === "" ? undefined : Number.parseFloat(number);
}

function isHiddenBy(style: string): boolean {
  return style
    .toLowerCase()
    .split(";")
    .some((declaration) => {
      const [name = "", written = ""] = declaration.split(":").map((part) => part.trim());
      const value = written.split("!")[0]?.trim() ?? "";
      if (sides.has(name)) return isAtMostOne(cssLength(value));
      if (offsets.has(name)) return /^-\d{3}/.test(value);
      if (name === "opacity") return Number.parseFloat(value) === 0;
      return (name === "display" && value === "none") || (name === "visibility" && value === "hidden");
    });
}

function cssLength(value: string): number | undefined {
  const [, number = "", unit = ""] = /^\+?([\d.]{1,20})([a-z]{0,4})$/.exec(value) ?? [];
  const pixels = pixelsOf[unit];
  return number === "" || pixels === undefined ? undefined : Number.parseFloat(number) * pixels;
}

function isAtMostOne(pixels: number | undefined): boolean {
  return pixels !== undefined && pixels <= 1;
}
