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
  0x01021997, // 9p
]);

/** Whether a folder lies on a network; false where the system does not say. `typeOf` gives the type of its file system. */
export function isOnNetwork(
  folder: string,
  typeOf: (folder: string) => number = (path) => statfsSync(path).type,
): boolean {
  try {
    return NETWORK_FILE_SYSTEMS.has(typeOf(folder));
  } catch {
    return false;
  }
}
