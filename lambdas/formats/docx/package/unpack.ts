// Unpacks the parts of a Word document that an article needs, within size limits.
import JSZip from "jszip";
import { isShown } from "../pictures.ts";
import { nameZipEntries } from "./zip-directory.ts";

/** Thrown if a document has more content than an article can have. The message names the content, such as `300 pictures`. */
export class DocumentTooLarge extends Error {}

const megabyte = 1024 * 1024;
/** The largest number of parts (files in the ZIP). A real document has a few dozen, some of them pictures. */
const mostEntries = 2000;
/** The largest size of all XML parts together, in unpacked bytes. To parse them takes many times that memory. */
const mostXml = 6 * megabyte;
/** The largest size of all needed parts together, in unpacked bytes. Pictures hardly shrink in a ZIP, and a file has at most 20 MB. */
const mostBytes = 24 * megabyte;

/** The parts that are unpacked. Headers, footers, comments, settings, macros and fonts are not part of an article. */
const needed =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:_rels\/)?(?:document|styles|numbering|footnotes|endnotes)\d*\.xml(?:\.rels)?|word\/media\/[^/]+)$/i;

export function isMediaPart(name: string): boolean {
  return /^word\/media\//i.test(name);
}

/**
 * Unpacks the needed parts. The keys are their names in the ZIP. A picture that feed readers can't show is not unpacked: its value is empty.
 * The sizes that the ZIP states are not trusted: bytes are counted while they are unpacked, and unpacking stops at the limit.
 *
 * @throws DocumentTooLarge
 * @throws Error if the ZIP is damaged
 */
export async function unpack(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = nameZipEntries(bytes)?.length;
  if (entries === undefined) throw new Error("no end of central directory in the ZIP");
  if (entries > mostEntries) throw new DocumentTooLarge(`${entries} parts`);
  const zip = await JSZip.loadAsync(bytes);
  const parts = new Map<string, Uint8Array>();
  let xml = 0;
  let all = 0;
  for (const entry of Object.values(zip.files)) {
    if (entry.dir || !needed.test(entry.name)) continue;
    const isXml = !isMediaPart(entry.name);
    const room = isXml ? Math.min(mostXml - xml, mostBytes - all) : mostBytes - all;
    const part = await unpackEntry(entry, room, isXml ? () => true : isShown);
    if (!part) throw new DocumentTooLarge(entry.name);
    parts.set(entry.name, part);
    all += part.length;
    if (isXml) xml += part.length;
  }
  return parts;
}

/** A method of JSZip that streams an entry. JSZip's types do not declare it. */
interface StreamedEntry {
  internalStream(type: "uint8array"): JSZip.JSZipStreamHelper<Uint8Array>;
}

/**
 * The unpacked bytes of an entry. `undefined` if there are more than `room`.
 *
 * @param isWanted decides by the first bytes. The result of an entry that is not wanted is empty, and the rest of it is not unpacked
 */
function unpackEntry(
  entry: JSZip.JSZipObject,
  room: number,
  isWanted: (beginning: Uint8Array) => boolean,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    const stream = (entry as unknown as StreamedEntry).internalStream("uint8array");
    const stop = (result: Uint8Array | undefined) => {
      length = Number.POSITIVE_INFINITY; // JSZip may still have chunks
      chunks.length = 0;
      stream.pause();
      resolve(result);
    };
    stream
      .on("data", (chunk) => {
        if (length === 0 && !isWanted(chunk)) return stop(new Uint8Array(0));
        length += chunk.length;
        if (length > room) return stop(undefined);
        chunks.push(chunk);
      })
      .on("error", reject)
      .on("end", () => resolve(join(chunks, length)))
      .resume();
  });
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
