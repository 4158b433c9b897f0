// The largest size of a file. The stores need it, too, and they do not need the parsers.

const megabyte = 1024 * 1024;

/**
 * The largest size of a file, in bytes. It is enough for a document with a dozen photographs. A larger file would not fit twice into the
 * memory of the Lambda function.
 */
export const largestFile = 20 * megabyte;

/** The largest size of a text file, in bytes. A book is smaller. A larger text is a mistake, and would delay the articles after it. */
export const largestText = 2 * megabyte;

/** A size for people, such as `2.1 MB`. It is rounded up, so that a file above the limit never seems to be within it. */
export function formatSize(bytes: number): string {
  return `${Math.ceil((bytes * 10) / megabyte) / 10} MB`;
}
