// Compresses responses under the same conditions as CloudFront: content type, size, and the request's Accept-Encoding.
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import Negotiator from "negotiator";

export type ContentEncoding = "br" | "gzip" | "identity";

/** CloudFront compresses objects between these sizes, in bytes. */
const smallest = 1000;
const largest = 10_000_000;

const compressibleType =
  /^(text\/|application\/(rss\+xml|atom\+xml|feed\+json|xml|json|javascript)\b|image\/svg\+xml)/i;

/** Whether CloudFront would compress the object for clients that accept it. */
export function isCompressible(contentType: string, size: number): boolean {
  return compressibleType.test(contentType) && size >= smallest && size <= largest;
}

/** The best encoding that Accept-Encoding allows. Without a preference Brotli comes first, as in CloudFront. */
export function chooseEncoding(acceptEncoding: string | undefined): ContentEncoding {
  const negotiator: Preferring = new Negotiator({ headers: { "accept-encoding": acceptEncoding } });
  const chosen = negotiator.encoding(encodings, { preferred: encodings });
  return encodings.find((encoding) => encoding === chosen) ?? "identity";
}

const encodings: readonly ContentEncoding[] = ["br", "gzip", "identity"];

/** The signature of negotiator 1.0. The published types describe 0.6. */
interface Preferring {
  encoding(available: readonly string[], options: { preferred: readonly string[] }): string | undefined;
}

export async function encode(body: Uint8Array, encoding: ContentEncoding): Promise<Uint8Array> {
  switch (encoding) {
    case "br":
      return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    case "gzip":
      return promisify(gzip)(body);
    case "identity":
      return body;
  }
}
