// Decides which addresses in an article readers get. A reader's computer requests the address of a picture when the article is shown, and the
// address of a link when it is opened. These requests must not go to devices in the reader's own network.
import { type Address, normaliseUrl } from "./url.ts";

export type AddressUse = "link" | "picture";

const schemes: Readonly<Record<AddressUse, RegExp>> = {
  link: /^(?:https?|mailto):$/,
  picture: /^https:$/,
};

/** The ports that an address may have. The empty text stands for the default port of the scheme, which URL parsers leave out. */
const usualPorts: ReadonlySet<string> = new Set(["", "80", "443", "8080", "8443"]);
/** Percent-encoded control characters. In a mailto address, an encoded line end could add a header to the message. */
const controls = /%(?:[01][0-9A-F]|7F)/;
/** Names of hosts in local networks (RFC 6761, RFC 6762, RFC 8375), and names that many routers use. */
const localName = /(?:^|\.)(?:localhost|local|internal|intranet|private|corp|home|lan|home\.arpa)$/;

/**
 * The address in the form that readers get. `undefined` if it is not public: an address in a private network or on the reader's own
 * computer, a host without a domain, an address with a password, an unusual port or a control character, and a picture without TLS.
 *
 * @param ownOrigin the origin of the newspaper's site. Its addresses are always accepted, unless they have a password
 */
export function publicUrl(written: string, use: AddressUse, ownOrigin: string): Address | undefined {
  const address = normaliseUrl(written, /^(?:https?|mailto):$/);
  const url = address && URL.parse(address);
  if (!url) return undefined;
  if (url.origin === ownOrigin && url.username === "" && url.password === "") return address;
  if (!schemes[use].test(url.protocol) || controls.test(address)) return undefined;
  if (url.protocol === "mailto:") return address;
  const isPlain = url.username === "" && url.password === "" && usualPorts.has(url.port);
  return isPlain && isPublicHost(url.hostname) ? address : undefined;
}

/** @param host the host as a URL parser returns it. An IP address is then in its usual form, whatever form the file has */
export function isPublicHost(host: string): boolean {
  if (host.startsWith("[")) return isPublicIpv6(host);
  const bytes = /^(\d+)\.(\d+)\.(\d+)\.\d+$/.exec(host)?.slice(1).map(Number);
  if (bytes) return isPublicIpv4(bytes);
  const name = host.replace(/\.$/, "");
  return name.includes(".") && !localName.test(name);
}

/** Whether an address is none of these (RFC 6890): private, shared, loopback, link-local, multicast, reserved. */
function isPublicIpv4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100) return b < 64 || b > 127;
  if (a === 172) return b < 16 || b > 31;
  if (a === 192) return b !== 168 && !(b === 0 && c === 0);
  if (a === 198) return b !== 18 && b !== 19;
  return !(a === 169 && b === 254);
}

/** Whether an address is global unicast (RFC 4291 §2.4). A 6to4 address is not accepted, because it contains an IPv4 address. */
function isPublicIpv6(host: string): boolean {
  return /^\[[23][0-9a-f]{3}:/.test(host) && !host.startsWith("[2002:");
}
