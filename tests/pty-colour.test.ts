/** Colour is on top: where it is not wanted the built program writes none, and the state stands there in words. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openTerminal } from './terminal.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'axiswatch-colour-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const hasColour = (written: string): boolean =>
  written.split('\u001B[').some((part) => /^[\d;:]+m/.test(part));
const PLAIN = {
  AXISWATCH_DATA_DIR: dataDir,
  CI: undefined,
  NO_COLOR: undefined,
  FORCE_COLOR: undefined,
};

/** What was written up to the first frame, and that frame. */
async function opened(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly written: string; readonly screen: string }> {
  // The board of one day: what is due on it has expired a year on.
  const program = ['dist/axiswatch.js', '--as-of', '2026-11-25', ...args];
  const terminal = openTerminal(process.execPath, program, { env });
  await terminal.until(
    'the overview',
    (screen) => /›New occupied land .* d +83/.test(screen) && screen.includes('quit'),
  );
  const seen = { written: terminal.written(), screen: terminal.rows().join('\n') };
  terminal.type('q');
  await terminal.ended();
  return seen;
}

test('NO_COLOR, TERM=dumb and --no-color each write no colour, and the state stays there in words and marks', async () => {
  const coloured = await opened([], PLAIN);
  expect(hasColour(coloured.written)).toBe(true);
  for (const [args, env] of [
    [[], { ...PLAIN, NO_COLOR: '1' }],
    [[], { ...PLAIN, TERM: 'dumb' }],
    [['--no-color'], PLAIN],
  ] as const) {
    const bare = await opened(args, env);
    expect(hasColour(bare.written)).toBe(false);
    expect(bare.screen).toMatch(/›New occupied land .* d +83/);
    expect(bare.screen).toContain('ALERT');
  }
});
