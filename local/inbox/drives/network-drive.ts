// Tells whether a folder is on a drive that other computers can write to.
import { statfs } from "node:fs/promises";

/** The types of such file systems in statfs(2): network drives, shared folders of virtual machines, and FUSE. */
const networkTypes: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2
  0x5346414f, // AFS
  0x00c36400, // Ceph
  0x01021997, // 9P, also used for the drives of Windows in WSL
  0x786f4256, // VirtualBox
  0x65735546, // FUSE, such as sshfs
]);

/**
 * Always false on other systems than Linux, which do not tell the type. There, a network drive is noticed by the first change without an
 * event.
 */
export async function isNetworkDrive(folder: string): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const { type } = await statfs(folder);
  return networkTypes.has(type);
}
