// Normalises URLs for feeds (RFC 3986), and says which of them may go to readers.

declare const address: unique symbol;

/** An absolute URL in ASCII: percent-encoded with upper-case digits, its host in punycode. */
export type Address = string & { readonly [address]: true };

/**
 * An absolute URL with upper-case percent-encoding and its host in punycode. Undefined if the address is not an absolute URL of
 * one of the schemes.
 */
export function normaliseUrl(address: string, schemes: RegExp = /^https?:$/): Address | undefined {
  const url = URL.parse(address.trim());
  if (!url || !schemes.test(url.protocol)) return undefined;
  // A percent sign without two hexadecimal digits is a literal character.
  const encoded = url.href.replace(/%(?![0-9a-f]{2})/gi, "%25");
  return encoded.replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase()) as Address;
}
