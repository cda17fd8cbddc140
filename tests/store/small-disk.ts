import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { folder } from './tools.ts';

/** A disk of a few kilobytes, gone when the test ends; undefined where none can be mounted. */
export function smallDisk(kilobytes: number): string | undefined {
  const path = folder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path], {
      stdio: 'ignore',
    });
  } catch {
    return undefined;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', path]);
  });
  return path;
}
