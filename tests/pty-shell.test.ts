/** Commands of the shell on the built dashboard: a form, a question before a file is written over, another board. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { noon, openTerminal, root, type Terminal } from './terminal.ts';

/** Types keys once, and waits for what they are to bring about. */
async function type(terminal: Terminal, keys: string, what: string): Promise<void> {
  terminal.type(keys);
  await terminal.until(what, (screen) => screen.includes(what));
}

test('a report is written, asked about before it is written over, another strategy opens the dashboard anew, and the author is another', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'axiswatch-pty-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const terminal = openTerminal(process.execPath, [join(root, 'dist', 'axiswatch.js')], {
    env: {
      AXISWATCH_DATA_DIR: folder,
      AXISWATCH_AUTHOR: undefined,
      TZ: noon,
      CI: undefined,
    },
  });
  onTestFinished(() => terminal.kill('SIGKILL'));
  await terminal.until('the overview', (screen) => screen.includes('q quit'));
  const file = join(folder, 'a.md');
  await type(terminal, ':', 'Commands');
  await type(terminal, `report ${file}`, '›report');
  await type(terminal, '\r', 'Enter run  Tab next line');
  await type(terminal, '\r', 'written to');
  expect(readFileSync(file, 'utf8')).toContain('# ');
  writeFileSync(file, 'mine');
  await type(terminal, ':', 'Commands');
  await type(terminal, `report ${file}`, '›report');
  await type(terminal, '\r', 'Enter run  Tab next line');
  await type(terminal, '\r', 'Write over it?');
  await type(terminal, 'n', 'nothing was written');
  expect(readFileSync(file, 'utf8')).toBe('mine');
  await type(terminal, '\u001b', 'q quit');
  await type(terminal, ':', 'Commands');
  await type(terminal, 'author Sam', '›setting author');
  await type(terminal, '\r', 'You write and sign as Sam');
  const mine = join(folder, 'mine.json');
  await type(terminal, ':', 'Commands');
  await type(terminal, `strategy new ${mine} --title Follow-up --tracks Land`, '›strategy new');
  await type(terminal, '\r', 'Enter run  Tab next line');
  await type(terminal, '\r', 'a strategy was written to');
  expect(existsSync(mine)).toBe(true);
  await type(terminal, ':', 'Commands');
  await type(terminal, `strategy use ${mine}`, '›strategy use');
  await type(terminal, '\r', 'Enter run  Tab next line');
  await type(terminal, '\r', 'is used');
  await terminal.until('the other board', (screen) => screen.includes('Follow-up'));
  expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toContain('"author": "Sam"');
  terminal.type('q');
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 });
});
