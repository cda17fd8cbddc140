/** Whether a folder lies on a network, where the shared memory of a write-ahead log cannot be trusted. */
import { statfsSync } from 'node:fs';

/** Types of file systems that other machines serve, as Linux numbers them. */
const NETWORK_FILE_SYSTEMS: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2
  0x5346414f, // AFS
  0x73757245, // Coda
  0x6b414653, // AFS of the kernel
  0x00c36400, // Ceph
  0x0bd00bd0, // Lustre
  0x786f4256, // a folder of VirtualBox's host
  0x01021997, // 9p
  // What a program serves, sshfs and rclone among them; that it may lie on this machine cannot be told apart.
  0x65735546, // FUSE
]);

/** Whether a folder lies on a network; false where the system does not say. `typeOf` gives the type of its file system. */
export function isNetworkFolderOnDisk(
  folder: string,
  typeOf: (folder: string) => number = (path) => statfsSync(path).type,
): boolean {
  try {
    return NETWORK_FILE_SYSTEMS.has(typeOf(folder));
  } catch {
    return false;
  }
}
