// Normalises URLs for feeds (RFC 3986).

declare const address: unique symbol;

/** An absolute URL in ASCII. It is percent-encoded with upper-case digits, and its host is in punycode. */
export type Address = string & { readonly [address]: true };

/** The URL in the form of {@link Address}. `undefined` if the address is not an absolute URL with one of the schemes. */
export function normaliseUrl(address: string, schemes: RegExp = /^https?:$/): Address | undefined {
  const url = URL.parse(address.trim());
  if (!url || !schemes.test(url.protocol)) return undefined;
  // A percent sign without two hexadecimal digits after it is an ordinary character, so it is encoded.
  const encoded = url.href.replace(/%(?![0-9a-f]{2})/gi, "%25");
  return encoded.replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase()) as Address;
}
