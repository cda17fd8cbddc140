/** What the compiler says of the source when it is changed. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './terminal.ts';

/** An error of the compiler: a path below src/, a line from 1, and what it says, on one line. */
interface Complaint {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** The errors in a copy of the source in which these files, by their paths below src/, have these texts. */
export function complaintsAbout(texts: Readonly<Record<string, string>>): readonly Complaint[] {
  const copy = mkdtempSync(join(tmpdir(), 'axiswatch-compiled-'));
  try {
    for (const name of ['src', 'package.json', 'tsconfig.json'])
      cpSync(join(root, name), join(copy, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const [file, text] of Object.entries(texts)) writeFileSync(join(copy, 'src', file), text);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const args = [tsc, '--noEmit', '--pretty', 'false', '-p', copy];
    const { stdout } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
    const errors = stdout.matchAll(/^src\/([^(]+)\((\d+),\d+\): error (.*(?:\n .*)*)/gm);
    return Array.from(errors, ([, file = '', line, text = '']) => ({
      file,
      line: Number(line),
      text: text.replaceAll(/\s*\n\s*/g, ' '),
    }));
  } finally {
    rmSync(copy, { recursive: true });
  }
}
