// The inbox of `npm run check`. A file of the folder is in memory only while it is used. Otherwise a Word document of 20 MB would stay in
// memory together with the pictures that were unpacked from it.
import { createHash } from "node:crypto";
import type { ListedObject, ListOptions, ObjectHead, ObjectStore } from "../../lambdas/store/object-store.ts";
import { readRegularFile } from "../inbox/folder-files.ts";
import { memoryBucket } from "../memory-bucket.ts";

interface FolderBucket extends ObjectStore {
  /**
   * Puts a file of the folder into the bucket.
   *
   * @throws ReadProblem or the system's error if the file can't be read
   */
  bring(key: string): Promise<void>;
}

interface FolderFile {
  readonly head: ObjectHead;
  /** The same array for everybody who uses the file at the same time, because cleaned pictures are found by this array. */
  readonly body: WeakRef<Uint8Array>;
}

/** Objects that are not files of the folder, such as reports, are kept in memory. */
export function folderBucket(folder: string, now: () => number): FolderBucket {
  const others = memoryBucket({ now });
  const files = new Map<string, FolderFile>();
  const read = async (key: string) => {
    const body = await readRegularFile(folder, key);
    const etag = `"${createHash("md5").update(body).digest("hex")}"`;
    const size = body.length;
    const head = { etag, size, lastModified: now(), contentType: "application/octet-stream" };
    files.set(key, { head, body: new WeakRef(body) });
    return { ...head, body };
  };
  return {
    ...others,
    async bring(key) {
      await read(key);
    },
    async get(key) {
      const file = files.get(key);
      const body = file?.body.deref();
      if (file && body) return { ...file.head, body };
      return file ? read(key) : others.get(key);
    },
    head: async (key) => files.get(key)?.head ?? others.head(key),
    async list(options) {
      const etags = [...files].map(([key, { head }]) => ({ key, etag: head.etag }));
      return listOf([...etags, ...(await others.list({ prefix: "" }))], options);
    },
  };
}

/** The objects that a listing with these options shows, in the order of S3. */
function listOf(
  objects: readonly ListedObject[],
  { prefix, startAfter = "", limit }: ListOptions,
): readonly ListedObject[] {
  const bytes = (key: string) => Buffer.from(key);
  return objects
    .filter(({ key }) => key.startsWith(prefix) && bytes(key).compare(bytes(startAfter)) > 0)
    .sort((one, other) => bytes(one.key).compare(bytes(other.key)))
    .slice(0, limit);
}
