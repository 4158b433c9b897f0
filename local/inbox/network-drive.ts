// Tells whether a folder is on a drive whose files other computers write.
import { statfs } from "node:fs/promises";

/** The types of file systems as statfs(2) gives them: of networks, of virtual machines' shared folders, and of FUSE. */
const networkTypes: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2
  0x5346414f, // AFS
  0x00c36400, // Ceph
  0x01021997, // 9P, also of Windows' drives in WSL
  0x786f4256, // VirtualBox
  0x65735546, // FUSE, such as sshfs
]);

/** Only Linux has these types. On other systems the first change that no event reports tells. */
export async function isNetworkDrive(folder: string): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const { type } = await statfs(folder);
  return networkTypes.has(type);
}
