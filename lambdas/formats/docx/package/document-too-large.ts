// The error for documents that exceed a limit.

/** The document has more content than any article. The message names what is too much. */
export class DocumentTooLarge extends Error {}
