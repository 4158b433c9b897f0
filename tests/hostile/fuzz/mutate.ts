// Changes a file in ways that often find defects in parsers: pieces are removed, repeated, moved or taken from another file, and unusual
// texts are inserted.
import JSZip from "jszip";
import { tokens } from "../../pump/tokens.ts";
import { attacks } from "../attacks.ts";
import type { Random } from "./random.ts";

const odd: readonly string[] = [
  ...tokens,
  ...attacks,
  ...[
    "0",
    "-1",
    "99999999999999999999",
    "1e309",
    "NaN",
    "null",
    "true",
    "[]",
    "{}",
    "\u0000",
    "\uFEFF",
    "\u202E",
  ],
  ...["__proto__", "constructor", "toString", "../../x", "&#0;", "&#x110000;", "]]>", "-->", "\r", "\u2028"],
  ...["2017-02-30", "0000-00-00T00:00:00Z", "+275760-09-13", "31 فبراير 2017", "30 رمضان 1439هـ"],
];
/** How many times a piece is repeated at most. */
const mostRepeats = 2000;
const mostChanges = 6;
/** The greatest size of a changed file, in bytes. Larger files take longer and find no other defects. */
const longest = 400_000;

type Change = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const changes: readonly Change[] = [
  (bytes, random) => without(bytes, ...sliceOf(bytes, random)),
  (bytes, random) => {
    const [start, end] = sliceOf(bytes, random);
    return insert(bytes, random.below(bytes.length + 1), bytes.subarray(start, end));
  },
  (bytes, random) => {
    const [start, end] = sliceOf(bytes, random, 60);
    return insert(bytes, end, repeat(bytes.subarray(start, end), random.below(mostRepeats)));
  },
  (bytes, random) => insert(bytes, random.below(bytes.length + 1), oddBytes(random, 1)),
  (bytes, random) =>
    insert(bytes, random.below(bytes.length + 1), oddBytes(random, random.below(mostRepeats))),
  (bytes, random) => {
    const [start, end] = sliceOf(bytes, random, 30);
    return insert(without(bytes, start, end), start, oddBytes(random, 1));
  },
  (bytes, random) => bytes.with(random.below(bytes.length), random.below(256)),
  (bytes, random) => bytes.subarray(0, random.below(bytes.length) + 1),
  (bytes, random, other) => {
    const [start, end] = sliceOf(other, random);
    return insert(bytes, random.below(bytes.length + 1), other.subarray(start, end));
  },
];

/** Inserts a text into XML, HTML or JSON without damage to its structure: after a tag, or at the beginning of a string. */
function insertInText(bytes: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const isJson = /^\s*[[{]/.test(text);
  const places = [...text.matchAll(isJson ? /: ?"/g : />/g)];
  if (places.length === 0) return bytes;
  const { index, 0: opening } = random.pick(places);
  const at = index + opening.length;
  const written = random
    .pick(odd)
    .repeat(random.below(4) === 0 ? random.below(mostRepeats) : 1)
    .slice(0, longest);
  const escaped = isJson
    ? JSON.stringify(written).slice(1, -1)
    : written.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\0", "");
  return new TextEncoder().encode(text.slice(0, at) + escaped + text.slice(at));
}

/** Repeats or removes an element, or moves it to the place after another tag. */
function changeElement(bytes: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const elements = [...text.matchAll(/<([\w:-]+)[^<>]*>[^<>]*<\/\1>/g)];
  if (elements.length === 0) return bytes;
  const { index, 0: element } = random.pick(elements);
  const rest = text.slice(0, index) + text.slice(index + element.length);
  const tags = [...rest.matchAll(/>/g)];
  const to = tags.length === 0 ? 0 : random.pick(tags).index + 1;
  const copies = element.repeat(random.pick([0, 1, 2, 2, 300]));
  return new TextEncoder().encode(rest.slice(0, to) + copies + rest.slice(to));
}

/** @param other another file of the same format. A part of it may be inserted */
export function mutate(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  let changed = bytes;
  if (random.below(3) > 0 && isMarkup(bytes)) {
    for (let count = random.below(mostChanges) + 1; count > 0; count -= 1)
      changed = random.pick([insertInText, changeElement])(changed, random);
    return changed;
  }
  for (let count = random.below(mostChanges) + 1; count > 0 && changed.length > 0; count -= 1)
    changed = random.pick(changes)(changed, random, other).slice(0, longest);
  return changed;
}

/** Changes one XML part of a Word document, so that it can still be unpacked. */
export async function mutateWord(bytes: Uint8Array, random: Random): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const names = Object.keys(zip.files).filter((name) => name.endsWith(".xml"));
  const name = random.pick(names);
  const part = (await zip.file(name)?.async("uint8array")) ?? new Uint8Array();
  zip.file(name, mutate(part, random, part));
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

function isMarkup(bytes: Uint8Array): boolean {
  return /^[\s\uFEFF]*[<{[]/.test(new TextDecoder().decode(bytes.subarray(0, 100)));
}

function oddBytes(random: Random, times: number): Uint8Array {
  return repeat(new TextEncoder().encode(random.pick(odd)), times);
}

function sliceOf(bytes: Uint8Array, random: Random, most = bytes.length): readonly [number, number] {
  const start = random.below(bytes.length);
  return [start, start + random.below(Math.min(most, bytes.length - start) + 1)];
}

function without(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]));
}

function insert(bytes: Uint8Array, at: number, piece: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]));
}

function repeat(piece: Uint8Array, times: number): Uint8Array {
  const fitting = Math.min(times, Math.ceil(longest / Math.max(1, piece.length)));
  return new Uint8Array(Buffer.concat(Array.from({ length: fitting }, () => piece)));
}
