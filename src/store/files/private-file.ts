/** A file of the program's own in its data folder, private to the user. */
import { writeFileSync } from 'node:fs';
import type { Result } from '../../core/model/model.ts';
import {
  createPrivateFolder,
  movePartFileIntoPlace,
  PRIVATE_FILE_MODE,
  partFilePathOfThisProcess,
  removeFileIfPresent,
} from './files.ts';
import { readDiskTroubleReasonWithAdvice } from './fs-errors.ts';

/** Writes a file that only this user may read, whole or not at all, into a folder of the data folder, which is made; gives its path. Refused where the disk does not take it. */
export function writePrivateFile(
  path: string,
  folder: string,
  text: string | Uint8Array,
): Result<string> {
  const part = partFilePathOfThisProcess(path);
  try {
    createPrivateFolder(folder);
    writeFileSync(part, text, { mode: PRIVATE_FILE_MODE });
    movePartFileIntoPlace(part, path);
    return { ok: true, value: path };
  } catch (error) {
    removeFileIfPresent(part);
    const message = `cannot be written: ${readDiskTroubleReasonWithAdvice(error)}`;
    return { ok: false, problems: [{ path, message }] };
  }
}
