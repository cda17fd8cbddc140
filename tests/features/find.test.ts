/** Finding by name, a line that records, and help. */
import { describe, expect, test } from 'vitest';
import { drive } from './drive.tsx';

test.each([
  [80, 24],
  [120, 36],
])('what find, help and settings are at %i columns', async (columns, rows) => {
  const { press, screen } = await drive(columns, rows);
  for (const [name, key] of Object.entries({ find: ':', help: '?', settings: ',' })) {
    await press(key);
    await expect(screen()).toMatchFileSnapshot(`golden/${name}-${columns}.txt`);
    await press('Esc');
  }
});

describe('find', () => {
  test.each([
    ['rusia', / Russia \/ Ukraine .*36|^ Russia \/ Ukraine /],
    ['takes land', /^ Land Russia takes /],
    ['settings', /^ Settings /],
  ])('%s leads there', async (typed, title) => {
    const { press, screen } = await drive(120, 36);
    await press(':', typed, 'Enter');
    expect(screen()).toMatch(title);
    await press('Esc');
    expect(screen()).toContain('Is Beijing reconsidering?');
  });

  test('what nothing is called is said, and stays', async () => {
    const { press, screen, footer } = await drive();
    await press(':', 'zzzz', 'Enter');
    expect(footer()).toContain('nothing is called that');
    expect(screen()).toContain(': zzzz');
  });

  test('of a track finds its indicators, one of which is recorded', async () => {
    const { press, screen } = await drive();
    await press('Down', 'e');
    expect(screen()).toMatch(/IR5 Houthi attacks/);
    expect(screen()).not.toMatch(/RU1|Settings/);
    await press('exports', 'Enter');
    expect(screen()).toMatch(/^ record Iranian oil exports/);
  });
});

describe('a line that records', () => {
  const newest = async ({ journal }: Awaited<ReturnType<typeof drive>>) =>
    (await journal.entries({ newestFirst: true, limit: 1 }))[0];

  test('is told before it is written', async () => {
    const driven = await drive();
    const { press, screen, footer } = driven;
    await press(':', 'RU1 400 31 oct DeepState');
    expect(screen()).toMatch(/record RU1 400 km²\/mo on 31 Oct 2026 {2}DeepState: index 35.7 → 35/);
    await press('Enter');
    expect(footer()).toMatch(/^RU1 400 km²\/mo on 31 Oct 2026 recorded: index 35.7 → 35/);
    expect(screen()).toContain('Is Beijing reconsidering?');
    expect(await newest(driven)).toMatchObject({
      author: 'Ann',
      row: { indicator: 'RU1', value: 400, source: 'DeepState' },
    });
  });

  test('is asked about where there is a doubt, and stays after a no', async () => {
    const driven = await drive(120, 36);
    const { press, screen, footer } = driven;
    await press(':', 'RU1 36 000 31 oct', 'Enter');
    expect(footer()).toMatch(/^save although it is off the scale .*no source is given.*Enter yes/);
    await press('n');
    expect(screen()).toContain(': RU1 36 000 31 oct');
    expect(await newest(driven)).toMatchObject({ author: 'shipped' });
    await press('Enter', 'y');
    expect(footer()).toMatch(/36 000 .* recorded/);
    expect(await newest(driven)).toMatchObject({ row: { value: 36000 } });
  });

  test('a count of days behind a value is no part of it', async () => {
    const { press, screen } = await drive();
    await press(':', 'RU1 34 100 d DeepState');
    expect(screen()).toMatch(/record RU1 34 km²\/mo on 23 Aug 2026/);
  });

  test('is refused with a word where it is wrong, and stays', async () => {
    const driven = await drive();
    const { press, screen, footer } = driven;
    await press(':', 'RU1 many 31 oct', 'Enter');
    expect(footer()).toMatch(/^must be a number.*not "many"/);
    expect(screen()).toContain(': RU1 many 31 oct');
    await press('^U', 'RU1 44 40 oct', 'Enter');
    expect(footer()).toMatch(/^40 oct is not a day/);
    await press('^U', 'RU3 4 20 30 nov UAF', 'Enter');
    expect(footer()).toMatch(/^20 30 nov UAF is not a day/);
    expect(await newest(driven)).toMatchObject({ author: 'shipped' });
  });
});

describe('help', () => {
  test('is about the screen from which it is opened', async () => {
    const { press, screen } = await drive(80, 50);
    await press('?');
    expect(screen()).toMatch(/├──●──┤ +the index and its 90 % interval/);
    await press('Esc', '1', '?');
    expect(screen()).toMatch(/brings +its part of the score of the track/);
    expect(screen()).not.toContain('├──●──┤');
    await press('PgDn', 'PgDn');
    expect(screen()).toMatch(/› q +quit/);
  });

  test('a key or a word is searched, and a key that is chosen is pressed', async () => {
    const { press, screen, footer } = await drive();
    await press('?', '~');
    expect(screen()).toMatch(/› ~ +late: its next figure is due/);
    await press('Enter');
    expect(footer()).toMatch(/^~: late: its next figure is due/);
    await press('Backspace', 'colours', '^U', 'setings', 'Enter');
    expect(screen()).toMatch(/^ Settings/);
  });

  test('is there in a form, with its words and the keys of forms alone, and the form stays', async () => {
    const { press, screen, footer } = await drive(80, 50);
    await press('n', 'a', 'Why not?', 'F1');
    expect(screen()).toMatch(/unlikely +20 % to 45 %/);
    expect(screen()).toMatch(/Tab +go to the next field/);
    expect(screen()).not.toContain('quit');
    await press('Esc', 'Tab', '?', 'rather');
    expect(screen()).toContain('nothing is called that; Esc goes back');
    await press('Esc', 'u');
    expect(screen()).toMatch(/judgement +Why not\?/);
    expect(screen()).toMatch(/means +5 % to 20 %/);
    expect(footer()).toMatch(/F1 help$/);
  });

  test('of the first page has its answers', async () => {
    const { press, screen } = await drive();
    await press('?', 'visible');
    expect(screen()).toMatch(/› answer +Not visible: the index moved less than its error/);
    await press('F1', 'Esc', 'F1');
    expect(screen()).toMatch(/› answer/);
  });

  test('what is too long for its line stands whole below', async () => {
    const { press, screen } = await drive(60, 20);
    await press('?', 'one line');
    expect(screen()).toMatch(/in one\s+line: id 34 31 oct source/);
  });
});
