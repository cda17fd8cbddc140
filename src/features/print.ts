/** Through the descriptors, which are open at once. */
import { writeSync } from 'node:fs';

/** Whether somebody still reads it. */
export function print(text: string): boolean {
  return write(1, text);
}

/** A line for the person, apart from what was asked for. */
export function printError(text: string): void {
  write(2, `axiswatch: ${text}\n`);
}

function write(descriptor: 1 | 2, text: string): boolean {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      // who closes it early has seen enough
      if (code === 'EPIPE') return false;
      if (code !== 'EAGAIN') throw error;
    }
  }
  return true;
}
