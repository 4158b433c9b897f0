// The order of a day's articles in an import. There is no order of arrival, so each article decides its own place.

const second = 1000;

/**
 * The instant of the article with the preceding number; this one follows it by a second. Newspapers number their articles as
 * they come, so the last four digits tell the order. The same files get the same instants in whatever order and by however many
 * workers they are read. The articles of a day spread over two and three quarter hours at most. Undefined for a number that ends
 * in 0000 and for an id that is not a number: these begin the day together, in the order of their ids.
 *
 * @param first the first instant that an article of the day can have, ms
 */
export function predecessorInImport(id: string, first: number): number | undefined {
  if (!/^\d+$/.test(id)) return undefined;
  const place = Number(id.slice(-4));
  return place === 0 ? undefined : first + (place - 1) * second;
}
