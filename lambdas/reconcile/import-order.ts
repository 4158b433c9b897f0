// The order of a day's articles in an import (a backfill). Its files are read in any order, so an article's number decides its place.

const second = 1000;

/**
 * The time of the article with the preceding number. This article is published one second later. Newspapers number articles in the
 * order in which they are written, so the last four digits give the order. The same files always get the same times, in whatever order
 * and by however many workers they are read. The articles of a day are spread over at most two and three quarter hours. Undefined for a
 * number that ends in 0000 and for an id that is not a number: these articles come first, all at the same time.
 *
 * @param first the earliest time that an article of the day can have, in milliseconds since 1970
 */
export function predecessorInImport(id: string, first: number): number | undefined {
  if (!/^\d+$/.test(id)) return undefined;
  const place = Number(id.slice(-4));
  return place === 0 ? undefined : first + (place - 1) * second;
}
