// The error for documents that exceed a limit.

/** Thrown if a document has more content than an article can have. The message names the content, such as `300 pictures`. */
export class DocumentTooLarge extends Error {}
