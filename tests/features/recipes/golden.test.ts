/** What each command about recipes prints, in 80 columns and as JSON. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { TODAY } from '../shell.ts';
import { openRecipeShell } from './support.ts';

const MS_PER_DAY = 86_400_000;

const LINES: Readonly<Record<string, readonly string[]>> = {
  'recipe new': ['recipe', 'new', '~/trade_2026-09.csv', '--indicator', 'TRADE', '--yes'],
  'recipe try': ['recipe', 'try', 'trade', '--where', 'flow=import'],
  'recipe check': ['recipe', 'check'],
  'recipe list': ['recipe', 'list'],
  'recipe show': ['recipe', 'show', 'trade'],
  collect: ['collect'],
};

test.each(Object.entries(LINES))('%s', async (name, line) => {
  vi.useFakeTimers({ toFake: ['Date'], now: TODAY * MS_PER_DAY });
  onTestFinished(() => void vi.useRealTimers());
  const { run, file } = openRecipeShell();
  const rows = ['Aug 2026,export,"190,000.5"', 'Sep 2026,export,"210,000 p"', 'Oct 2026,export,x'];
  file('trade_2026-09.csv', `Month,flow,USD m\n${rows.join('\n')}\nOct 2026,import,"1,100"\n`);
  file('share.csv', 'day,rate\n2026-09-30,4.1%\n');
  await run('record', 'TRADE', '200', '31 aug 2026', '--source', 'An office');
  const teach = ['--indicator', 'TRADE', '--where', 'flow=export', '--id', 'trade'];
  await run('recipe', 'new', '~/trade_2026-09.csv', ...teach);
  await run('recipe', 'new', '~/share.csv', '--indicator', 'SHARE');
  if (name !== 'recipe new' && name !== 'collect') await run('collect');
  if (name === 'recipe list') await run('recipe', 'off', 'share');
  const argv = name === 'recipe new' ? [...line, ...teach.slice(2)] : line;
  const golden = `../golden/${name.replaceAll(' ', '-')}`;
  await expect(await run(...argv)).toMatchFileSnapshot(`${golden}.txt`);
  if (name === 'collect') return;
  const document = JSON.parse(await run(...argv, '--json'));
  const lines = [{ ...document, rows: undefined }, ...document.rows];
  await expect(lines.map((each) => `${JSON.stringify(each)}\n`).join('')).toMatchFileSnapshot(
    `${golden}.jsonl`,
  );
});
