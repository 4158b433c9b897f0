// Remembers what was rendered of the entries that were rendered last. Each entry is in several feeds and archives, and these are rendered again
// with each new article.
import type { FeedEntry } from "./feed-model.ts";

/** How many entries are remembered: those of eight feeds with fifty entries. In three formats they take less than 20 megabytes. */
const most = 400;

/** @param render depends only on the entry */
export function rememberLast<Rendered>(
  render: (entry: FeedEntry) => Rendered,
): (entry: FeedEntry) => Rendered {
  const known = new Map<FeedEntry, Rendered>();
  return (entry) => {
    const rendered = known.get(entry) ?? render(entry);
    known.delete(entry); // so that the entry moves to the end: the map is in the order of use
    known.set(entry, rendered);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return rendered;
  };
}
