/** Forecasts: asked, given, retracted and settled, in the shell and on the screen. */
import { expect, test } from 'vitest';
import { drive } from './drive.tsx';
import { asked, given } from './items.ts';
import { openFilledShell, TODAY } from './shell.ts';

const SETTLED = asked('aa000000', TODAY - 200, { indicator: 'RU1', value: 300, by: TODAY - 120 });
const OPEN = asked('bb000000', TODAY - 20, { indicator: 'RU1', value: 200, by: TODAY + 120 });

test.each([
  [80, 24],
  [120, 36],
])('looks at %d×%d as it did', async (columns, rows) => {
  const { press, screen, journal, dashboard } = await drive(columns, rows);
  await journal.append('Bob', [SETTLED, given('aa000000', 0.2), OPEN, given('bb000000', 0.4)]);
  await journal.append('Ann', [given('aa000000', 0.9), given('aa000000', 0.6)]);
  await dashboard.reload();
  await press('f', 'Down');
  await expect(screen()).toMatchFileSnapshot(`golden/forecasts-${columns}.txt`);
  await press('a', 'Down', 'Enter');
  await expect(screen()).toMatchFileSnapshot(`golden/forecast-form-${columns}.txt`);
});

test('a question is asked with suggestions, given twice, and taken back in the order of writing', async () => {
  const { press, screen, footer, journal } = await drive(120, 36);
  await press('f', 'a', 'a', 'land', 'Right');
  expect(screen()).toMatch(/indicator +RU1/);
  expect(screen()).toMatch(/now +60 km²\/mo/);
  await press('Down', 'Down', '200', 'Tab', 'Right', 'Tab', '130', 'Enter');
  expect(footer()).toBe('probability: must be from 0% to 100%, such as 30%');
  await press('^U', '30', 'Enter');
  expect(footer()).toBe('asked; u takes it back');
  expect(screen()).toMatch(/Land Russia takes at least.* 31 Mar 2027 .*30 %/);
  await press('g', '45 %', 'Enter');
  expect(screen()).toMatch(/Ann +30 % +45 %/);
  const all = await journal.items('forecast');
  expect(all.map(({ title }) => title)).toEqual([
    'RU1 at least 200 km²/mo by 31 Mar 2027',
    '30 %: RU1 at least 200 km²/mo by 31 Mar 2027',
    '45 %: RU1 at least 200 km²/mo by 31 Mar 2027',
  ]);
  await press('u');
  expect(footer()).toMatch(/^undone: 45 %: RU1 at least 200 /);
  await press('u');
  expect(await journal.items('forecast')).toEqual([]);
  await press('U', 'D', 'y');
  expect(footer()).toBe('retracted; u takes it back');
  expect(await journal.items('forecast')).toEqual([]);
  await press('u');
  expect(await journal.items('forecast')).toHaveLength(2);
});

test('what others gave stays, and so does what is settled', async () => {
  const { press, screen, footer, journal, dashboard } = await drive(120, 36);
  await journal.append('Ann', [OPEN, given('bb000000', 0.3)]);
  await journal.append('Bob', [given('bb000000', 0.6)]);
  await journal.append('Ann', [SETTLED, given('aa000000', 0.3)]);
  await dashboard.reload();
  await press('f', 'D');
  expect(footer()).toMatch(/^Retract “0.3 on bb000000”\?/);
  await press('y', 'D');
  expect(footer()).toBe('you have nothing to retract here; g gives it a probability');
  expect(screen()).not.toMatch(/Ann +30 %/);
  expect(screen()).toMatch(/Bob +60 %/);
  await press('Down', 'D');
  expect(footer()).toMatch(/^what is settled stays/);
  await press('Enter');
  expect(footer()).toBe('aa000000 is failed; ask another question');
});

test('on another day nothing is asked, and what was asked later is not there', async () => {
  const { press, screen, footer, journal, dashboard } = await drive(120, 36);
  await journal.append('Bob', [SETTLED, given('aa000000', 0.3, TODAY - 200), OPEN]);
  await dashboard.reload();
  await press('t', '6m', 'Enter', 'f', 'a');
  expect(footer()).toMatch(/^nothing can be recorded on the board of 1 Jun 2026/);
  await press('Esc', 'f');
  expect(screen()).toMatch(/Land Russia takes at least 300 km²/);
  expect(screen()).not.toContain('200 km²/mo');
});

test('a question of a strategy that has no such indicator is not there', async () => {
  const { append, rows } = await openFilledShell();
  await append('Bob', [OPEN]);
  expect(await rows('forecast', 'list', '--all')).toEqual([]);
});

test.each([
  ['LAND at least 200', 'is not a question; write one such as ID at least 200 by'],
  ['XX at least 2 by +6m', 'indicator: “XX” is not an indicator; choose from'],
  ['LAND at least much by +6m', 'value: must be a number'],
  ['arms at most c by +6m', 'value: must be none, a, b'],
  ['arms at most 3 by +6m', 'value: must be none, a, b'],
  ['LAND at most 2 by 31 oct', 'by: must be after 1 Dec 2026'],
  ['LAND at most 2 by 2029-12-02', 'more than three years ahead'],
  ['LAND at most 2 by soon', 'by: soon is not a day'],
])('%s is refused', async (question, message) => {
  const { run, rows } = await openFilledShell();
  await expect(run('forecast', 'ask', question)).rejects.toThrow(message);
  expect(await rows('forecast', 'list', '--all')).toEqual([]);
});

test('a level is asked by its name, on the last day that there is', async () => {
  const { run, rows } = await openFilledShell();
  await run('forecast', 'ask', 'arms at most none by 2029-12-01', '--probability', '0');
  const [row] = await rows('forecast', 'list');
  expect(row).toMatchObject({ question: 'Arms at most “none”', mine: 0, now: 1, away: 1 });
  const id = String(row?.id);
  await run('forecast', 'give', id.slice(0, 5), '100');
  expect(await rows('forecast', 'list')).toMatchObject([{ id, mine: 1 }]);
  await expect(run('forecast', 'give', id, '30.5%')).rejects.toThrow('must be from 0% to 100%');
  await expect(run('forecast', 'give', 'zz', '30%')).rejects.toThrow(`choose from ${id}`);
});

test('an id that begins as others do is refused with those', async () => {
  const { append, run } = await openFilledShell();
  await expect(run('forecast', 'give', 'a', '5')).rejects.toThrow('there is no question yet');
  const about = { indicator: 'oil', value: 5, by: TODAY + 9 };
  await append('Bob', [asked('ab000000', TODAY, about), asked('ac000000', TODAY, about)]);
  await expect(run('forecast', 'give', 'a', '5')).rejects.toThrow(
    'a is the id of more than one question; choose from ab000000, ac000000',
  );
});
