// Makes NewsML-G2 messages of the agency AFP, for tests.

/** An item with one article. If the headline is empty, the article is refused. */
export function g2Item(id: string, headline: string): string {
  return (
    `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${id}"><itemMeta><itemClass qcode="ninat:text"/>` +
    `<provider literal="AFP"/><versionCreated>2017-12-08T06:00:00Z</versionCreated></itemMeta>` +
    `<contentMeta><headline>${headline}</headline></contentMeta><contentSet><inlineXML>` +
    `<html xmlns="http://www.w3.org/1999/xhtml"><body><p>نص الخبر.</p></body></html></inlineXML></contentSet></newsItem>`
  );
}

/** A file of several items. */
export function g2Message(...items: readonly string[]): string {
  return `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${items.join("")}</itemSet></newsMessage>`;
}
