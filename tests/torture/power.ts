/**
 * A disk whose power is cut: an ext4 file system on an image of its own. What the image holds at a moment is what such a
 * disk would hold had the power gone then; all that the system had not yet written to it is lost.
 */
import { type ChildProcess, execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BYTES = 96 * 2 ** 20;

export interface PowerlessDisk {
  /** Where it is mounted. */
  readonly path: string;
  /** A new, empty one in its place. */
  readonly renew: () => void;
  /** Stops the process in the middle of its work, takes what the disk holds then, and ends the process. */
  readonly cut: (child: ChildProcess) => void;
  /** Mounts what was taken, as after a start. */
  readonly restart: () => void;
  readonly remove: () => void;
}

/** A disk in a folder; undefined where none can be made or mounted. */
export function powerlessDisk(folder: string): PowerlessDisk | undefined {
  const path = join(folder, 'disk');
  const image = join(folder, 'disk.img');
  const left = join(folder, 'left.img');
  mkdirSync(path);
  let mounted = false;
  const run = (command: string, ...rest: string[]): void => {
    execFileSync(command, rest, { stdio: 'ignore' });
  };
  const mount = (): void => {
    run('mount', '-o', 'loop', image, path);
    mounted = true;
  };
  const remove = (): void => {
    if (mounted) run('umount', path);
    mounted = false;
  };
  const renew = (): void => {
    remove();
    writeFileSync(image, '');
    truncateSync(image, BYTES);
    run('mkfs.ext4', '-q', '-F', image);
    mount();
  };
  try {
    renew();
  } catch {
    return undefined;
  }
  return {
    path,
    renew,
    remove,
    cut: (child) => {
      child.kill('SIGSTOP');
      copyFileSync(image, left);
      child.kill('SIGKILL');
    },
    restart: () => {
      remove();
      copyFileSync(left, image);
      mount();
    },
  };
}
