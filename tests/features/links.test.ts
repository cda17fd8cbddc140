/** Cause and effect. */
import { expect, test } from 'vitest';
import { drive } from './drive.tsx';
import { EVENTS, openShell, READINGS } from './shell.ts';
import { MADE } from './strategy.ts';

test.each([
  [80, 24],
  [120, 36],
])('at %d×%d', async (columns, rows) => {
  const { press, screen } = await drive(columns, rows);
  await press('m');
  await expect(screen()).toMatchFileSnapshot(`golden/links-${columns}.txt`);
  await press('Down', 'Enter');
  await expect(screen()).toMatchFileSnapshot(`golden/link-${columns}.txt`);
});

test('Enter leads to the cause, the effect and the act', async () => {
  const { press, dashboard } = await drive();
  const opened: unknown[] = [];
  for (const keys of [['g'], ['g', 'Down'], ['G']]) {
    await press('0', 'm', 'g', 'Enter', ...keys, 'Enter');
    const { screen, target } = dashboard.snapshot().state.layers.at(-1) ?? {};
    opened.push(`${screen} ${target}`);
  }
  expect(opened).toEqual([
    'track russia',
    'track support-to-russia',
    expect.stringMatching(/^event [a-z0-9-]+$/),
  ]);
});

test('what the command prints, in 80 columns and as JSON', async () => {
  const { run, file } = openShell();
  const links = [{ title: 'If so', cause: 'LAND', effect: 'inner' }];
  file('made.json', JSON.stringify({ ...MADE, links }));
  await run('import', file('readings.csv', READINGS));
  const answer = 'answer,2026-06-01,acts,They answered,theirs,,bad,1,pact\n';
  await run('event', 'import', file('events.csv', EVENTS + answer));
  for (const words of [['links'], ['links', 'land']]) {
    const name = `golden/${words.join('-')}`;
    await expect(await run(...words)).toMatchFileSnapshot(`${name}.txt`);
    const { rows, ...document } = JSON.parse(await run(...words, '--json'));
    const lines = [document, ...rows].map((each) => `${JSON.stringify(each)}\n`);
    await expect(lines.join('')).toMatchFileSnapshot(`${name}.jsonl`);
  }
});

test('a strategy without links has none, and what is no end of one is refused', async () => {
  const { run } = openShell();
  expect(await run('links')).toContain('the strategy has no links');
  await expect(run('links', 'land')).rejects.toThrow('LAND is not the cause or effect of a link');
});
