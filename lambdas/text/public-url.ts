// Which addresses of an article may go to readers. The device of each reader asks for a picture as soon as it is shown, and for a link
// when it is opened: an address must not lead it into its own network.
import { type Address, normaliseUrl } from "./url.ts";

export type AddressUse = "link" | "picture";

const schemes: Readonly<Record<AddressUse, RegExp>> = {
  link: /^(?:https?|mailto):$/,
  picture: /^https:$/,
};

/** The port of the scheme is left out of an address. */
const usualPorts: ReadonlySet<string> = new Set(["", "80", "443", "8080", "8443"]);
/** Encoded control characters: a line end could begin a header of a message. */
const controls = /%(?:[01][0-9A-F]|7F)/;
/** Names of local networks (RFC 6761, RFC 6762, RFC 8375, and the practice of routers). */
const localName = /(?:^|\.)(?:localhost|local|internal|intranet|private|corp|home|lan|home\.arpa)$/;

/**
 * The address as readers get it. `undefined` if it is not public: private networks, the reader's own device, hosts without a domain,
 * passwords, unusual ports, control characters, and pictures without TLS.
 *
 * @param ownOrigin the origin of the publication's site, whose addresses always pass
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

/** @param host as a URL parser writes it: IP addresses in their usual form, whatever form they had */
export function isPublicHost(host: string): boolean {
  if (host.startsWith("[")) return isPublicIpv6(host);
  const bytes = /^(\d+)\.(\d+)\.(\d+)\.\d+$/.exec(host)?.slice(1).map(Number);
  if (bytes) return isPublicIpv4(bytes);
  const name = host.replace(/\.$/, "");
  return name.includes(".") && !localName.test(name);
}

/** RFC 6890: not private, shared, loopback, link-local, multicast or reserved. */
function isPublicIpv4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100) return b < 64 || b > 127;
  if (a === 172) return b < 16 || b > 31;
  if (a === 192) return b !== 168 && !(b === 0 && c === 0);
  if (a === 198) return b !== 18 && b !== 19;
  return !(a === 169 && b === 254);
}

/** Global unicast addresses (RFC 4291 §2.4), without 6to4, which holds an IPv4 address. */
function isPublicIpv6(host: string): boolean {
  return /^\[[23][0-9a-f]{3}:/.test(host) && !host.startsWith("[2002:");
}
