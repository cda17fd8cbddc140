/** What doctor says of the folders of a user: whether they can be written, and whether their disks have room. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { roomOf } from '../../store/files/files.ts';
import type { Folders } from '../../store/files/folders.ts';

export interface Check {
  readonly name: string;
  /** `wrong` makes the command fail; `note` is good to know. */
  readonly state: 'good' | 'note' | 'wrong';
  readonly says: string;
  /** What to do; '' when nothing. */
  readonly mend: string;
}

export function good(name: string, says: string): Check {
  return { name, state: 'good', says, mend: '' };
}

/** What is wrong, by a sentence that says first what it is and then what to do. */
export function wrong(name: string, text: string): Check {
  const [says = '', ...mend] = text.split('; ');
  // What doctor itself is asked for stands in its next lines.
  const todo = mend.filter((each) => !each.startsWith('"axiswatch doctor"'));
  return { name, state: 'wrong', says, mend: todo.join('; ') };
}

/** Bytes without which not even one reading can be counted on to find room beside the log of its store. */
const LEAST_ROOM = 262_144;

/** Files without which a store finds no room for those that stand beside it while it is written. */
const LEAST_FILES = 8;

/** Whether the data folder can be written, and every disk that is nearly full. */
export function folderChecks({ data, config }: Folders): readonly Check[] {
  const disks = new Map([data, config].map((path) => [statSync(standing(path)).dev, path]));
  return [folderCheck(data), ...[...disks.values()].flatMap(diskCheck)];
}

/** What is not there yet is made in the nearest folder above it. */
function standing(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : standing(dirname(path));
}

function folderCheck(data: string): Check {
  const folder = standing(data);
  try {
    accessSync(folder, constants.W_OK);
    return good('data folder', data);
  } catch {
    return {
      name: 'data folder',
      state: 'wrong',
      says: `${folder} cannot be written`,
      mend: 'give yourself the right to write there, or name another folder with --data-dir',
    };
  }
}

function diskCheck(path: string): readonly Check[] {
  const { bytes = LEAST_ROOM, files = LEAST_FILES } = roomOf(standing(path));
  const full = (left: string, mend: string): Check => ({
    name: 'disk',
    state: 'wrong',
    says: `${left} on the disk that holds ${path}`,
    mend: `${mend}, or what you record, set or back up is refused`,
  });
  return [
    ...(bytes < LEAST_ROOM
      ? [full(`${Math.floor(bytes / 1024)} KiB are free`, 'free some space')]
      : []),
    ...(files < LEAST_FILES
      ? [full(`${files} more files have a place`, 'remove some files there, however small')]
      : []),
  ];
}
