/** Values typed beside the real ones: never written, and asked about before they are lost. */
import { expect, test } from 'vitest';
import { drive } from './drive.tsx';
import { openFilledShell } from './shell.ts';

test.each([
  [80, 24],
  [120, 36],
])('what if at %d×%d', async (columns, rows) => {
  const { press, screen, journal } = await drive(columns, rows);
  const seq = await journal.last();
  await press('w');
  await expect(screen()).toMatchFileSnapshot(`golden/what-if-${columns}.txt`);
  await press('Enter', 'x20', 'Enter', 'G', '-', '3', 'Enter');
  await expect(screen()).toMatchFileSnapshot(`golden/what-if-typed-${columns}.txt`);
  expect(await journal.last()).toBe(seq);
});

test('what is typed is checked, tried, and taken away by the real value', async () => {
  const { press, screen, footer } = await drive(120, 36);
  await press('w', '6', '0', '0');
  expect(screen()).toMatch(/› mean of 80 days, in km²\/mo +600\n/);
  expect(screen()).toMatch(/RU1 +alert +Russia takes 500 km² a month +crossed/);
  await press('Enter');
  expect(screen()).toMatch(/› Land Russia takes +34 km²\/mo +600 km²\/mo/);
  await press('Enter', '^U', 'most', 'Enter');
  expect(footer()).toBe('most is not a value; write a number, x2, /2 or +10%');
  await press('^U', 'Enter');
  expect(screen()).not.toContain('600 km²/mo');
  await press('Down', 'Down', 'Down', 'Down', 'Down', '2', 'Enter');
  expect(screen()).toMatch(/Houthi campaign[^\n]* would end$/m);
  await press('3', 'Enter', 'g');
  // a level is chosen
  await press(...Array(15).fill('Down'), 'Enter', '0', 'Enter');
  expect(screen()).toMatch(/35\.7 +42\.\d +\+\d\.\d +Strained +Reconsidering/);
  expect(screen()).toMatch(/› Weapons to Russia +whole weapons +none seen/);
});

test('nothing typed is lost without a yes', async () => {
  const { press, screen, footer, dashboard } = await drive();
  const depth = () => dashboard.snapshot().state.layers.length;
  await press('w', 'Esc');
  expect(depth()).toBe(1);
  await press('w', 'Enter', '/2', 'Enter');
  for (const key of ['Esc', '0', 'q']) {
    await press(key);
    expect(footer()).toMatch(/^leave and forget 1 typed value\?/);
    await press('n');
    expect(screen()).toContain('17 km²/mo');
  }
  // on top of it nothing is lost
  await press('i', 'Esc');
  expect(screen()).toContain('17 km²/mo');
  await press('i', '0', 'y');
  expect(depth()).toBe(1);
});

test('the shell takes the same words, and refuses others with what would be right', async () => {
  const { run, rows } = await openFilledShell();
  const scores = async (...words: readonly string[]) =>
    (await rows('whatif', ...words)).map(({ id, before, after }) => [id, before, after]);
  const [[, before] = []] = await scores();
  expect(await scores('arms=none', 'acts=one', 'more', 'good', 'land=630')).toEqual([
    ['top', before, expect.any(Number)],
    ...[['inner'], ['LAND'], ['acts'], ['arms']].map(([id]) => [
      id,
      expect.any(Number),
      expect.any(Number),
    ]),
  ]);
  const typed = async (word: string) =>
    /what if.*/s.exec(await run('whatif', ...word.split(' ')))?.[0];
  expect(await typed('land=x2')).toMatch(/Land +210 km² +420 km²/);
  expect(await typed('land=/2')).toMatch(/Land +210 km² +105 km²/);
  expect(await typed('land=-10%')).toMatch(/Land +210 km² +189 km²/);
  expect(await typed('acts=one more bad')).toMatch(/Acts +2 +1 /);
  expect(await typed('arms=2')).toMatch(/Arms +a +b /);
  const wrong: Readonly<Record<string, RegExp>> = {
    land: /^land has no value; write land=200/,
    'land=': /^LAND: a value is missing; write a number, x2, \/2 or \+10%$/,
    'land=many': /^LAND: many is not a value; write a number/,
    'arms=c': /^arms: c is not a value; write none, a, b or 0 to 2$/,
    'arms=x3': /^arms: x3 is not one of its levels; write none, a, b or 0 to 2$/,
    'oil=-1': /^oil: -1 is not on its scale; write a value above 0$/,
    'acts=one more':
      /^acts: one more is not a value; write a number, one more good or one more bad$/,
    'inner=3': /^inner is a branch; name an indicator/,
    'lnd=3': /^lnd is not an indicator .*did you mean LAND/,
    'land=1 land=2': /^LAND: it is given twice; give it once$/,
  };
  for (const [words, told] of Object.entries(wrong)) {
    await expect(run('whatif', ...words.split(' ')), words).rejects.toThrow(told);
  }
});
