// Addresses as feeds want them (RFC 3986).

/**
 * An absolute address with upper-case percent-encoding and its host in punycode; undefined for what is relative,
 * protocol-relative or no address, or of a scheme that is not asked for.
 */
export function normaliseUrl(address: string, schemes: RegExp = /^https?:$/): string | undefined {
  const url = URL.parse(address.trim());
  if (!url || !schemes.test(url.protocol)) return undefined;
  // A percent sign that begins no octet is a character of its own.
  const encoded = url.href.replace(/%(?![0-9a-f]{2})/gi, "%25");
  return encoded.replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase());
}
