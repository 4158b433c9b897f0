// Compression as the stack has CloudFront do it: by type, size and what the reader accepts.
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import Negotiator from "negotiator";

export type ContentEncoding = "br" | "gzip" | "identity";

/** CloudFront's limits in bytes. */
const smallest = 1000;
const largest = 10_000_000;

const compressibleType =
  /^(text\/|application\/(rss\+xml|atom\+xml|feed\+json|xml|json|javascript)\b|image\/svg\+xml)/i;

/** Whether an object goes out in different encodings to different readers. */
export function isCompressible(contentType: string, size: number): boolean {
  return compressibleType.test(contentType) && size >= smallest && size <= largest;
}

/** The best that an Accept-Encoding header allows; Brotli before gzip where it has no preference, as CloudFront does. */
export function chooseEncoding(acceptEncoding: string | undefined): ContentEncoding {
  const negotiator: Preferring = new Negotiator({ headers: { "accept-encoding": acceptEncoding } });
  const chosen = negotiator.encoding(encodings, { preferred: encodings });
  return encodings.find((encoding) => encoding === chosen) ?? "identity";
}

const encodings: readonly ContentEncoding[] = ["br", "gzip", "identity"];

/** As of negotiator 1.0; its published types are of 0.6. */
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
