// Opens the watched folder: creates the objects that watch it and that mirror it into the inbox.
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { Copies } from "./copies.ts";
import { Drives } from "./drives/drives.ts";
import { MissedEvents, noEvents } from "./drives/missed-events.ts";
import { isNetworkDrive } from "./drives/network-drive.ts";
import { InboxFolder, type InboxFolderOptions } from "./inbox-folder.ts";
import { Mirror, type MirrorOptions } from "./mirror.ts";
import { MovedFiles } from "./moved-files.ts";
import { openForWriting } from "./open-files.ts";
import { Settling } from "./settling.ts";

export interface OpenInboxFolderOptions
  extends Pick<MirrorOptions, "folder" | "inbox" | "queue" | "signal" | "onProgress">,
    Pick<InboxFolderOptions, "terminal" | "times" | "watch"> {
  /** The bucket of the queue, which also keeps what is known of the folder's drives. */
  readonly bucket: ObjectStore;
  readonly findOpenFiles?: typeof openForWriting;
}

export async function openInboxFolder(options: OpenInboxFolderOptions): Promise<InboxFolder> {
  const { folder, bucket, terminal, findOpenFiles = openForWriting } = options;
  const missed = new MissedEvents(() => terminal.problem("events", noEvents, folder));
  if (await isNetworkDrive(folder)) missed.miss();
  const moved = new MovedFiles(folder);
  const copies = new Copies(bucket, folder);
  const mirror = new Mirror({
    ...options,
    moved,
    copies,
    drives: await Drives.open(bucket, folder),
    settling: new Settling(),
    // On a network drive a program on another computer may write, and this computer can't see that.
    openForWriting: (paths) => (missed.isMissing ? undefined : findOpenFiles(paths)),
    now: Date.now,
  });
  return new InboxFolder({ ...options, mirror, missed, moved, copies });
}
