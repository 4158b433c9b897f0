// Notices that a drive is not connected. Its mount point is then an empty folder, which looks as if every file had been deleted.
import * as z from "zod";
import type { ObjectStore } from "../../../lambdas/store/object-store.ts";
import type { Listing, Unreadable } from "../folder-files.ts";
import { ReadProblem } from "../read-problem.ts";

/** The object of the queue's bucket that holds the drives as they were last seen. */
const drivesKey = "drives";

const storedDrives = z.object({ folder: z.string(), drives: z.record(z.string(), z.string()) });

/** Remembers the device and the inode of the watched folder and of each mount point in it, by key. */
export class Drives {
  readonly #bucket: ObjectStore;
  readonly #folder: string;
  #known: ReadonlyMap<string, string>;

  private constructor(bucket: ObjectStore, folder: string, known: ReadonlyMap<string, string>) {
    this.#bucket = bucket;
    this.#folder = folder;
    this.#known = known;
  }

  static async open(bucket: ObjectStore, folder: string): Promise<Drives> {
    const object = await bucket.get(drivesKey);
    if (!object) return new Drives(bucket, folder, new Map());
    const last = storedDrives.parse(JSON.parse(new TextDecoder().decode(object.body)));
    // With --articles the user may choose another folder for the same store. Nothing is known about the drives of that folder.
    return new Drives(bucket, folder, new Map(last.folder === folder ? Object.entries(last.drives) : []));
  }

  /**
   * Returns the keys of folders whose drives are not connected. Such a folder has another device or inode than before, and holds
   * none of the files that were published from it. If it holds at least one of them, it is accepted as the new folder.
   *
   * @param stored the keys of the inbox
   */
  async absent({ entries, folders }: Listing, stored: ReadonlySet<string>): Promise<readonly string[]> {
    if (!folders.has("")) return []; // the watched folder can't be read, which the listing already reports
    const found = entries.filter(({ kind, key }) => kind === "file" && stored.has(key)).map(({ key }) => key);
    const next = new Map<string, string>();
    for (const [key, { identity, isDrive }] of folders) if (isDrive) next.set(key, identity);
    const absent: string[] = [];
    for (const [key, identity] of this.#known) {
      const isInside = (file: string) => key === "" || file.startsWith(`${key}/`);
      const now = folders.get(key)?.identity;
      if (now === undefined || now === identity) continue;
      if (found.some(isInside) || ![...stored].some(isInside)) continue;
      absent.push(key);
      next.set(key, identity);
    }
    await this.#note(next);
    return absent;
  }

  async #note(drives: ReadonlyMap<string, string>): Promise<void> {
    const isKnown = ([key, identity]: readonly [string, string]) => this.#known.get(key) === identity;
    if (drives.size === this.#known.size && [...drives].every(isKnown)) return;
    const text = JSON.stringify({ folder: this.#folder, drives: Object.fromEntries(drives) });
    await this.#bucket.put(drivesKey, new TextEncoder().encode(text), { contentType: "application/json" });
    this.#known = drives;
  }
}

/** Splits a listing into files and unreadable entries. Each absent drive is one unreadable entry; files at its mount point are left out. */
export function withoutDrives({ entries }: Listing, absent: readonly string[]) {
  const drives = absent.map((key) => ({ kind: "unreadable", key, cause: new ReadProblem("drive") }) as const);
  const present = entries.filter(({ key }) => !drives.some((drive) => covers(drive, key)));
  return {
    files: present.filter((entry) => entry.kind === "file"),
    unreadable: [...drives, ...present.filter((entry) => entry.kind === "unreadable")],
  };
}

/** Whether this unreadable entry is the key itself or a folder above it, so that nothing is known about the key. */
export function covers(unreadable: Unreadable, key: string): boolean {
  return unreadable.key === "" || key === unreadable.key || key.startsWith(`${unreadable.key}/`);
}
