/** Judgements: written, replied to, retracted, and what the board did since. */
import { expect, test } from 'vitest';
import { drive } from './drive.tsx';
import { JUDGED, judged } from './items.ts';
import { openFilledShell, openShell, TODAY } from './shell.ts';

test.each([
  [80, 24],
  [120, 36],
])('looks at %d×%d as it did', async (columns, rows) => {
  const { press, screen, journal, dashboard } = await drive(columns, rows);
  await journal.append('Bob', [judged(TODAY - 40, 'axis-of-losers')]);
  await dashboard.reload();
  await press('n');
  const masked = () => screen().replaceAll(/\b[0-9a-f]{8}\b/g, '########');
  await expect(masked()).toMatchFileSnapshot(`golden/judgements-${columns}.txt`);
  await press('a', 'A turn is likely', 'Tab', 'u');
  await expect(masked()).toMatchFileSnapshot(`golden/judgement-form-${columns}.txt`);
});

test('a choice is found by what is typed of its words; the same letter again goes on', async () => {
  const { press, screen } = await drive(120, 36);
  await press('n', 'a', 'Tab', 'very l');
  expect(screen()).toContain('[very likely]');
  await press('a');
  expect(screen()).toContain('[almost certain]');
  await press('a');
  expect(screen()).toContain('[almost no chance]');
  await press('lmost c');
  expect(screen()).toContain('[almost certain]');
});

test('is written with all of it, fixed to the board, and asked about where its words differ', async () => {
  const { press, screen, footer, journal, dashboard } = await drive(120, 36);
  await press('n', 'a', 'Enter');
  expect(footer()).toBe('judgement: must say what you make of it');
  await press('A turn is likely', 'Tab', 'u', 'Tab', 'l', 'Tab', 'A cut', 'Enter');
  expect(footer()).toMatch(
    /^save although the text says “likely”, the likelihood is very unlikely/,
  );
  await press('y');
  expect(footer()).toBe('saved; u takes it back');
  const { board } = dashboard.snapshot().state.world;
  const [item] = await journal.items('judgement');
  expect(item).toMatchObject({
    ...{ day: TODAY, title: 'A turn is likely', mind: 'A cut', author: 'Ann' },
    ...{ question: 'Is Beijing reconsidering?', likelihood: 'very unlikely', confidence: 'low' },
    stood: {
      ...{ hash: board.strategy.hash, index: board.score(board.strategy.index) },
      ...{ answer: 'Not visible', band: 'Strained' },
    },
  });
  await press('r');
  expect(footer()).toBe('it is your own; another person agrees or dissents');
  await press('Enter', 'D', 'y');
  expect(screen()).toContain('nobody has judged it yet');
  await press('u');
  expect(screen()).toContain('A turn is likely');
});

test("another person's is replied to, and only the reply is taken back", async () => {
  const { press, screen, footer, journal, dashboard } = await drive(120, 36);
  await journal.append('Bob', [judged(TODAY - 40, 'axis-of-losers')]);
  await dashboard.reload();
  await press('n', 'D');
  expect(footer()).toBe('none of it is yours; r replies');
  await press('Enter', 'r', 'd', 'Enter');
  expect(footer()).toBe('why: must say why');
  await press('It moved', 'Enter');
  expect(screen()).toMatch(/replies +Ann dissents, 1 Dec 2026: It moved/);
  await press('D', 'y');
  expect(screen()).not.toContain('It moved');
  expect(await journal.items('judgement')).toHaveLength(1);
  await press('t', '6m', 'Enter', 'n');
  expect(screen()).toContain('nobody has judged it yet');
});

test('looks back on what the index did, with what was recorded on the same day', async () => {
  const { run, rows } = await openFilledShell();
  const texts = ['--likelihood', 'likely', '--confidence', 'high', '--mind', 'A pact'];
  await run('judgement', 'new', 'It moves', ...texts);
  const [still] = await rows('judgement', 'show');
  expect(still).toMatchObject({ change: 0, error: 0, is: 'within error', 'answer then': 'no' });
  await run('record', 'LAND', '600', '30', 'nov', '--source', 'A map');
  const [moved] = await rows('judgement', 'show');
  expect(moved?.['index then']).toBe(still?.['index then']);
  expect(moved?.change).toBeCloseTo(Number(moved?.now) - Number(still?.now), 9);
  expect(moved?.change).toBeLessThan(0);
  expect(moved?.error).toBeGreaterThan(0);
});

test('one without an index says so, and one of another strategy is not there', async () => {
  const { run, rows, append } = openShell();
  await append('Bob', [judged(TODAY, 'other')]);
  expect(await rows('judgement', 'list')).toEqual([]);
  await expect(run('judgement', 'show')).rejects.toThrow('there is no judgement yet');
  const texts = ['--likelihood', 'likely', '--confidence', 'high', '--mind', 'A pact'];
  await run('judgement', 'new', 'Nobody knows', ...texts);
  expect(await rows('judgement', 'list')).toMatchObject([{ 'index then': null, change: null }]);
});

test('what is missing or contradicts is refused in the shell, and so is a reply to oneself', async () => {
  const { run, rows, append } = await openFilledShell();
  await expect(run('judgement', 'new', ' ', '--likelihood', 'maybe')).rejects.toThrow(
    /^text: must say.*\nlikelihood: must be almost no chance, .*\nconfidence: .*\nmind: must say/,
  );
  const line = ['judgement', 'new', 'It is likely', '--confidence', 'low', '--mind', 'A pact'];
  await expect(run(...line, '--likelihood', 'unlikely')).rejects.toThrow(
    'not done: save although the text says “likely”, the likelihood is unlikely; --yes does it',
  );
  expect(await rows('judgement', 'list')).toEqual([]);
  await run(...line, '--likelihood', 'unlikely', '--yes');
  expect(await rows('judgement', 'list')).toHaveLength(1);
  await append('Ann', [judged(TODAY)]);
  await expect(run('judgement', 'agree', JUDGED, 'Yes')).rejects.toThrow('it is your own');
});
