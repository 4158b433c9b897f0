// Recognises tracking pixels: invisible pictures that count readers.

/** Lengths up to one pixel in CSS and HTML: `0`, `1`, `01`, `1.0`, `1px`. */
const atMostOne = /^\s*\+?0*[01](?:\.0*)?\s*(?:px)?\s*$/i;
const hiddenStyle =
  /(?:^|[;\s])(?:(?:max-)?(?:width|height)\s*:\s*0*[01](?:\.0*)?(?:px)?\s*(?:!important\s*)?(?:;|$)|display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$)|(?:left|top|right|bottom|text-indent)\s*:\s*-\d{3,})/i;

/** Whether the attributes of an `img` show that it is a tracking pixel. */
export function isTrackingPixel({
  width,
  height,
  style = "",
  hidden,
}: Readonly<Record<string, string>>): boolean {
  const isTiny = [width, height].some((length) => length !== undefined && atMostOne.test(length));
  return isTiny || hidden !== undefined || hiddenStyle.test(style);
}
