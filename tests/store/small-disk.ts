import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { folder } from './tools.ts';

/** A disk of a few kilobytes, and of so many files where that is said, gone when the test ends; undefined where none can be mounted. */
export function smallDisk(kilobytes: number, files = 0): string | undefined {
  const path = folder();
  try {
    execFileSync(
      'mount',
      ['-t', 'tmpfs', '-o', `size=${kilobytes}k,nr_inodes=${files}`, 'tmpfs', path],
      {
        stdio: 'ignore',
      },
    );
  } catch {
    return undefined;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', path]);
  });
  return path;
}
