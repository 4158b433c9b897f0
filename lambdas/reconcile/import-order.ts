// The order of a day's articles when they are imported: there is no order of arrival then, and each decides for itself.

const second = 1000;

/**
 * The instant of the article that has the number before this one's, which this one follows by a second. Newspapers number
 * their articles as they come, so the last four digits tell their order, and the same files get the same instants whatever
 * order they are read in, and by however many at once: within two and three quarter hours. Undefined where there is none before it: for a number that ends
 * in 0000, and for an id that is no number; those begin the day together, in the order of their ids.
 *
 * @param first the first instant that an article of the day can have, ms
 */
export function predecessorInImport(id: string, first: number): number | undefined {
  if (!/^\d+$/.test(id)) return undefined;
  const place = Number(id.slice(-4));
  return place === 0 ? undefined : first + (place - 1) * second;
}
