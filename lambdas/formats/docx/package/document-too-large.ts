// Why a document is refused before it is read to its end.

/** There is more in it than in any article; the message says of what. */
export class DocumentTooLarge extends Error {}
