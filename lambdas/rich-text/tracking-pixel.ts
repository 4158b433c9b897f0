// Pictures that nobody is to see: they count parsers for somebody.

/** Lengths in CSS and HTML, up to one pixel: `0`, `1`, `01`, `1.0`, `1px`. */
const atMostOne = /^\s*\+?0*[01](?:\.0*)?\s*(?:px)?\s*$/i;
const hiddenStyle =
  /(?:^|[;\s])(?:(?:max-)?(?:width|height)\s*:\s*0*[01](?:\.0*)?(?:px)?\s*(?:!important\s*)?(?:;|$)|display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$)|(?:left|top|right|bottom|text-indent)\s*:\s*-\d{3,})/i;

/** Whether an `img` with these attributes is one, as far as its attributes tell. */
export function isTrackingPixel({
  width,
  height,
  style = "",
  hidden,
}: Readonly<Record<string, string>>): boolean {
  const isTiny = [width, height].some((length) => length !== undefined && atMostOne.test(length));
  return isTiny || hidden !== undefined || hiddenStyle.test(style);
}
